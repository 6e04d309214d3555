"""What detectors find, line by line, in step with every edit."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from snippets_app.core.guard.buffer import Buffer, Edit
from snippets_app.core.guard.patterns import Detector

PART = 512
"""A line is handed to detectors in parts of so many characters, ..."""
OVERLAP = 64
"""... and so many before: what is longer may be missed where one part ends."""
REACH = PART + OVERLAP


class Detected(NamedTuple):
    """``rule`` is the number of the rule."""

    start: int
    end: int
    rule: int


class Detecting:
    """The findings of all detectors in one buffer."""

    def __init__(
        self, detectors: Sequence[tuple[int, Detector]], buffer: Buffer, most: int | None
    ) -> None:
        self._detectors = detectors
        self._buffer = buffer
        self._most = most
        self.found: list[Detected] = []

    def clear(self) -> None:
        self.found = []

    def change(self, edit: Edit) -> int:
        """Looks again where an edit calls for it; from where on anything differs now."""
        if not self._detectors:
            return len(self._buffer.text)
        line, end = self._buffer.line(edit.start, edit.new_end)
        start = line + (edit.start - line) // PART * PART
        low = self._first(start - REACH)
        near = self.found[low:]
        before = [one for one in near if one.end <= start]
        after = [one for one in near if one.start >= edit.old_end and one.start + edit.moved >= end]
        if edit.moved:
            after = [
                Detected(one.start + edit.moved, one.end + edit.moved, one.rule) for one in after
            ]
        # One that lies across a part's start may begin before others of the part before.
        fresh = sorted([*before, *self._search(start, end, line)]) + after
        self.found[low:] = fresh
        return _first_difference(near, fresh, len(self._buffer.text))

    def across(self, place: int) -> list[int]:
        """The starts of those that lie across a place."""
        if not self.found:
            return []
        near = self.found[self._first(place - REACH) : self._first(place)]
        return [one.start for one in near if one.end > place]

    def since(self, place: int) -> list[Detected]:
        """Those that begin at a place or after it, none beyond the first ``most`` of all."""
        return self.found[self._first(place) : self._most]

    def _first(self, place: int) -> int:
        return bisect_left(self.found, (place,))

    def _search(self, start: int, end: int, line: int) -> Iterator[Detected]:
        while start < end:
            line_end = min(self._buffer.line(start, start)[1], end)
            yield from self._search_line(start, line_end, line)
            start = line = line_end + 1

    def _search_line(self, start: int, end: int, line: int) -> Iterator[Detected]:
        for part in range(start, end, PART):
            first = max(line, part - OVERLAP)
            text = self._buffer.text[first : min(part + PART, end)]
            for rule, detector in self._detectors:
                for span in detector.find(text):
                    if span.start < span.end and first + span.end > part:
                        yield Detected(first + span.start, first + span.end, rule)


def _first_difference(old: list[Detected], new: list[Detected], end: int) -> int:
    """Where the first detection stands that is not in both, ``end`` when there is none."""
    for one, two in zip(old, new, strict=False):
        if one != two:
            return min(one.start, two.start)
    rest = max(old, new, key=len)[min(len(old), len(new)) :]
    return rest[0].start if rest else end
