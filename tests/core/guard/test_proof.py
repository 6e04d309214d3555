"""Examples that do not hold are told."""

from dataclasses import replace

import pytest

from snippets_app.app.rules import tables
from snippets_app.core.guard.compiled import compile_rules
from snippets_app.core.guard.model import Rule, Severity
from snippets_app.core.guard.proof import Broken, prove

GOOD = Rule(
    "promise",
    "promise",
    "zh",
    Severity.WARN,
    "why",
    texts=("保证",),
    matches=("我保证今天到", "保\u200b证！"),
    passes=("不能保证", "尽量"),
)
OTHER = replace(GOOD, id="other", kind="phrase", texts=("今天",), matches=("今天",), passes=("x",))


def broken(*rules: Rule) -> tuple[Broken, ...]:
    return prove(rules, compile_rules(rules, tables()))


def test_nothing_is_told_of_examples_that_hold() -> None:
    assert broken(GOOD, OTHER) == ()


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (replace(GOOD, matches=("今天到",)), Broken("promise", "今天到", found=False)),
        (replace(GOOD, passes=("我保证",)), Broken("promise", "我保证", found=True)),
    ],
)
def test_an_example_counts_for_its_own_rule_alone(rule: Rule, expected: Broken) -> None:
    assert broken(rule, OTHER) == (expected,)
    assert str(expected).startswith(f"“{expected.example}” must ")
