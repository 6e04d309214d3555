"""What detectors find, line by line, in step with every edit."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from snippets_app.core.guard.buffer import Buffer, Edit
from snippets_app.core.guard.patterns import Detector

PART = 512
"""A line is handed to detectors in parts of so many characters, ..."""
OVERLAP = 64
"""... and so many before: what is longer may be missed where one part ends."""


class Detected(NamedTuple):
    """``rule`` is the number of the rule."""

    start: int
    end: int
    rule: int


class Detecting:
    """The findings of all detectors in one buffer."""

    def __init__(self, detectors: Sequence[tuple[int, Detector]], buffer: Buffer) -> None:
        self._detectors = detectors
        self._buffer = buffer
        self.found: list[Detected] = []

    def clear(self) -> None:
        self.found = []

    def change(self, edit: Edit) -> int:
        """Looks again where an edit calls for it; from where on anything differs now."""
        if not self._detectors:
            return len(self._buffer.text)
        start, end = self._buffer.line(edit.start, edit.new_end)
        before = [one for one in self.found if one.end <= start]
        after = [
            Detected(one.start + edit.moved, one.end + edit.moved, one.rule)
            for one in self.found
            if one.start >= edit.old_end and one.start + edit.moved >= end
        ]
        old, self.found = self.found, before + sorted(self._search(start, end)) + after
        same = 0
        for one, two in zip(old, self.found, strict=False):
            if one != two:
                break
            same += 1
        differing = [found[same].start for found in (old, self.found) if same < len(found)]
        return min([*differing, len(self._buffer.text)])

    def _search(self, start: int, end: int) -> Iterator[Detected]:
        place = start
        while place < end:
            line_end = self._buffer.line(place, place)[1]
            yield from self._search_line(place, min(line_end, end))
            place = line_end + 1

    def _search_line(self, start: int, end: int) -> Iterator[Detected]:
        for part in range(start, end, PART):
            first = max(start, part - OVERLAP)
            text = self._buffer.text[first : min(part + PART, end)]
            for rule, detector in self._detectors:
                for span in detector.find(text):
                    if span.start < span.end and first + span.end > part:
                        yield Detected(first + span.start, first + span.end, rule)
