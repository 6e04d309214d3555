"""What one rule sees in a sample, and why: by which of its texts, and what lets a text pass."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from snippets_app.core.guard.clauses import QUOTED
from snippets_app.core.guard.compiled import Tables, compile_rules
from snippets_app.core.guard.engine import find
from snippets_app.core.guard.model import Finding, Place, Rule
from snippets_app.core.guard.rules import KINDS

_EXCEPTION = "x"
_AS_IT_STANDS = ("pattern", "customer-data")
"""Kinds that look at the text as it stands, not at letters."""


class Way(Enum):
    """How what stands in the sample is like the rule's text."""

    SAME = "same"
    SPELT = "spelt"
    SOUND = "sound"
    DRAWN_OUT = "drawn-out"
    PATTERN = "pattern"
    NUMBER = "number"


class Spared(Enum):
    """Why a text of the rule does not count here."""

    EXCEPTION = "exception"
    QUOTED = "quoted"
    PLACE = "place"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Sighting:
    """``sample[start:end]`` is ``by``, a text of the rule. ``spared``: it does not count, because
    of ``spared_by`` where that is an exception."""

    start: int
    end: int
    by: str
    way: Way
    spared: Spared | None = None
    spared_by: str = ""


class Explainer:
    """Explains one rule. Raises AppError when it cannot look for anything as it is: a pattern that
    is none, a number that nobody knows."""

    def __init__(self, rule: Rule, tables: Tables) -> None:
        for kind in KINDS:
            if kind.name == rule.kind and rule.kind in _AS_IT_STANDS:
                kind.check(rule)
        self._rule = rule
        self._tables = tables
        self._texts = tuple(rule.words) if rule.kind == "plain-words" else rule.texts
        self._whole = compile_rules((rule,), tables)
        self._parts = compile_rules(tuple(self._apart()), tables)

    def findings(self, sample: str) -> tuple[Finding, ...]:
        """What the rule finds."""
        return find(self._whole, sample)

    def explain(self, sample: str) -> tuple[Sighting, ...]:
        """Every text of the rule in the sample, by its place, those that do not count too."""
        found = {(each.start, each.end) for each in self.findings(sample)}
        banned, allowed = self._parted(sample)
        seen: dict[tuple[int, int], Sighting] = {}
        for each in banned:
            counts = (each.start, each.end) in found
            if counts or not _meets(each, found):
                one = self._sighting(sample, each, allowed, counts=counts)
                known = seen.setdefault((one.start, one.end), one)
                seen[one.start, one.end] = min(known, one, key=_closeness)
        return tuple(sorted(_outermost(list(seen.values())), key=lambda one: (one.start, one.end)))

    def _parted(self, sample: str) -> tuple[list[Finding], list[Finding]]:
        """Where texts stand, whatever the conditions, and where exceptions do."""
        parts = find(self._parts, sample)
        allowed = [each for each in parts if each.rule.id.startswith(_EXCEPTION)]
        banned = [each for each in parts if not each.rule.id.startswith(_EXCEPTION)]
        return banned, allowed

    def _apart(self) -> Iterator[Rule]:
        """Every text and every exception as a rule of its own, without conditions."""
        rule, bare = self._rule, self._bare()
        for number, text in enumerate(self._texts):
            yield replace(bare, id=str(number), texts=(text,))
        kind = "pattern" if rule.kind == "pattern" else "phrase"
        for number, text in enumerate(rule.exceptions):
            yield replace(
                bare, id=f"{_EXCEPTION}{number}", kind=kind, texts=(text,), homophones=False
            )

    def _bare(self) -> Rule:
        rule = self._rule
        is_literal = rule.kind in ("phrase", "message", "promise")
        return replace(
            rule,
            kind=rule.kind if rule.kind in _AS_IT_STANDS else "phrase",
            place=Place.ANYWHERE,
            words={},
            exceptions=(),
            not_after=(),
            you_too=rule.you_too and rule.kind != "tone",
            homophones=rule.homophones if is_literal else False,
        )

    def _sighting(
        self, sample: str, one: Finding, exceptions: Sequence[Finding], *, counts: bool
    ) -> Sighting:
        by = self._texts[int(one.rule.id)]
        way = self._way(sample[one.start : one.end], by)
        if counts:
            return Sighting(one.start, one.end, by, way)
        spared, spared_by = self._spared(sample, one, exceptions)
        return Sighting(one.start, one.end, by, way, spared, spared_by)

    def _spared(
        self, sample: str, one: Finding, exceptions: Sequence[Finding]
    ) -> tuple[Spared, str]:
        for each in exceptions:
            if each.start <= one.start and one.end <= each.end:
                return Spared.EXCEPTION, each.rule.texts[0]
        if self._rule.kind == "tone" and _is_quoted(sample, one):
            return Spared.QUOTED, ""
        is_placed = self._rule.kind == "message" or self._rule.place is not Place.ANYWHERE
        return (Spared.PLACE if is_placed else Spared.AFTER), ""

    def _way(self, seen: str, by: str) -> Way:
        if self._rule.kind in _AS_IT_STANDS:
            return Way.PATTERN if self._rule.kind == "pattern" else Way.NUMBER
        if seen == by:
            return Way.SAME
        folds, syllables = self._tables.folds, self._tables.syllables
        one, other = folds.units(seen), folds.units(by)
        if one == other:
            return Way.SPELT
        return (
            Way.SOUND if one.translate(syllables) == other.translate(syllables) else Way.DRAWN_OUT
        )


def _meets(one: Finding, found: set[tuple[int, int]]) -> bool:
    """Whether a longer text of the rule was found across this one."""
    return any(start < one.end and one.start < end for start, end in found)


def _closeness(one: Sighting) -> int:
    return list(Way).index(one.way)


def _outermost(seen: Sequence[Sighting]) -> Iterator[Sighting]:
    """Without those that do not count and lie within another one."""
    for one in seen:
        if one.spared is None or not any(
            other is not one and other.start <= one.start and one.end <= other.end for other in seen
        ):
            yield one


def _is_quoted(sample: str, one: Finding) -> bool:
    return any(
        mark.start() < one.start and one.end < mark.end() for mark in QUOTED.finditer(sample)
    )
