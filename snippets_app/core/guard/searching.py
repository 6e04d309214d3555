"""Finds hits in the neighbourhood of an edit: verbatim, by sound, drawn out."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from snippets_app.core.guard.book import Flag
from snippets_app.core.guard.buffer import Buffer, Edit
from snippets_app.core.guard.compiled import CompiledRules
from snippets_app.core.guard.hits import AFTER, ALIKE, DRAWN_OUT, LITERAL, Hit, drawn_out, hit
from snippets_app.core.guard.matcher import Match
from snippets_app.core.guard.repeats import STRETCH, collapse, has_run


class Area(NamedTuple):
    """Hits that end at the unit ``first`` or later and begin at ``last`` or before are searched.

    ``old_last`` is what ``last`` was before the edit.
    """

    first: int
    last: int
    old_last: int


class Searcher:
    """Searches one buffer."""

    def __init__(self, compiled: CompiledRules, buffer: Buffer) -> None:
        self._compiled = compiled
        self._buffer = buffer
        self._exact, self._alike = compiled.exact, compiled.alike
        self._before = compiled.longest_before + 1
        self._stretched = compiled.exact.longest + STRETCH
        self.reach = self._stretched + 1
        """No hit is longer, in units."""

    def unit(self, place: int) -> int:
        """The first unit that comes from a character or from one after it."""
        return bisect_left(self._buffer.sources, place)

    def area(self, edit: Edit) -> Area:
        """The hits that an edit may have made, changed or undone."""
        buffer = self._buffer
        first = buffer.before_breaks(edit.first) - AFTER
        last = buffer.after_breaks(edit.new_last) + self._before
        return Area(first, last, last - edit.moved_units)

    def search(self, area: Area) -> list[Hit]:
        """The hits of an area, in no order; each pattern once at a place."""
        found = {}
        for match, manner in self._matches(area):
            if match not in found:
                one = hit(self._compiled.book, self._buffer, match, manner)
                if one is not None:
                    found[match] = one
        return list(found.values())

    def _matches(self, area: Area) -> Iterator[tuple[Match, int]]:
        flags = self._compiled.book.flags
        for match in self._window(area, self._exact.longest, alike=False):
            if not flags[match[2]] & Flag.ALIAS:
                yield match, LITERAL
        for match in self._drawn_out(area):
            yield match, DRAWN_OUT
        if self._alike.longest:
            for match in self._window(area, self._alike.longest, alike=True):
                yield match, ALIKE

    def _window(self, area: Area, longest: int, *, alike: bool) -> Iterator[Match]:
        start = max(0, area.first - longest)
        end = max(0, area.last + longest)
        if alike:
            matches = self._alike.find(self._buffer.sounds, start, end)
        else:
            matches = self._exact.find(self._buffer.units, start, end)
        return (one for one in matches if one[1] >= area.first and one[0] <= area.last)

    def _drawn_out(self, area: Area) -> Iterator[Match]:
        buffer = self._buffer
        start = max(0, area.first - self._stretched)
        end = min(len(buffer.units), area.last + self._stretched)
        if start >= end:
            return
        units = buffer.units[start:end]
        text = buffer.text[buffer.sources[start] : buffer.sources[end - 1] + 1]
        if not has_run(units, text):
            return
        collapsed = collapse(buffer.units, buffer.sources, start, end)
        for match in self._exact.find(collapsed.units):
            found = drawn_out(self._compiled.book, collapsed, match)
            if found and found[1] >= area.first and found[0] <= area.last:
                yield found
