"""The list of own rules."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from snippets_app.core.guard.model import Rule, Severity
from snippets_app.ui.rule_list import RuleList
from tests.ui.dialog_parts import TEXTS, THEME, button, question_of

RULES = (
    Rule("own-1", "phrase", "", Severity.WARN, "No promises.", tuple("abcdef")),
    Rule("own-2", "message", "", Severity.FORBID, "Too short.", ("no",)),
)


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[RuleList]:
    made = RuleList(TEXTS, THEME)
    qtbot.addWidget(made)
    made.show_rules(RULES)
    made.open_list()
    qtbot.waitExposed(made)
    yield made
    made.hide()


def test_each_rule_says_what_and_why(shown: RuleList) -> None:
    rows = [shown.rows.item(row).text() for row in range(shown.rows.count())]
    assert rows == ["a · b · c · d · e …\nCareful: No promises.", "no\nForbidden: Too short."]


def test_the_buttons_ask_for_the_current_rule(shown: RuleList) -> None:
    shown.rows.setCurrentRow(1)
    added, edited = QSignalSpy(shown.add_requested), QSignalSpy(shown.edit_requested)
    button(shown, "New rule…").click()
    button(shown, "Change…").click()
    assert added.count() == 1
    assert edited.at(0) == [RULES[1]]


def test_enter_changes_the_current_rule(shown: RuleList, qtbot: QtBot) -> None:
    edited = QSignalSpy(shown.edit_requested)
    qtbot.keyClick(shown.rows, Qt.Key.Key_Return)
    assert edited.at(0) == [RULES[0]]


@pytest.mark.parametrize("answer", ["Delete", "Cancel"])
def test_a_rule_is_deleted_only_when_that_is_confirmed(
    shown: RuleList, qtbot: QtBot, answer: str
) -> None:
    deleted = QSignalSpy(shown.delete_requested)
    button(shown, "Delete…").click()
    question = question_of(shown)
    assert question
    button(question, answer).click()
    assert deleted.count() == (answer == "Delete")
    assert deleted.count() == 0 or deleted.at(0) == ["own-1"]


def test_after_a_deletion_the_row_before_is_current(shown: RuleList) -> None:
    shown.rows.setCurrentRow(1)
    shown.show_rules(RULES[:1])
    assert shown.rule() == RULES[0]


def test_without_rules_it_says_so_and_offers_a_new_one(shown: RuleList) -> None:
    shown.show_rules(())
    said = [each.text() for each in shown.findChildren(QLabel) if each.isVisible()]
    assert said == ["You have no rules of your own yet."]
    assert shown.rule() is None
    enabled = [button(shown, name).isEnabled() for name in ("New rule…", "Change…", "Delete…")]
    assert enabled == [True, False, False]
