"""Which rule serves a target: the agent's own first, then those for known programs."""

from collections.abc import Mapping, Sequence
from enum import Enum
from fnmatch import fnmatchcase
from typing import TypeVar

from snippets_app.core.chord import parse_chord
from snippets_app.core.insertion import NewlineMode, TargetRule, UndoMode
from snippets_app.errors import AppError

_Mode = TypeVar("_Mode", bound=Enum)
_FIELDS = ("program", "title", "paste", "newline", "undo", "copy_only")
_TRUTH = {"yes": True, "no": False, "true": True, "false": False, "": False}


def _terminal(program: str, paste: str) -> TargetRule:
    """In a terminal a pasted line break runs the line, and Ctrl+Z suspends the program."""
    return TargetRule(program, paste=paste, newline=NewlineMode.SPACE, undo=UndoMode.BACKSPACE)


def _remote(program: str) -> TargetRule:
    """A remote desktop hands the clipboard over when it likes: pasting at once gives old text."""
    return TargetRule(program, undo=UndoMode.NONE, copy_only=True)


BUILT_IN = (
    _terminal("xterm", "Shift+Insert"),
    _terminal("uxterm", "Shift+Insert"),
    _terminal("urxvt*", "Shift+Insert"),
    _terminal("rxvt*", "Shift+Insert"),
    _terminal("gnome-terminal*", "Ctrl+Shift+V"),
    _terminal("org.gnome.console", "Ctrl+Shift+V"),
    _terminal("org.gnome.ptyxis", "Ctrl+Shift+V"),
    _terminal("konsole", "Ctrl+Shift+V"),
    _terminal("xfce4-terminal", "Ctrl+Shift+V"),
    _terminal("mate-terminal", "Ctrl+Shift+V"),
    _terminal("lxterminal", "Ctrl+Shift+V"),
    _terminal("qterminal", "Ctrl+Shift+V"),
    _terminal("tilix", "Ctrl+Shift+V"),
    _terminal("terminator", "Ctrl+Shift+V"),
    _terminal("kitty", "Ctrl+Shift+V"),
    _terminal("alacritty", "Ctrl+Shift+V"),
    _terminal("*wezterm*", "Ctrl+Shift+V"),
    _terminal("*ghostty*", "Ctrl+Shift+V"),
    _terminal("guake", "Ctrl+Shift+V"),
    _terminal("tilda", "Ctrl+Shift+V"),
    _terminal("yakuake", "Ctrl+Shift+V"),
    _terminal("st", "Ctrl+Shift+V"),
    _terminal("st-*", "Ctrl+Shift+V"),
    _remote("*remmina*"),
    _remote("*freerdp*"),
    _remote("rdesktop"),
    _remote("vmware*"),
    _remote("vmplayer"),
    _remote("virtualbox*"),
    _remote("virt-viewer"),
    _remote("virt-manager"),
    _remote("wfica*"),
    _remote("teamviewer*"),
    _remote("anydesk"),
)


def rule_for(program: str, title: str, agent_rules: Sequence[TargetRule] = ()) -> TargetRule:
    """The first rule that matches, the agent's before the built-in ones; else the usual rule."""
    for rule in (*agent_rules, *BUILT_IN):
        if _matches(rule.program, program) and _matches(rule.title, title):
            return rule
    return TargetRule()


def rule_from_row(row: Mapping[str, object]) -> TargetRule:
    """The rule a row of the settings describes; raises AppError with field and allowed values."""
    for name in row:
        if name not in _FIELDS:
            raise _unknown_field(name)
    usual = TargetRule()
    return TargetRule(
        program=_pattern(row, "program"),
        title=_pattern(row, "title"),
        paste=_paste(row, usual.paste),
        newline=_mode(row, "newline", usual.newline),
        undo=_mode(row, "undo", usual.undo),
        copy_only=_truth(row, "copy_only"),
    )


def _matches(pattern: str, text: str) -> bool:
    return fnmatchcase(text.lower(), pattern.lower())


def _text(row: Mapping[str, object], name: str) -> str:
    return str(row.get(name, "")).strip()


def _pattern(row: Mapping[str, object], name: str) -> str:
    return _text(row, name) or "*"


def _paste(row: Mapping[str, object], usual: str) -> str:
    written = _text(row, "paste")
    try:
        return str(parse_chord(written)) if written else usual
    except AppError as problem:
        allowed = "Ctrl+V, Shift+Insert, Ctrl+Shift+V"
        raise _not_allowed("paste", written, allowed) from problem


def _mode(row: Mapping[str, object], name: str, usual: _Mode) -> _Mode:
    written = _text(row, name).lower()
    modes = {str(mode.value): mode for mode in type(usual)}
    if written and written not in modes:
        raise _not_allowed(name, written, ", ".join(modes))
    return modes.get(written, usual)


def _truth(row: Mapping[str, object], name: str) -> bool:
    written = _text(row, name).lower()
    if written not in _TRUTH:
        raise _not_allowed(name, written, "yes, no")
    return _TRUTH[written]


def _not_allowed(field: str, written: str, allowed: str) -> AppError:
    return AppError(
        "A target rule has “{written}” in the field “{field}”.",
        "Allowed there: {allowed}.",
        field=field,
        written=written,
        allowed=allowed,
    )


def _unknown_field(name: str) -> AppError:
    return AppError(
        "A target rule has a field “{field}”, which does not exist.",
        "Fields are: {allowed}.",
        field=name,
        allowed=", ".join(_FIELDS),
    )
