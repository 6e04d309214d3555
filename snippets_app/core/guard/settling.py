"""From hits to findings: exceptions, places, quotation marks, and one finding for a stretch."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
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
SPACES = " \t\xa0\u3000"


class Candidate(NamedTuple):
    """What becomes a finding unless a longer one of the same rule lies across it."""

    rule: int
    start: int
    end: int
    pending: bool
    number: int

    @property
    def order(self) -> tuple[int, int]:
        return self.start - self.end, self.start


class Judge:
    """Judges the hits of one buffer."""

    def __init__(self, compiled: CompiledRules, buffer: Buffer) -> None:
        self._compiled = compiled
        self._book = compiled.book
        self._buffer = buffer

    def findings(self, hits: Sequence[Hit], detected: Sequence[Detected]) -> list[Finding]:
        """The findings, by their start. No other hit may overlap these."""
        allowed, growing = self._harmless(hits, Flag.ALLOWED), self._harmless(hits, Flag.GROWING)
        by_rule: dict[int, list[Candidate]] = defaultdict(list)
        for one in (*self._literal(hits, growing), *self._detected(detected, growing)):
            if not _is_inside(one.start, one.end, allowed.get(one.rule, ())):
                by_rule[one.rule].append(one)
        chosen = [one for candidates in by_rule.values() for one in _longest(candidates)]
        return [self._finding(one) for one in sorted(chosen, key=lambda one: one[1:3])]

    def _harmless(self, hits: Sequence[Hit], flag: int) -> dict[int, list[Span]]:
        """Where the patterns of this flag stand, by rule."""
        spans: dict[int, list[Span]] = defaultdict(list)
        quotes = Quotes(self._buffer)
        for hit in hits:
            if self._book.flags[hit.number] & flag and self._counts(hit, quotes):
                spans[self._book.owners[hit.number]].append(Span(hit.start, hit.end))
        return spans

    def _literal(self, hits: Sequence[Hit], growing: dict[int, list[Span]]) -> Iterable[Candidate]:
        quotes = Quotes(self._buffer)
        for hit in hits:
            if self._book.flags[hit.number] & (Flag.ALLOWED | Flag.GROWING):
                continue
            if self._counts(hit, quotes):
                yield self._candidate(hit, growing)

    def _candidate(self, hit: Hit, growing: dict[int, list[Span]]) -> Candidate:
        rule = self._book.owners[hit.number]
        grows = self._grows(hit.start, hit.end, growing.get(rule, ()))
        waits = grows or may_go_on(self._buffer, hit, self._book.place(hit.number))
        return Candidate(rule, hit.start, hit.end, waits, hit.number)

    def _detected(
        self, detected: Iterable[Detected], growing: dict[int, list[Span]]
    ) -> Iterable[Candidate]:
        for start, end, rule in detected:
            grows = self._grows(start, end, growing.get(rule, ()))
            yield Candidate(rule, start, end, grows, NO_PATTERN)

    def _grows(self, start: int, end: int, growing: Iterable[Span]) -> bool:
        """Whether what is typed next may make it harmless."""
        return _is_inside(start, end, (span for span in growing if self._is_last(span)))

    def _is_last(self, span: Span) -> bool:
        """Whether nothing but a space or a few has followed."""
        following = self._buffer.text[span.end : span.end + GAP + 1]
        return not following.strip(SPACES) and len(following) <= GAP

    def _counts(self, hit: Hit, quotes: Quotes) -> bool:
        if not is_in_place(self._buffer, hit, self._book.place(hit.number)):
            return False
        return not self._book.flags[hit.number] & Flag.OUTSIDE_QUOTES or not quotes.hold(hit)

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
    """Those that no longer one lies across, the longest first."""
    if len(candidates) == 1:
        return candidates
    chosen: list[Candidate] = []
    for one in sorted(candidates, key=lambda one: one.order):
        if all(one.end <= other.start or other.end <= one.start for other in chosen):
            chosen.append(one)
    return chosen
