"""The toneless pinyin of Han characters, out of a table made at build time.

The file, made by ``scripts/make_readings.py``: a first line that names the format; a second
line with every distinct set of readings, sets parted by a space and readings by a comma; then
one little-endian 16-bit number per code point from U+3400 to U+9FFF, the number of its set
counted from one, zero where the character has no reading.
"""

import sys
from array import array
from collections.abc import Mapping

from snippets_app.core.digest import digest
from snippets_app.errors import AppError

FIRST, LAST = 0x3400, 0x9FFF
HEADER = b"saywell readings 1\n"


class Readings:
    """Which syllables a character may be typed as; the commonest first, ``ü`` written ``v``."""

    def __init__(self, sets: tuple[tuple[str, ...], ...], numbers: "array[int]") -> None:
        self._sets = sets
        self._numbers = numbers

    def of(self, char: str) -> tuple[str, ...]:
        place = ord(char) - FIRST
        if not 0 <= place <= LAST - FIRST:
            return ()
        return self._sets[self._numbers[place]]

    @property
    def digest(self) -> bytes:
        """Tells this table from others: what was made with it is stale when this changes."""
        return digest(repr(self._sets).encode() + self._numbers.tobytes())


def load_readings(data: bytes) -> Readings:
    """The readings in a table file. Raises AppError when ``data`` is no such table."""
    sets_end = data.find(b"\n", len(HEADER))
    numbers = data[sets_end + 1 :]
    if not data.startswith(HEADER) or sets_end < 0 or len(numbers) != 2 * (LAST - FIRST + 1):
        raise _damaged()
    try:
        line = data[len(HEADER) : sets_end].decode("ascii")
    except UnicodeDecodeError as error:
        raise _damaged() from error
    sets = ((), *(tuple(names.split(",")) for names in line.split(" ")))
    values = _little_endian(array("H", numbers))
    if max(values) >= len(sets):
        raise _damaged()
    return Readings(sets, values)


def dump_readings(readings: Mapping[str, tuple[str, ...]]) -> bytes:
    """The table file for ``readings``; the same readings give the same bytes."""
    sets = sorted(set(readings.values()))
    number = {names: place for place, names in enumerate(sets, start=1)}
    values = array("H", bytes(2 * (LAST - FIRST + 1)))
    for char, names in readings.items():
        values[ord(char) - FIRST] = number[names]
    line = " ".join(",".join(names) for names in sets).encode("ascii")
    return HEADER + line + b"\n" + _little_endian(values).tobytes()


def _little_endian(values: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _damaged() -> AppError:
    return AppError("The pinyin table is damaged.", "Install the program again.")
