"""How a character may be typed without its own key.

A character has sound codes: a Han character one per reading, in capitals (``TUI``); a Hangul
syllable its keys as jamo (``ㅇㅏㄴ``); any other letter or digit itself; the rest none. A code's
first character is its head: neighbouring heads are what the index keeps.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from sys import intern

from snippets_app.core.search.hangul import is_jamo, is_syllable, latin_keys, strokes
from snippets_app.core.search.readings import Readings

LONGEST_SPELLING = 7
TWO_LETTER_INITIALS = ("ZH", "CH", "SH")


class Sounds:
    """The sound codes of characters. What is found is kept once, however often it is asked for."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings
        self._codes: dict[str, tuple[str, ...]] = {}
        self._names: dict[tuple[str, ...], tuple[str, ...]] = {}

    def codes(self, char: str) -> tuple[str, ...]:
        """The codes of a folded character, the commonest first."""
        found = self._codes.get(char)
        if found is None:
            found = self._codes[char] = self._find(char)
        return found

    def names(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """The codes and their shorts: all sounds that may stand for a character."""
        found = self._names.get(codes)
        if found is None:
            every = (*codes, *(short for code in codes for short in shorts(code)))
            found = self._names[codes] = tuple(dict.fromkeys(every))
        return found

    def _find(self, char: str) -> tuple[str, ...]:
        if is_syllable(char) or is_jamo(char):
            return (intern(strokes(char)),)
        if not char.isalnum():
            return ()
        return tuple(intern(name.upper()) for name in self._readings.of(char)) or (char,)


class Spellings:
    """What is typed for the sound codes of a library, in full and in short."""

    def __init__(self, codes: Iterable[str]) -> None:
        self._full: dict[str, list[str]] = {}
        self._short: dict[str, dict[str, None]] = {}
        for code in sorted(filter(is_spelled, codes)):
            self._add(code)
        self._ordered = sorted(self._full)

    def full(self, keys: str) -> list[str]:
        """The codes that these keys type in full."""
        return self._full.get(keys, [])

    def short(self, keys: str) -> Iterable[str]:
        """The shorts of codes (see ``shorts``) that these keys type."""
        return self._short.get(keys, ())

    def begun(self, keys: str) -> Iterator[str]:
        """The codes that these keys type in full or in part."""
        for place in range(bisect_left(self._ordered, keys), len(self._ordered)):
            if not self._ordered[place].startswith(keys):
                return
            yield from self._full[self._ordered[place]]

    def _add(self, code: str) -> None:
        for spelling in _spelled(code):
            self._full.setdefault(spelling, []).append(code)
            for short in shorts(code):
                self._short.setdefault(spelling[: len(short)], {})[short] = None


def is_spelled(code: str) -> bool:
    """Whether a code is a sound, not a letter or digit that stands for itself."""
    return "A" <= code[0] <= "Z" or is_jamo(code[0])


def shorts(code: str) -> tuple[str, ...]:
    """The head of a code, and the initial where pinyin writes that with two letters."""
    return (code[0], code[:2]) if code[:2] in TWO_LETTER_INITIALS else (code[0],)


def _spelled(code: str) -> tuple[str, ...]:
    """``ü``, V in a code, is typed as v or u."""
    if is_jamo(code[0]):
        return code, latin_keys(code)
    if "V" in code:
        return code.lower(), code.lower().replace("v", "u")
    return (code.lower(),)
