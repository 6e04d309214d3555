"""The fields of the file of programs and their limits.

Without msgspec, which takes longer to load than the file: it is read while a first phrase waits.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from snippets_app.core import limits
from snippets_app.core.profiles import NAME_LANGUAGES
from snippets_app.core.target_rule import LONGEST_DELAY, NewlineMode, SendKey, UndoMode

FORMAT = 1
MOST_PATTERNS = 100
_ID = re.compile(limits.ID_PATTERN)
_NAME = re.compile(limits.TITLE_PATTERN)
_PATTERN = re.compile(r"(?=.*[^*])[^A-Z\x00-\x1f\x7f]{1,60}\Z")


@dataclass(frozen=True, slots=True)
class Entry:
    """One field: what is allowed, in words, and whether a value is."""

    allowed: str
    fits: Callable[[object], bool]
    required: bool = False


def faults(entries: Mapping[str, Entry], record: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Every broken field of ``record`` with a message: what is wrong, and what is allowed."""
    for name in record.keys() - entries.keys():
        yield name, f"is not known here; allowed: {', '.join(entries)}"
    for name, entry in entries.items():
        if name not in record:
            if entry.required:
                yield name, f"is missing; allowed: {entry.allowed}"
        elif not entry.fits(record[name]):
            yield name, f"is not what belongs here; allowed: {entry.allowed}"


def _is_text(fitting: re.Pattern[str], longest: int) -> Callable[[object], bool]:
    return lambda value: (
        isinstance(value, str) and len(value) <= longest and bool(fitting.match(value))
    )


def _are_patterns(value: object) -> bool:
    is_pattern = _is_text(_PATTERN, limits.TITLE_LENGTH)
    return (
        isinstance(value, list) and 0 < len(value) <= MOST_PATTERNS and all(map(is_pattern, value))
    )


def _are_names(value: object) -> bool:
    is_name = _is_text(_NAME, limits.TITLE_LENGTH)
    return (
        isinstance(value, dict)
        and value.keys() == set(NAME_LANGUAGES)
        and all(map(is_name, value.values()))
    )


def _is_delay(value: object) -> bool:
    return isinstance(value, int) and value is not True and 0 <= value <= LONGEST_DELAY


def _one_of(modes: type[Enum]) -> Entry:
    written = [mode.value for mode in modes]
    return Entry(", ".join(written), lambda value: value in written)


TOP = {
    "format": Entry(
        str(FORMAT), lambda value: value == FORMAT and value is not True, required=True
    ),
}
PROGRAM = {
    "id": Entry(
        "small letters a-z, digits and hyphens, at most 60, no hyphen first",
        _is_text(_ID, limits.ID_LENGTH),
        required=True,
    ),
    "name": Entry(
        "a table with en, zh and ko, each up to 60 characters", _are_names, required=True
    ),
    "programs": Entry(
        "a list of names in small letters; * stands for any letters", _are_patterns, required=True
    ),
    "paste": Entry("keys such as Ctrl+V or Shift+Insert", lambda value: isinstance(value, str)),
    "newline": _one_of(NewlineMode),
    "send": _one_of(SendKey),
    "undo": _one_of(UndoMode),
    "paste_delay": Entry(f"milliseconds, 0 to {LONGEST_DELAY}", _is_delay),
    "copy_only": Entry("true or false", lambda value: isinstance(value, bool)),
}
OF_THE_RULE = ("paste", "newline", "send", "undo", "paste_delay", "copy_only")
