"""Finds hits in the neighbourhood of an edit: verbatim, by sound, drawn out."""

from bisect import bisect_left
from typing import NamedTuple

from snippets_app.core.guard.book import Flag
from snippets_app.core.guard.buffer import Buffer, Edit
from snippets_app.core.guard.compiled import CompiledRules
from snippets_app.core.guard.hits import ALIKE, DRAWN_OUT, LITERAL, Hit, drawn_out, hit
from snippets_app.core.guard.matcher import Match, Matcher
from snippets_app.core.guard.repeats import (
    FEWEST_RUNS,
    STRETCH,
    Collapsed,
    collapse,
    collapse_said_again,
    has_run,
    is_said_again,
    single,
)


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
        self._stretched = compiled.exact.longest + STRETCH + 2
        self._flags = compiled.book.flags
        self.reach = self._stretched
        """No hit is longer, in units."""

    def unit(self, place: int) -> int:
        """The first unit that comes from a character or from one after it."""
        return bisect_left(self._buffer.sources, place)

    def area(self, edit: Edit) -> Area:
        """The hits that an edit may have made, changed or undone."""
        buffer = self._buffer
        first = buffer.before_breaks(edit.first)
        last = buffer.after_breaks(edit.new_last) + self._before
        return Area(first, last, last - edit.moved_units)

    def search(self, area: Area) -> list[Hit]:
        """The hits of an area, in no order; each pattern once at a place."""
        found: dict[Match, Hit] = {}
        self._take(found, self._exact, self._buffer.units, area)
        self._take_drawn_out(found, area)
        if self._alike.longest:
            self._take(found, self._alike, self._buffer.sounds, area)
        return list(found.values())

    def _take(self, found: dict[Match, Hit], matcher: Matcher, units: str, area: Area) -> None:
        """Adds the hits of the matches in an area."""
        start = max(0, area.first - matcher.longest)
        manner = LITERAL if matcher is self._exact else ALIKE
        for match in matcher.find(units, start, max(0, area.last + matcher.longest)):
            if match[1] >= area.first and match[0] <= area.last:
                self._add(found, match, manner)

    def _add(self, found: dict[Match, Hit], match: Match, manner: int) -> None:
        if match in found or self._flags[match[2]] & Flag.ALIAS:
            return
        one = hit(self._compiled.book, self._buffer, match, manner)
        if one is not None:
            found[match] = one

    def _take_drawn_out(self, found: dict[Match, Hit], area: Area) -> None:
        buffer = self._buffer
        start = max(0, area.first - self._stretched)
        end = min(len(buffer.units), area.last + self._stretched)
        if start >= end:
            return
        collapsed = self._collapse(area, start, end)
        if collapsed is None:
            return
        for match in self._exact.find(collapsed.units):
            if collapsed.ends[match[1] - 1] < area.first:
                continue
            for whole in drawn_out(self._compiled.book, buffer, collapsed, match):
                if whole[1] >= area.first and whole[0] <= area.last:
                    self._add(found, whole, DRAWN_OUT)

    def _collapse(self, area: Area, start: int, end: int) -> Collapsed | None:
        """None when nothing is drawn out there that could be a hit of the area."""
        buffer = self._buffer
        text = buffer.text[buffer.sources[start] : buffer.sources[end - 1] + 1]
        if is_said_again(text):
            return collapse_said_again(buffer.units, buffer.sources, start, end)
        units = buffer.units[start:end]
        if has_run(units) and self._may_match(units, area.first - start):
            return collapse(buffer.units, start, end)
        return None

    def _may_match(self, units: str, first: int) -> bool:
        """Whether anything matches, runs made one, up to ``units[first]`` or beyond."""
        short = single(units)
        least = len(short) - len(single(units[max(first, 0) :]))
        return any(
            stop >= least and stop - start >= FEWEST_RUNS
            for start, stop, _ in self._exact.find(short)
        )
