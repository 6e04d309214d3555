"""What few patterns have, kept as text until one is met, as the rules are."""

import json
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate
from typing import NamedTuple


class Extra(NamedTuple):
    """What few patterns have."""

    instead: tuple[str, ...] | None = None
    not_after: tuple[str, ...] = ()
    """Folded."""
    you: str = ""
    """Every 你 or 您 of the pattern, in order."""
    breaks: int = 0
    """Bit i: between the units i and i + 1 one word ends and another begins."""


NO_EXTRA = Extra()


class Extras:
    """The extra of the pattern ``numbers[i]`` begins at ``data[starts[i]]``.

    ``longest_before`` is the length of the longest ``not_after`` of all.
    """

    def __init__(
        self, data: bytes, starts: "array[int]", numbers: "array[int]", longest_before: int
    ) -> None:
        self.data = data
        self.starts = starts
        self.numbers = numbers
        self.longest_before = longest_before
        self._met: dict[int, Extra] = {}

    def of(self, number: int) -> Extra:
        """``NO_EXTRA`` when the pattern has none."""
        extra = self._met.get(number)
        if extra is None:
            extra = self._met[number] = self._read(number)
        return extra

    def _read(self, number: int) -> Extra:
        place = bisect_left(self.numbers, number)
        if place == len(self.numbers) or self.numbers[place] != number:
            return NO_EXTRA
        start, end = self.starts[place : place + 2]
        instead, not_after, you, breaks = json.loads(self.data[start:end])
        wordings = None if instead is None else tuple(instead)
        return Extra(wordings, tuple(not_after), you, breaks)


def pack_extras(extras: Mapping[int, Extra]) -> Extras:
    """By the number of the pattern, in rising order."""
    encode = json.JSONEncoder().encode
    rows = [encode(extra).encode("ascii") for extra in extras.values()]
    starts = array("I", accumulate(map(len, rows), initial=0))
    notes = (note for extra in extras.values() for note in extra.not_after)
    longest_before = max(map(len, notes), default=0)
    return Extras(b"".join(rows), starts, array("I", extras), longest_before)
