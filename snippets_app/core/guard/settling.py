"""From hits to findings: exceptions, places, quotation marks, and one finding for a stretch."""

from collections.abc import Sequence

from snippets_app.core.guard.book import Flag
from snippets_app.core.guard.buffer import Buffer
from snippets_app.core.guard.clauses import Quotes, is_in_place, may_go_on
from snippets_app.core.guard.compiled import CompiledRules
from snippets_app.core.guard.detecting import Detected
from snippets_app.core.guard.hits import GAP, Hit
from snippets_app.core.guard.model import Finding, Rule
from snippets_app.core.guard.overlap import Candidate, Cover, Stretches, longest
from snippets_app.core.guard.wording import fitted

NO_PATTERN = -1
BEFORE = 8
"""So many characters before a hit say whether it begins a sentence."""
SPACES = " \t\xa0\u3000"


class Judge:
    """Judges the hits of one buffer."""

    def __init__(self, compiled: CompiledRules, buffer: Buffer) -> None:
        self._compiled = compiled
        self._book = compiled.book
        self._flags, self._places = self._book.flags, self._book.places
        self._buffer = buffer

    def findings(self, hits: Sequence[Hit], detected: Sequence[Detected]) -> list[Finding]:
        """The findings, by their start. No other hit may overlap these."""
        if len(hits) == 1 and not detected and self._book.is_plain(hits[0].number):
            start, end, _, number, *_ = hits[0]
            one = Candidate(self._book.owners[number], start, end, False, number)
            return [self._finding(one, Stretches())]
        banned, allowed, growing = self._sorted(hits)
        candidates = [self._candidate(hit, growing) for hit in banned]
        for start, end, rule in detected:
            waits = growing.holds(rule, start, end)
            candidates.append(Candidate(rule, start, end, waits, NO_PATTERN))
        standing = [one for one in candidates if not allowed.holds(one.rule, one.start, one.end)]
        secrets = self._secrets(standing)
        return [self._finding(one, secrets) for one in longest(standing)]

    def _sorted(self, hits: Sequence[Hit]) -> tuple[list[Hit], Cover, Cover]:
        """The banned hits; where allowed ones are, and where such may still become."""
        banned: list[Hit] = []
        allowed, growing = Cover(), Cover()
        quotes = Quotes(self._buffer)
        for hit in hits:
            flags = self._flags[hit.number]
            if not self._counts(hit, flags, quotes):
                continue
            if flags & Flag.ALLOWED:
                allowed.add(self._book.owners[hit.number], hit.start, hit.end)
            elif not flags & Flag.GROWING:
                banned.append(hit)
            elif self._is_last(hit):
                growing.add(self._book.owners[hit.number], hit.start, hit.end)
        return banned, allowed, growing

    def _counts(self, hit: Hit, flags: int, quotes: Quotes) -> bool:
        if self._places[hit.number] and not is_in_place(
            self._buffer, hit, self._book.place(hit.number)
        ):
            return False
        return not flags & Flag.OUTSIDE_QUOTES or not quotes.hold(hit)

    def _candidate(self, hit: Hit, growing: Cover) -> Candidate:
        rule = self._book.owners[hit.number]
        waits = growing.holds(rule, hit.start, hit.end)
        if not waits and self._places[hit.number]:
            waits = may_go_on(self._buffer, hit, self._book.place(hit.number))
        return Candidate(rule, hit.start, hit.end, waits, hit.number)

    def _is_last(self, hit: Hit) -> bool:
        """Whether nothing but a space or a few has followed."""
        following = self._buffer.text[hit.end : hit.end + GAP + 1]
        return not following.strip(SPACES) and len(following) <= GAP

    def _secrets(self, standing: list[Candidate]) -> Stretches:
        """What must not be shown, whichever other rule finds a part of it."""
        secrets = Stretches()
        for one in sorted(standing, key=lambda one: one.place):
            if self._compiled.hides(self._compiled.rules[one.rule]):
                secrets.add(one.start, one.end)
        return secrets

    def _finding(self, one: Candidate, secrets: Stretches) -> Finding:
        rule = self._compiled.rules[one.rule]
        text = self._buffer.text[one.start : one.end]
        instead = self._instead(rule, one.number)
        if text[0].isupper():
            before = self._buffer.text[max(0, one.start - BEFORE) : one.start]
            instead = tuple(fitted(each, text, before) for each in instead)
        is_secret = self._compiled.hides(rule) or secrets.meet(one.start, one.end)
        shown = "" if is_secret else text
        return Finding(rule, one.start, one.end, shown, instead, one.pending)

    def _instead(self, rule: Rule, number: int) -> tuple[str, ...]:
        own = self._book.more(number).instead if number != NO_PATTERN else None
        return rule.instead if own is None else own
