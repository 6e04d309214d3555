"""What the editor asks, also of rules that are not whole yet."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.app.guarding_parts import wait_worked
from tests.app.rule_parts import RULE, Rules, opened


@pytest.fixture
def rules(qtbot: QtBot, tmp_path: Path) -> Iterator[Rules]:
    with opened(qtbot, tmp_path / "data") as made:
        yield made


@pytest.mark.parametrize(("kind", "text"), [("customer-data", "pho"), ("pattern", "a(")])
def test_a_rule_that_is_not_whole_yet_cannot_be_tried(rules: Rules, kind: str, text: str) -> None:
    rule = replace(RULE, kind=kind, texts=(text,))
    assert rules.editing.asking.explain(rule) is None
    assert rules.editing.asking.let_pass(rule, "a phone") == ()


def test_a_pattern_that_is_whole_is_looked_for(rules: Rules) -> None:
    asking, answers = rules.editing.asking, list[object]()
    rule = replace(RULE, kind="pattern", texts=("zo+",))
    assert asking.explain(rule)
    asking.survey(rule, answers.append)
    wait_worked(rules.running)
    assert len(answers) == 1
