"""Whether rules do what their own examples say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from snippets_app.core.guard.compiled import CompiledRules
from snippets_app.core.guard.engine import find
from snippets_app.core.guard.model import Rule


@dataclass(frozen=True, slots=True)
class Broken:
    """An example that does not hold: ``found`` says whether the rule finds something in it."""

    rule: str
    example: str
    found: bool

    def __str__(self) -> str:
        if self.found:
            return f"“{self.example}” must pass, but the rule finds something; add an exception"
        return f"“{self.example}” must match, but the rule finds nothing; correct the texts"


def prove(rules: Sequence[Rule], compiled: CompiledRules) -> tuple[Broken, ...]:
    """Every broken example. ``compiled`` holds at least these rules."""
    return tuple(broken for rule in rules for broken in _broken(rule, compiled))


def _broken(rule: Rule, compiled: CompiledRules) -> Iterator[Broken]:
    for wanted, examples in ((True, rule.matches), (False, rule.passes)):
        for example in examples:
            found = any(each.rule.id == rule.id for each in find(compiled, example))
            if found is not wanted:
                yield Broken(rule.id, example, found)
