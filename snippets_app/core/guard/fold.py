"""Text folded to the units that are compared, each with the place it came from.

Width, case, styled letters, traditional characters and accents fold away; punctuation, space,
symbols, emoji, marks and invisible characters fold to nothing; Hangul, whole or split, folds to
the keys that type it; every line break folds to ``LINE_BREAK``.

The table file, made by ``scripts/make_folds.py``: a first line that names the format, the digest
of the rest, three numbers (pages, replacements, bytes of text), then the page of every 128 code
points, the pages, the start of every replacement in the text, and the text. On a page, 0 stands
for the character itself, 1 for nothing, and N + 2 for replacement N.
"""

import struct
import sys
from array import array
from collections.abc import Mapping
from copy import copy
from itertools import pairwise
from typing import NamedTuple

from snippets_app.core.digest import DIGEST_SIZE, digest
from snippets_app.core.search.hangul import is_syllable, strokes
from snippets_app.errors import AppError

LINE_BREAK = "\n"
HEADER = b"saywell folds 2\n"
PAGE = 128
PAGES = (sys.maxunicode + 1) // PAGE
SIZES = struct.Struct("<III")
CACHED = 2048
ITSELF, NOTHING, NUMBERED = range(3)


class Folded(NamedTuple):
    """``units[i]`` came from the character ``sources[i]``; ``sources`` never falls."""

    units: str
    sources: list[int]


class Folds(dict[str, str]):
    """What a character folds to. Characters met lately are kept, ``CACHED`` at most."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.most = CACHED
        self._index, self._pages, self._starts, self._text = _parse(data)
        self.digest = data[len(HEADER) : len(HEADER) + DIGEST_SIZE]

    def __missing__(self, char: str) -> str:
        if len(self) >= self.most:
            self.clear()
        folded = self[char] = self._find(char)
        return folded

    def fold(self, text: str, start: int = 0) -> Folded:
        """The units of a text whose first character stands at ``start``."""
        if len(text) == 1:
            units = self[text]
            return Folded(units, [start] * len(units))
        pieces = list(map(self.__getitem__, text))
        units = "".join(pieces)
        if len(units) == len(pieces) and "" not in pieces:
            return Folded(units, list(range(start, start + len(pieces))))
        places = enumerate(pieces, start)
        return Folded(units, [place for place, piece in places for _ in piece])

    def for_many(self) -> "Folds":
        """The same folds to compile many rules with, and let go: they keep all that they meet."""
        folds = copy(self)
        folds.most = sys.maxunicode
        return folds

    def units(self, text: str) -> str:
        """The units alone."""
        return "".join(map(self.__getitem__, text))

    def _find(self, char: str) -> str:
        if is_syllable(char):
            return strokes(char)
        page, place = divmod(ord(char), PAGE)
        number = self._pages[self._index[page] * PAGE + place]
        if number == ITSELF:
            return char
        if number == NOTHING:
            return ""
        number -= NUMBERED
        return self._text[self._starts[number] : self._starts[number + 1]]


def load_folds(data: bytes) -> Folds:
    """The folds in a table file. Raises AppError when ``data`` is no such table."""
    return Folds(data)


def dump_folds(folds: Mapping[int, str]) -> bytes:
    """The table file for code points that do not fold to themselves; same folds, same bytes."""
    texts = sorted(set(folds.values()) - {""})
    numbers = {"": NOTHING} | {text: place for place, text in enumerate(texts, NUMBERED)}
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text))
    pages: dict[bytes, int] = {}
    index = array("H")
    for first in range(0, sys.maxunicode + 1, PAGE):
        codes = range(first, first + PAGE)
        values = [numbers[folds[code]] if code in folds else ITSELF for code in codes]
        index.append(pages.setdefault(_bytes(array("H", values)), len(pages)))
    text_bytes = "".join(texts).encode("utf-8")
    sizes = SIZES.pack(len(pages), len(starts), len(text_bytes))
    body = sizes + _bytes(index) + b"".join(pages) + _bytes(array("H", starts)) + text_bytes
    return HEADER + digest(body) + body


def _parse(data: bytes) -> "tuple[array[int], array[int], array[int], str]":
    digest_end = len(HEADER) + DIGEST_SIZE
    body = memoryview(data)[digest_end:]
    if not data.startswith(HEADER) or data[len(HEADER) : digest_end] != digest(body):
        raise AppError("The folding table is damaged.", "Install the program again.")
    pages, starts, _text_size = SIZES.unpack_from(body)
    places = [SIZES.size]
    for size in (2 * PAGES, 2 * PAGE * pages, 2 * starts):
        places.append(places[-1] + size)
    index, values, begins = (_numbers(body[start:end]) for start, end in pairwise(places))
    return index, values, begins, str(body[places[-1] :], "utf-8")


def _numbers(data: memoryview) -> "array[int]":
    values = array("H")
    values.frombytes(data)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _bytes(values: "array[int]") -> bytes:
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()
