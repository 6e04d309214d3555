"""Where a rule contradicts itself or another one, or says what that says already."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from snippets_app.core.guard.compiled import CompiledRules, Tables, compile_rules
from snippets_app.core.guard.engine import find
from snippets_app.core.guard.fold import LINE_BREAK, Folds
from snippets_app.core.guard.model import Finding, Place, Rule
from snippets_app.core.guard.suggesting import KINDS

_PLACED = "message"
LOOKED_AT = 60
"""Texts of a rule that are looked up among the other rules."""


class Clash(Enum):
    """What is wrong."""

    NEVER = "never"
    """The text is an exception too, so it is never found."""
    IDLE = "idle"
    """The exception holds none of the texts, so it does nothing."""
    KNOWN = "known"
    """Another rule finds the text already."""
    SPARED = "spared"
    """Another rule lets an exception pass that the text is found in."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """``text`` is the rule's; ``other`` the rule that finds it too, or has the ``exception``."""

    clash: Clash
    text: str
    other: Rule | None = None
    exception: str = ""


def within(rule: Rule, tables: Tables) -> tuple[Conflict, ...]:
    """Where a rule contradicts itself."""
    if rule.kind == "pattern":
        return ()
    bare = compile_rules((_anywhere(rule),), tables)
    idle = [Conflict(Clash.IDLE, each) for each in rule.exceptions if not find(bare, each)]
    return (*never_found(rule, tables.folds), *idle)


def never_found(rule: Rule, folds: Folds) -> tuple[Conflict, ...]:
    """Which texts are exceptions too."""
    if rule.kind == "pattern":
        return ()
    texts = {folds.units(each): each for each in (*rule.texts, *rule.words)}
    exceptions = dict.fromkeys(map(folds.units, rule.exceptions))
    return tuple(Conflict(Clash.NEVER, texts[units]) for units in exceptions if units in texts)


def _anywhere(rule: Rule) -> Rule:
    """Finds every text of the rule, wherever it stands and whatever spares it there."""
    texts = (*rule.texts, *rule.words)
    bare = replace(rule, kind="phrase", texts=texts, words={}, place=Place.ANYWHERE)
    return replace(bare, exceptions=(), not_after=())


def with_others(
    rule: Rule,
    find_all: Callable[[str], Sequence[Finding]],
    others: Iterable[Rule],
    tables: Tables,
    off: Iterable[str] = (),
) -> tuple[Conflict, ...]:
    """What other rules let pass although this one finds it, and which of its texts they find
    already. ``others`` are the rules in force, and ``find_all`` what looks for them all; ``off``:
    ids of those that are switched off."""
    if rule.kind == "pattern":
        return ()
    silent = {*off, rule.id}
    spared = tuple(_spared(rule, [each for each in others if each.id not in silent], tables))
    wider = {each.other.id for each in spared if each.other}
    return (*spared, *_known(rule, find_all, silent | wider))


def _spared(rule: Rule, others: Sequence[Rule], tables: Tables) -> Iterator[Conflict]:
    """Exceptions of others for the very words that the rule finds in them, one of each other."""
    folds = tables.folds
    texts = {folds.units(each): each for each in (*rule.texts, *rule.words)}
    allowed = [
        (folds.units(exception), exception, other)
        for other in others
        if other.kind in KINDS
        for exception in other.exceptions
    ]
    every = LINE_BREAK.join(units for units, _, _ in allowed)
    met = {units: text for units, text in texts.items() if units and units in every}
    compiled, told = compile_rules((rule,), tables), set[str]()
    for units, exception, other in allowed if met else ():
        text = next((text for each, text in met.items() if each in units), None)
        if text and other.id not in told and _differ(compiled, other, exception):
            told.add(other.id)
            yield Conflict(Clash.SPARED, text, other, exception)


def _differ(compiled: CompiledRules, other: Rule, exception: str) -> bool:
    """Whether the same words are found in an exception by the one and spared by the other."""
    found = find(compiled, exception)
    if not found:
        return False
    bare = compile_rules((replace(other, exceptions=()),), compiled.tables)
    return any(
        one.start < each.end and each.start < one.end
        for one in found
        for each in find(bare, exception)
    )


def _known(
    rule: Rule, find_all: Callable[[str], Sequence[Finding]], but: set[str]
) -> Iterator[Conflict]:
    for text in rule.texts[:LOOKED_AT]:
        for each in find_all(text):
            is_whole = not any(map(str.isalnum, text[: each.start] + text[each.end :]))
            if is_whole and each.rule.id not in but and _is_alike(each.rule, rule):
                yield Conflict(Clash.KNOWN, text, each.rule)
                break


def _is_alike(one: Rule, other: Rule) -> bool:
    """A rule for whole messages finds less than one for any place."""
    return one.kind != _PLACED or other.kind == _PLACED
