"""The rules as an agent sees them in one list: where each comes from, and whether it is on."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from snippets_app.core.guard.model import Rule
from snippets_app.core.guard.rule_log import Switch


class Origin(Enum):
    """``CHANGED``: an own rule in the place of a shipped one. ``BY_HAND``: from a file that this
    program does not write. ``UNKNOWN`` while the files are being read."""

    OWN = "own"
    CHANGED = "changed"
    BY_HAND = "by-hand"
    SHIPPED = "shipped"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class RuleItem:
    """A rule that is off stays silent."""

    rule: Rule
    origin: Origin
    on: bool = True

    @cached_property
    def _said(self) -> str:
        rule = self.rule
        parts = (rule.id, rule.reason, *rule.texts, *rule.words, *rule.reasons.values())
        return "\n".join(parts).casefold()

    def says(self, words: Sequence[str]) -> bool:
        """Whether all these words, in small letters, stand in it."""
        return all(word in self._said for word in words)


def at_first(rules: Iterable[Rule], off: Collection[str], own: str) -> tuple[RuleItem, ...]:
    """The rules in force before their files are known, those first whose id begins with ``own``."""
    hidden = frozenset(off)
    items = [RuleItem(rule, Origin.UNKNOWN, rule.id not in hidden) for rule in rules]
    return tuple(sorted(items, key=lambda item: not item.rule.id.startswith(own)))


def listed(
    mine: Iterable[Rule],
    by_hand: Iterable[Rule],
    shipped: Iterable[Rule],
    off: Collection[str],
    language: str = "",
) -> tuple[RuleItem, ...]:
    """Own rules first, the newest on top, and the shipped ones of a language before the others;
    each id once, as it is in force."""
    hidden, below = frozenset(off), {rule.id: rule for rule in shipped}
    found: dict[str, RuleItem] = {}
    for rule in reversed(tuple(mine)):
        origin = Origin.CHANGED if rule.id in below else Origin.OWN
        found[rule.id] = RuleItem(rule, origin, rule.id not in hidden)
    _add(found, by_hand, Origin.BY_HAND, hidden)
    near = sorted(below.values(), key=lambda rule: rule.language.partition("-")[0] != language)
    _add(found, near, Origin.SHIPPED, hidden)
    return tuple(found.values())


def _add(
    found: dict[str, RuleItem], rules: Iterable[Rule], origin: Origin, off: frozenset[str]
) -> None:
    for rule in rules:
        found.setdefault(rule.id, RuleItem(rule, origin, rule.id not in off))


def switched(off: Sequence[str], switches: Iterable[Switch]) -> tuple[str, ...]:
    """The ids that are off once all this is switched."""
    wanted = {each.id: each.on for each in switches}
    kept = (each for each in off if each not in wanted)
    return (*kept, *(name for name, on in wanted.items() if not on))


def copies(rules: Sequence[Rule], names: Iterable[str]) -> Mapping[str, Rule]:
    """The same rules once more, by these ids."""
    return {name: replace(rule, id=name) for rule, name in zip(rules, names, strict=False)}
