"""What a new rule would find in texts that are known to be harmless, and which exceptions that
suggests.

What an agent's own snippets say was approved, and so are the examples that rules must let pass.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from snippets_app.core.guard.clauses import CLAUSE_MARK
from snippets_app.core.guard.compiled import CompiledRules, Tables, compile_rules
from snippets_app.core.guard.engine import find
from snippets_app.core.guard.fold import Folds
from snippets_app.core.guard.model import Rule

KINDS = ("phrase", "message", "promise", "tone", "plain-words")
"""Whose exceptions are plain expressions."""
MOST = 12
LONGEST = 24
"""Characters of a clause that is suggested whole."""
BESIDE = 3
"""Words, or Chinese characters, that a suggestion has beside the text at most."""
LOOKED_AT = 400
"""Places in harmless texts that are enough to judge by."""
_BREAK = re.compile(rf"{CLAUSE_MARK.pattern}|\{{[^{{}}]*\}}|[{{}}\n“”‘’\"「『《（(]")
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_HAN}]|[^\W_{_HAN}]+(?:['’][^\W_{_HAN}]+)*")


@dataclass(frozen=True, slots=True)
class Survey:
    """In how many of the snippets the rule finds something, and what it should let pass."""

    found: int
    exceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Spot:
    """A clause, and where in it something is found."""

    clause: str
    start: int
    end: int


def survey(
    rule: Rule,
    tables: Tables,
    snippets: Iterable[str],
    examples: Iterable[Rule] = (),
    words: Callable[[str], Sequence[str]] = lambda _text: (),
) -> Survey:
    """``examples``: rules whose ``passes`` are harmless and whose ``matches`` are not; ``words``
    gives dictionary words that hold a text."""
    whole, compiled = (compile_rules((each,), tables) for each in (rule, _bare(rule)))
    found, spots = 0, list[_Spot]()
    for text in snippets:
        here = list(_spots(compiled, text))
        found += bool(here and find(whole, text))
        spots += here[: max(0, LOOKED_AT - len(spots))]
    if rule.kind not in KINDS:
        return Survey(found, ())
    harmful = list(rule.matches)
    for each in examples:
        if each.id != rule.id:
            spots += [spot for text in each.passes for spot in _spots(compiled, text)]
            harmful += [text for text in each.matches if find(compiled, text)]
    chosen = _chosen(spots, {word for text in _texts(rule) for word in words(text)})
    return Survey(found, tuple(_let_pass(chosen, harmful, rule, tables.folds))[:MOST])


def in_sample(rule: Rule, tables: Tables, sample: str) -> tuple[str, ...]:
    """What would let pass what the rule finds in a sample, for each place its clause or the words
    nearest to it."""
    if rule.kind not in KINDS:
        return ()
    spots = _spots(compile_rules((rule,), tables), sample)
    wanted = dict.fromkeys(_around(spot) for spot in spots)
    return tuple(_let_pass(wanted, rule.matches, rule, tables.folds))


def _bare(rule: Rule) -> Rule:
    """What is suggested does not depend on what was chosen already."""
    return replace(rule, exceptions=()) if rule.kind in KINDS else rule


def _texts(rule: Rule) -> tuple[str, ...]:
    return (*rule.texts, *rule.words)


def _spots(compiled: CompiledRules, text: str) -> Iterator[_Spot]:
    findings = find(compiled, text)
    if not findings:
        return
    edges = [0, *(at for mark in _BREAK.finditer(text) for at in mark.span()), len(text)]
    for each in findings:
        before = max(at for at in edges if at <= each.start)
        after = min(at for at in edges if at >= each.end)
        yield _Spot(text[before:after], each.start - before, each.end - before)


def _chosen(spots: Sequence[_Spot], words: set[str]) -> Iterator[str]:
    """What covers most places first: a word, what stands around several, else the whole clause."""
    offered = [set(_candidates(spot)) for spot in spots]
    counts = Counter(each for several in offered for each in several)
    left = set(range(len(spots)))
    for each, count in sorted(counts.items(), key=lambda one: (-_worth(one, words), len(one[0]))):
        covered = {at for at in left if each in offered[at]}
        if covered and (each in words or (count > 1 and len(covered) > 1)):
            left -= covered
            yield each
    yield from dict.fromkeys(_around(spots[at]) for at in sorted(left))


def _worth(candidate: tuple[str, int], words: set[str]) -> int:
    """A word of the dictionary is worth more than letters that happen to stand together."""
    text, count = candidate
    return count * (3 if text in words else 2 if count > 1 else 1)


def _candidates(spot: _Spot) -> Iterator[str]:
    """What stands around a text, a few words to either side."""
    places = [word.span() for word in _WORD.finditer(spot.clause)]
    first = next((n for n, (_, end) in enumerate(places) if end > spot.start), len(places))
    last = next((n for n, (start, _) in enumerate(places) if start >= spot.end), len(places)) - 1
    for low in range(max(0, first - BESIDE), first + 1):
        for high in range(last, min(len(places), last + BESIDE + 1)):
            if low <= high < len(places):
                said = spot.clause[places[low][0] : places[high][1]]
                if said != spot.clause[spot.start : spot.end]:
                    yield said


def _around(spot: _Spot) -> str:
    """The clause, or of a long one the words that stand nearest."""
    clause = spot.clause.strip()
    return clause if len(clause) <= LONGEST else max(_candidates(spot), key=len, default="")


def _let_pass(
    wanted: Iterable[str], harmful: Sequence[str], rule: Rule, folds: Folds
) -> Iterator[str]:
    """Without what says no more than the rule's texts, and what would spare a harmful message."""
    known = {folds.units(each) for each in (*_texts(rule), *rule.exceptions)}
    bad = [folds.units(each) for each in harmful]
    for each in wanted:
        units = folds.units(each)
        if units and units not in known and not any(units in one for one in bad):
            known.add(units)
            yield each
