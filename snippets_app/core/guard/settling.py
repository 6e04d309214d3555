"""From hits to findings: exceptions, places, quotation marks, and one finding for a stretch."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from snippets_app.core.guard.book import Flag
from snippets_app.core.guard.buffer import Buffer
from snippets_app.core.guard.clauses import Quotes, is_in_place, may_go_on
from snippets_app.core.guard.compiled import CompiledRules
from snippets_app.core.guard.detecting import Detected
from snippets_app.core.guard.hits import GAP, Hit
from snippets_app.core.guard.model import Finding
from snippets_app.core.guard.patterns import Span

NO_PATTERN = -1
Spans = dict[int, list[Span]]
"""By the number of the rule."""
SPACES = " \t\xa0\u3000"


class Candidate(NamedTuple):
    """What becomes a finding unless a longer one of the same rule lies across it."""

    rule: int
    start: int
    end: int
    pending: bool
    number: int

    @property
    def place(self) -> tuple[int, int, int]:
        return self.start, self.end, self.rule

    @property
    def order(self) -> tuple[int, int]:
        return self.start - self.end, self.start


class Judge:
    """Judges the hits of one buffer."""

    def __init__(self, compiled: CompiledRules, buffer: Buffer) -> None:
        self._compiled = compiled
        self._book = compiled.book
        self._flags, self._places = self._book.flags, self._book.places
        self._buffer = buffer

    def findings(self, hits: Sequence[Hit], detected: Sequence[Detected]) -> list[Finding]:
        """The findings, by their start. No other hit may overlap these."""
        banned, allowed, growing = self._sorted(hits)
        candidates = [self._candidate(hit, growing) for hit in banned]
        for start, end, rule in detected:
            waits = self._grows(start, end, growing.get(rule, ()))
            candidates.append(Candidate(rule, start, end, waits, NO_PATTERN))
        if allowed:
            candidates = [
                one
                for one in candidates
                if not _is_inside(one.start, one.end, allowed.get(one.rule, ()))
            ]
        return [self._finding(one) for one in _longest(candidates)]

    def _sorted(self, hits: Sequence[Hit]) -> tuple[list[Hit], Spans, Spans]:
        """The banned hits; where allowed ones are, and where such may still become."""
        banned: list[Hit] = []
        allowed: Spans = defaultdict(list)
        growing: Spans = defaultdict(list)
        quotes = Quotes(self._buffer)
        for hit in hits:
            flags = self._flags[hit.number]
            if not self._counts(hit, flags, quotes):
                continue
            if flags & (Flag.ALLOWED | Flag.GROWING):
                spans = allowed if flags & Flag.ALLOWED else growing
                spans[self._book.owners[hit.number]].append(Span(hit.start, hit.end))
            else:
                banned.append(hit)
        return banned, allowed, growing

    def _counts(self, hit: Hit, flags: int, quotes: Quotes) -> bool:
        if self._places[hit.number] and not is_in_place(
            self._buffer, hit, self._book.place(hit.number)
        ):
            return False
        return not flags & Flag.OUTSIDE_QUOTES or not quotes.hold(hit)

    def _candidate(self, hit: Hit, growing: Spans) -> Candidate:
        rule = self._book.owners[hit.number]
        waits = self._grows(hit.start, hit.end, growing.get(rule, ()))
        if not waits and self._places[hit.number]:
            waits = may_go_on(self._buffer, hit, self._book.place(hit.number))
        return Candidate(rule, hit.start, hit.end, waits, hit.number)

    def _grows(self, start: int, end: int, growing: Iterable[Span]) -> bool:
        """Whether what is typed next may make it harmless."""
        return _is_inside(start, end, (span for span in growing if self._is_last(span)))

    def _is_last(self, span: Span) -> bool:
        """Whether nothing but a space or a few has followed."""
        following = self._buffer.text[span.end : span.end + GAP + 1]
        return not following.strip(SPACES) and len(following) <= GAP

    def _finding(self, one: Candidate) -> Finding:
        rule = self._compiled.rules[one.rule]
        instead = self._book.more(one.number).instead if one.number != NO_PATTERN else None
        return Finding(
            rule,
            one.start,
            one.end,
            "" if self._compiled.hides(rule) else self._buffer.text[one.start : one.end],
            rule.instead if instead is None else instead,
            one.pending,
        )


def _is_inside(start: int, end: int, spans: Iterable[Span]) -> bool:
    return any(span.start <= start and end <= span.end for span in spans)


def _longest(candidates: list[Candidate]) -> list[Candidate]:
    """Of those that overlap and are of one rule the longest, by their start."""
    if len(candidates) == 1:
        return candidates
    chosen: dict[int, list[Candidate]] = defaultdict(list)
    for one in sorted(candidates, key=lambda one: one.order):
        others = chosen[one.rule]
        if all(one.end <= other.start or other.end <= one.start for other in others):
            others.append(one)
    return sorted(chain.from_iterable(chosen.values()), key=lambda one: one.place)
