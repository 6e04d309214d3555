"""Target rules as an agent's settings write them: rows of texts, faults told by field."""

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

from snippets_app.core.chord import parse_chord
from snippets_app.core.target_rule import (
    LONGEST_DELAY,
    TargetRule,
)
from snippets_app.errors import AppError

_Mode = TypeVar("_Mode", bound=Enum)
PROFILE = "profile"
"""The field that names a profile; such a row says only what is another than there."""
FIELDS = (
    "program", "title", "paste", "newline", "send", "undo", "paste_delay", "copy_only",
)  # fmt: skip
_TRUTH = {"yes": True, "no": False, "true": True, "false": False}
_USUAL = TargetRule()


def rule_from_row(row: Mapping[str, object], below: TargetRule = _USUAL) -> TargetRule:
    """The rule a row describes, with ``below`` where it says nothing.

    Raises AppError with field and allowed values.
    """
    for name in row:
        if name not in {*FIELDS, PROFILE}:
            raise _unknown_field(name)
    return TargetRule(
        program=_text(row, "program") or below.program,
        title=_text(row, "title") or below.title,
        paste=_paste(row, below.paste),
        newline=_mode(row, "newline", below.newline),
        undo=_mode(row, "undo", below.undo),
        copy_only=_truth(row, "copy_only", usual=below.copy_only),
        send=_mode(row, "send", below.send),
        paste_delay=_delay(row, below.paste_delay),
    )


def row_from_rule(
    rule: TargetRule, below: TargetRule = _USUAL, profile: str = ""
) -> dict[str, str]:
    """The row that reads as ``rule`` over ``below``; it says nothing that is the same there."""
    written, before = _written(rule), _written(below)
    changed = {name: value for name, value in written.items() if value != before[name]}
    return {PROFILE: profile} | changed if profile else changed


def _written(rule: TargetRule) -> dict[str, str]:
    return {
        "program": rule.program,
        "title": rule.title,
        "paste": rule.paste,
        "newline": rule.newline.value,
        "send": rule.send.value,
        "undo": rule.undo.value,
        "paste_delay": str(rule.paste_delay),
        "copy_only": "yes" if rule.copy_only else "no",
    }


def _text(row: Mapping[str, object], name: str) -> str:
    return str(row.get(name, "")).strip()


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


def _truth(row: Mapping[str, object], name: str, *, usual: bool) -> bool:
    written = _text(row, name).lower()
    if written and written not in _TRUTH:
        raise _not_allowed(name, written, "yes, no")
    return _TRUTH.get(written, usual)


def _delay(row: Mapping[str, object], usual: int) -> int:
    written = _text(row, "paste_delay")
    if not written:
        return usual
    if not (written.isascii() and written.isdigit() and int(written) <= LONGEST_DELAY):
        raise _not_allowed("paste_delay", written, f"0 – {LONGEST_DELAY}")
    return int(written)


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
        allowed=", ".join((*FIELDS, PROFILE)),
    )
