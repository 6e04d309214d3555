"""What may stand in a policy: each kind reads one value, as a file or the registry holds it.

A value that does not fit raises ValueError or AppError; ``expected`` says what would.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from snippets_app.core.chord import hotkey_chord, parse_chord
from snippets_app.core.target_rows import rule_from_row
from snippets_app.settings import is_prefix

CHORD_STEPS = ", "
_LINE = re.compile(r"^(?=.*\S)[^\x00-\x1f\x7f\ud800-\udfff]*\Z")
_FULL_PATH = re.compile(r"/|\\\\|[A-Za-z]:[\\/]")
_SILENCED = {"rule", "program"}


@dataclass(frozen=True, slots=True)
class Kind:
    """``read`` gives what holds, of a list of each of its rows. ``choices``: the texts that may
    stand there, with what holds for each."""

    expected: str
    read: Callable[[object], object]
    is_list: bool = False
    choices: Mapping[str, str] | None = None


def _truth(value: object) -> bool:
    if value is True or value is False or (type(value) is int and value in (0, 1)):
        return bool(value)  # the registry has no truth, only numbers
    raise ValueError


def _line(value: object) -> str:
    if isinstance(value, str) and _LINE.match(value):
        return value.strip()
    raise ValueError


def _prefix(value: object) -> str:
    if isinstance(value, str) and is_prefix(value):
        return value
    raise ValueError


def _chord(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError  # noqa: TRY004 - it is told to a person, not to a caller
    first, comma, second = value.strip().partition(CHORD_STEPS)
    if not first:
        return ""
    chord = str(hotkey_chord(first))
    return f"{chord}{CHORD_STEPS}{parse_chord(second)}" if comma else chord


def _chords(_value: object) -> object:
    """Never called for chords by action: each of those is a key of its own."""
    raise ValueError


def _full_path(value: object) -> str:
    path = _line(value)
    if _FULL_PATH.match(path):
        return path
    raise ValueError


def _row(value: object) -> dict[str, str]:
    """A row as settings have it, or its fields in one text: ``rule=ID; program=Chat``."""
    if isinstance(value, str):
        pairs = (each.partition("=") for each in value.split(";") if each.strip())
        value = {name.strip(): text.strip() if equals else None for name, equals, text in pairs}
    if isinstance(value, dict) and value and all(isinstance(each, str) for each in value.values()):
        return value
    raise ValueError


def _target(value: object) -> dict[str, str]:
    row = _row(value)
    rule_from_row(row)
    return row


def _silenced(value: object) -> dict[str, str]:
    row = _row(value)
    if row.keys() == _SILENCED and all(row.values()):
        return row
    raise ValueError


def _one_of(choices: Mapping[str, str]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if isinstance(value, str) and value in choices:
            return choices[value]
        raise ValueError

    return read


_LANGUAGES = {"auto": "", "": "", "en": "en", "zh_CN": "zh_CN", "ko": "ko"}
_THEMES = {each: each for each in ("auto", "light", "dark")}

TRUTH = Kind("true or false; in the registry 1 or 0", _truth)
PREFIX = Kind("one character that is no letter, digit or blank", _prefix)
LINE = Kind("one line of text", _line)
LANGUAGE = Kind("auto, en, zh_CN or ko", _one_of(_LANGUAGES), choices=_LANGUAGES)
THEME = Kind("auto, light or dark", _one_of(_THEMES), choices=_THEMES)
FOLDER = Kind("the full path of a folder", _full_path)
LINES = Kind("a list of texts", _line, is_list=True)
TARGETS = Kind("a list of rules for programs", _target, is_list=True)
SILENCED = Kind("a list of rows with rule and program", _silenced, is_list=True)
CHORDS = Kind("hotkeys by their actions", _chords)
CHORD = Kind("a hotkey, or an empty text for none", _chord)
