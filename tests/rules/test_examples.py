"""Every shipped rule does what its own examples say."""

import pytest

from snippets_app.core.guard.model import Rule
from snippets_app.core.guard.proof import prove
from tests.rules.shipped import compiled, rules


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_the_examples_of_a_shipped_rule_hold(rule: Rule) -> None:
    assert [str(broken) for broken in prove([rule], compiled())] == []


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in rules()]
    assert sorted(set(ids)) == sorted(ids)


def test_no_shipped_rule_needs_the_library_for_regular_expressions() -> None:
    assert {rule.id for rule in rules() if rule.kind == "pattern"} == set()
