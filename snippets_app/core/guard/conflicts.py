"""Where a rule contradicts itself, or says what another one says already."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from snippets_app.core.guard.fold import Folds
from snippets_app.core.guard.model import Finding, Rule

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


@dataclass(frozen=True, slots=True)
class Conflict:
    """``text`` is the rule's; ``other`` the rule that finds it too."""

    clash: Clash
    text: str
    other: Rule | None = None


def within(rule: Rule, folds: Folds) -> tuple[Conflict, ...]:
    """Where a rule contradicts itself."""
    if rule.kind == "pattern":
        return ()
    texts = {folds.units(each): each for each in (*rule.texts, *rule.words)}
    exceptions = {folds.units(each): each for each in rule.exceptions}
    never = [Conflict(Clash.NEVER, texts[units]) for units in exceptions if units in texts]
    idle = [
        Conflict(Clash.IDLE, each)
        for units, each in exceptions.items()
        if not any(text in units for text in texts if text)
    ]
    return (*never, *idle)


def with_others(
    rule: Rule, find: Callable[[str], Sequence[Finding]], off: Iterable[str] = ()
) -> tuple[Conflict, ...]:
    """Which texts the rules in force find already; ``off``: ids of those that are switched off."""
    return tuple(_known(rule, find, {*off, rule.id}))


def _known(
    rule: Rule, find: Callable[[str], Sequence[Finding]], but: set[str]
) -> Iterator[Conflict]:
    for text in rule.texts[:LOOKED_AT]:
        for each in find(text):
            is_whole = not any(map(str.isalnum, text[: each.start] + text[each.end :]))
            if is_whole and each.rule.id not in but and _is_alike(each.rule, rule):
                yield Conflict(Clash.KNOWN, text, each.rule)
                break


def _is_alike(one: Rule, other: Rule) -> bool:
    """A rule for whole messages finds less than one for any place."""
    return one.kind != _PLACED or other.kind == _PLACED
