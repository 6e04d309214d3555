"""The hits of one message, kept in step with every edit, and no more of them than can matter.

Someone may paste the same word a thousand times. So only the first ``MOST`` hits are judged, by
their place, and what lies far behind them is not looked at until it is needed: an edit costs at
most that many hits. Which ones they are depends on the text alone, never on how it was typed.
"""

import sys

from snippets_app.core.guard.buffer import Buffer, Edit
from snippets_app.core.guard.compiled import CompiledRules
from snippets_app.core.guard.hits import Hit, first_at
from snippets_app.core.guard.searching import Area, Searcher

MOST = 1_000
"""So many hits of an edit box are judged, harmless ones among them, from its start."""
CHUNK = 1_024
"""So many units are searched before it is asked whether that is enough."""
ALL = sys.maxsize


class KeptHits:
    """``hits`` are all that begin before the unit ``end``: all there are, or ``most`` at least."""

    def __init__(self, compiled: CompiledRules, buffer: Buffer, most: int | None) -> None:
        self._book = compiled.book
        self._buffer = buffer
        self._searcher = Searcher(compiled, buffer)
        self._reach = self._searcher.reach
        self._most = ALL if most is None else most
        self.clear()

    def clear(self) -> None:
        self.hits: list[Hit] = []
        self.end = ALL

    def change(self, edit: Edit) -> int:
        """Finds the hits around an edit again; from where on anything may differ now."""
        area = self._searcher.area(edit)
        if self.end == ALL and area.last - area.first <= CHUNK:
            fresh = self._searcher.search(area)
            if self._are_before(area.first) and self._append(fresh):
                return fresh[0].start if fresh else len(self._buffer.text)
            return self._replace(edit, area, fresh)
        return self._change_many(edit, area)

    def since(self, cut: int) -> list[Hit]:
        """The hits to judge that begin at a place in the text or after it."""
        return self.hits[first_at(self.hits, self._searcher.unit(cut)) : self._most]

    def cut(self, place: int) -> int:
        """The last place up to this one that no hit lies across."""
        unit = self._searcher.unit(place)
        for number in range(first_at(self.hits, unit) - 1, -1, -1):
            hit = self.hits[number]
            if hit.end > place > hit.start:
                place, unit = hit.start, hit.first
            elif unit - hit.first > self._reach:
                break
        return place

    def _are_before(self, unit: int) -> bool:
        """Whether all hits end before a unit."""
        for hit in reversed(self.hits):
            if hit.last >= unit:
                return False
            if hit.first + self._reach < unit:
                break
        return True

    def _append(self, fresh: list[Hit]) -> bool:
        """Adds hits, but for the case that one begins before those that are known."""
        fresh.sort()
        if self.hits and fresh and fresh[0] < self.hits[-1]:
            return False
        self.hits += fresh
        self._trim()
        return True

    def _replace(self, edit: Edit, area: Area, fresh: list[Hit]) -> int:
        fresh.sort()
        low = first_at(self.hits, area.first - self._reach)
        high = first_at(self.hits, area.old_last + 1)
        near, after = self.hits[low:high], self.hits[high:]
        kept = [hit for hit in near if hit.last < area.first]
        lost = [hit for hit in near if hit.last >= area.first]
        if after and (edit.moved or edit.moved_units):
            after = [hit.moved(edit.moved, edit.moved_units) for hit in after]
        self.hits[low:] = sorted(kept + fresh) + after
        self._trim()
        if fresh == lost and all(self._stays(hit, edit) for hit in fresh):
            return len(self._buffer.text)
        return min((hit.start for hit in (*lost, *fresh)), default=len(self._buffer.text))

    def _stays(self, hit: Hit, edit: Edit) -> bool:
        """Whether a hit that is found again is the same finding again."""
        return hit.end <= edit.start and self._book.is_plain(hit.number)

    def _change_many(self, edit: Edit, area: Area) -> int:
        """As ``change`` for a long edit, or where not all hits are known."""
        first, last, old_last = area
        if self.end == ALL:
            pass
        elif self.end > old_last:
            self.end += edit.moved_units
        elif first < self.end:
            self.end = last + 1
        else:
            last = self.end - 1
        before = first_at(self.hits, first)
        fresh, stop = self._search(first, last, self._most - before)
        if stop <= last:
            self.end = stop
            self.hits = self.hits[: first_at(self.hits, old_last + 1)]
        cut = self._replace(edit, area, fresh)
        return min(cut, self._refill())

    def _search(self, first: int, last: int, wanted: int) -> tuple[list[Hit], int]:
        """The hits of an area, chunk by chunk until there are ``wanted``; where the next begins."""
        stop = min(first + CHUNK, last + 1)
        found = self._searcher.search(Area(first, stop - 1, stop - 1))
        while stop <= last and len(found) < wanted:
            start, stop = stop, min(stop + CHUNK, last + 1)
            found += self._beginning(start, stop)
        return found, stop

    def _refill(self) -> int:
        """Looks further while too few hits are known; where the first of what it finds begins."""
        known = len(self.hits)
        while self.end < ALL and len(self.hits) < self._most:
            stop = self.end + CHUNK
            self.hits += sorted(self._beginning(self.end, stop))
            self.end = stop if stop < len(self._buffer.units) else ALL
        return self.hits[known].start if len(self.hits) > known else len(self._buffer.text)

    def _beginning(self, start: int, stop: int) -> list[Hit]:
        """The hits that begin in ``units[start:stop]``, in no order."""
        found = self._searcher.search(Area(start, stop - 1, stop - 1))
        return [hit for hit in found if hit.first >= start]

    def _trim(self) -> None:
        """Drops the last hits when far too many are known."""
        if len(self.hits) > 2 * self._most:
            end = self.hits[self._most + self._most // 2].first
            known = first_at(self.hits, end)
            if known >= self._most:
                self.end = end
                del self.hits[known:]
