"""Every Han character as its commonest toneless pinyin syllable, one code point per syllable.

A syllable's code point lies in a low range that an automaton's alphabet table spans cheaply
(``FIRST`` and up); the few letters that live there become ``OTHER``.
"""

import sys
from copy import copy

from snippets_app.core.search.readings import Readings

CACHED = 2048
FIRST, END = 0x100, 0x600
OTHER = "\0"
INITIALS = (
    "", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x",
    "zh", "ch", "sh", "r", "z", "c", "s", "y", "w",
)  # fmt: skip
FINALS = (
    "a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "er", "i", "ia", "ian", "iang", "iao",
    "ie", "in", "ing", "iong", "iu", "o", "ong", "ou", "u", "ua", "uai", "uan", "uang", "ue",
    "ui", "un", "uo", "v", "ve", "van", "vn", "io", "m", "n", "ng",
)  # fmt: skip


class Syllables(dict[int, str]):
    """A table for ``str.translate``. Characters met lately are kept, ``CACHED`` at most."""

    def __init__(self, readings: Readings) -> None:
        super().__init__()
        self.most = CACHED
        self._readings = readings
        self.digest = readings.digest

    def __missing__(self, code: int) -> str:
        if len(self) >= self.most:
            self.clear()
        sound = self[code] = self._find(chr(code))
        return sound

    def for_many(self) -> "Syllables":
        """The same table to compile many rules with, and let go: it keeps all that it meets."""
        syllables = copy(self)
        syllables.most = sys.maxunicode
        return syllables

    def _find(self, char: str) -> str:
        if names := self._readings.of(char):
            return syllable(names[0])
        return OTHER if FIRST <= ord(char) < END else char


def syllable(name: str) -> str:
    """The code point of a toneless syllable. Raises ValueError when there is no such syllable."""
    initial = name[:2] if name[:2] in INITIALS else name[:1]
    if initial not in INITIALS:
        initial = ""
    final = FINALS.index(name[len(initial) :])
    return chr(FIRST + INITIALS.index(initial) * len(FINALS) + final)
