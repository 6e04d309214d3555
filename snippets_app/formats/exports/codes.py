"""By which letters an input method finds a phrase, where they are not given.

An abbreviation of letters is the code, whatever stands before or after them (``;hi``). Else it is
made of the title: the pinyin initial of each Han character, the key of a Korean syllable's first
consonant on the two-set keyboard, the first letter of each Latin word.
"""

import re

from snippets_app.core.model import Snippet
from snippets_app.core.search.hangul import is_jamo, is_syllable, latin_keys, strokes
from snippets_app.core.search.readings import Readings

LONGEST = 12
_LETTERS = re.compile(r"[\W_]*([A-Za-z]+)[\W_]*")
_UNITS = re.compile(r"[A-Za-z]+|[^A-Za-z]", re.DOTALL)


def code_of(snippet: Snippet, readings: Readings) -> str:
    """Small letters a-z; empty where the snippet gives none."""
    given = _LETTERS.fullmatch(snippet.abbreviation)
    if given:
        return given[1].lower()
    initials = (_initial(unit, readings) for unit in _UNITS.findall(snippet.title))
    return "".join(initials)[:LONGEST]


def _initial(unit: str, readings: Readings) -> str:
    if is_syllable(unit) or is_jamo(unit):
        return latin_keys(strokes(unit)[0]).lower()
    if unit[0].isascii():
        return unit[0].lower() if unit[0].isalpha() else ""
    named = readings.of(unit)
    return named[0][0] if named else ""
