"""Where a hit stands: in the message, in its clause, in quotation marks."""

import re
from bisect import bisect_left

from snippets_app.core.guard.buffer import Buffer
from snippets_app.core.guard.fold import LINE_BREAK
from snippets_app.core.guard.hits import Hit
from snippets_app.core.guard.model import Place

CLAUSE_MARK = re.compile(r"[。．｡！？!?；;，,､、：:…~～—.）)」』”’\"》]")
QUOTE_MARK = re.compile('[“”‘’"「」『』《》\n\r\v\f\x1c-\x1e\x85\u2028\u2029]')
"""What, put in or taken out, may change what is quoted."""
QUOTED = re.compile('“[^“”]*”|‘[^‘’]*’|"[^"]*"|「[^「」]*」|『[^『』]*』|《[^《》]*》')

END_PLACES = (Place.WHOLE, Place.END)


def is_in_place(buffer: Buffer, hit: Hit, place: Place) -> bool:
    """Whether a hit stands where its pattern counts, as far as the text goes now."""
    if place is Place.ANYWHERE:
        return True
    if place is Place.CLAUSE_END:
        return ends_clause(buffer, hit)
    begins = place is Place.END or hit.first == buffer.after_breaks(0)
    ends = place is Place.START or hit.last == buffer.before_breaks(len(buffer.units))
    return begins and ends


def ends_clause(buffer: Buffer, hit: Hit) -> bool:
    """Whether a mark, the end of the line or of the text follows."""
    last = hit.last == len(buffer.units)
    return last or buffer.units[hit.last] == LINE_BREAK or has_mark(buffer, hit)


def has_mark(buffer: Buffer, hit: Hit) -> bool:
    """Whether a clause mark stands between a hit and what follows it."""
    return bool(CLAUSE_MARK.search(buffer.text, hit.end, buffer.source(hit.last)))


def may_go_on(buffer: Buffer, hit: Hit, place: Place) -> bool:
    """Whether more text may still take a hit out of its place."""
    if place is Place.CLAUSE_END:
        return hit.last == len(buffer.units) and not has_mark(buffer, hit)
    return place in END_PLACES


class Quotes:
    """Which parts of the text are quoted. Both marks stand on the same line."""

    def __init__(self, buffer: Buffer) -> None:
        self._buffer = buffer
        self._line = (0, -1)
        self._quoted: list[tuple[int, int]] = []

    def hold(self, hit: Hit) -> bool:
        if not self._line[0] <= hit.start <= hit.end <= self._line[1]:
            self._line = self._buffer.line(hit.start, hit.end)
            marks = QUOTED.finditer(self._buffer.text, *self._line)
            self._quoted = [mark.span() for mark in marks]
        place = bisect_left(self._quoted, (hit.start, 0)) - 1
        return place >= 0 and hit.end < self._quoted[place][1]
