"""Offsets as Windows counts them, in UTF-16 units, and as the guard does, in code points.

A line break is one character of ours. In a field of class Edit it is two units (``\\r\\n``), in a
RichEdit one, though both give ``\\r\\n`` as their text.
https://learn.microsoft.com/windows/win32/controls/about-rich-edit-controls#rich-edit-version-30
"""

import re
from bisect import bisect_right
from itertools import accumulate

_PIECE = re.compile("\r\n|[\\s\\S]")
# Line breaks of all kinds, and the blank that browsers put at the end of a line of rich text.
_PLAIN = str.maketrans({
    "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\v": "\n", "\u00a0": " ",
})  # fmt: skip
_FIRST_PAIR = "\U00010000"


class Counted:
    """``raw`` is a field's text as its program gives it; ``text`` has ``\\n`` for line breaks.

    ``breaks_are_one``: the program counts one unit where it gives ``\\r\\n``.
    """

    def __init__(self, raw: str, *, breaks_are_one: bool = False) -> None:
        self.text = raw.replace("\r\n", "\n").translate(_PLAIN)
        self.raw = raw
        self._breaks_are_one = breaks_are_one
        self._starts: list[int] | None = (
            None if _is_plain(raw, one=breaks_are_one) else self._count(raw)
        )

    def points(self, units: int) -> int:
        """An offset of the program's, in code points: that of the character it stands in."""
        units = max(0, units)
        if self._starts is None:
            return min(units, len(self.text))
        return bisect_right(self._starts, units) - 1

    def units(self, points: int) -> int:
        """The other way round."""
        points = min(max(0, points), len(self.text))
        return points if self._starts is None else self._starts[points]

    def beginning(self, points: int) -> str:
        """The first characters, as the program gives them."""
        if "\r\n" not in self.raw:
            return self.raw[:points]
        return "".join(_PIECE.findall(self.raw)[:points])

    def _count(self, raw: str) -> list[int]:
        """Where each character begins, and last where the text ends."""
        return list(accumulate(map(self._width, _PIECE.findall(raw)), initial=0))

    def _width(self, piece: str) -> int:
        if piece == "\r\n":
            return 1 if self._breaks_are_one else 2
        return 2 if piece >= _FIRST_PAIR else 1


def _is_plain(raw: str, *, one: bool) -> bool:
    """Whether each character is one unit."""
    if "\r\n" in raw and not one:
        return False
    return raw.isascii() or max(raw) < _FIRST_PAIR
