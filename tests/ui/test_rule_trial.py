"""Trying a rule on a sample while it is written."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from snippets_app.core.guard.model import Rule, Severity
from snippets_app.ui import rule_editor as module
from snippets_app.ui.banner_parts import HIDDEN
from tests.ui.dialog_parts import compose
from tests.ui.rule_editor_parts import Opened

RULE = Rule(
    "own-1", "phrase", "", Severity.FORBID, "No promises.", ("保证",), exceptions=("保证金",),
    matches=("我保证",), passes=("保证金",),
)  # fmt: skip


@pytest.fixture
def opened(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    monkeypatch.setattr(module, "PAUSE", 10)
    made = Opened(qtbot)
    made.window.edit(RULE)
    made.rest()
    yield made
    made.window.hide()
    made.window.deleteLater()


def lines(opened: Opened) -> list[str]:
    return opened.window.trial.told.toPlainText().splitlines()


def offers(opened: Opened) -> list[QPushButton]:
    buttons = opened.window.trial.findChildren(QPushButton)
    return [each for each in buttons if each.isVisible()]


def test_it_begins_with_the_examples_of_the_rule(opened: Opened) -> None:
    trial = opened.window.trial
    assert trial.text() == "我保证\n保证金"
    assert trial.sample.marked() == ("保证",)
    assert trial.sample.spared() == ("保证",)
    assert lines(opened) == ["“保证” is found.", "“保证” passes, as a part of “保证金”."]


def test_a_sample_is_tried_at_once(opened: Opened) -> None:
    opened.window.trial.sample.setText("保 证，好吗")
    assert lines(opened) == ["“保 证” is found: “保证”, written another way."]
    opened.window.trial.sample.setText("好的")
    assert lines(opened) == ["Nothing is found in it."]
    opened.window.trial.sample.setText("")
    assert lines(opened) == []


def test_a_changed_rule_is_tried_anew(opened: Opened) -> None:
    opened.fields.texts_edit.setText("保证\n我保证")
    opened.rest()
    assert lines(opened)[0] == "“我保证” is found."
    opened.fields.suggested.tick("保证金", on=False)
    opened.rest()
    assert lines(opened) == ["“我保证” is found.", "“保证” is found."]


def test_an_exception_that_the_sample_suggests_is_one_click_away(opened: Opened) -> None:
    opened.window.trial.sample.setText("您好，质量有保证。")
    opened.rest()
    [offer] = offers(opened)
    assert offer.text() == "Let “质量有保证” pass"
    offer.click()
    assert "质量有保证" in opened.window.rule().exceptions
    opened.rest()
    assert offers(opened) == []
    assert lines(opened) == ["“保证” passes, as a part of “质量有保证”."]


def test_one_that_is_offered_already_is_ticked(opened: Opened) -> None:
    opened.known = ("质量有保证",)
    opened.fields.reason_edit.setText("Other.")
    opened.rest()
    opened.fields.let_pass("质量有保证")
    opened.fields.let_pass("保证人")
    opened.fields.let_pass("保证人")
    assert "质量有保证" in opened.fields.suggested.ticked()
    assert opened.fields.exceptions_edit.toPlainText() == "保证人"


def test_what_the_agents_own_texts_suggest_stands_beside_words_of_the_dictionary(
    opened: Opened,
) -> None:
    opened.known = ("质量保证",)
    opened.fields.texts_edit.setText("保证")
    opened.fields.reason_edit.setText("Other.")
    opened.rest()
    assert opened.offered() == ["保证金", "保证书", "质量保证"]
    opened.fields.texts_edit.setText("绝对")
    assert opened.window.rule().exceptions == ("保证金",)


def test_what_is_odd_about_the_rule_is_said_below_the_phrases(opened: Opened) -> None:
    opened.clashes = ("“保证” is found by another rule already.",)
    opened.fields.reason_edit.setText("Other.")
    opened.rest()
    assert opened.fields.clashes.isVisible()
    assert opened.fields.clashes.text() == opened.clashes[0]
    opened.window.hide()
    opened.window.edit(replace(RULE, texts=()))
    assert not opened.fields.clashes.isVisible()


def test_customer_data_is_not_repeated(opened: Opened) -> None:
    opened.window.hide()
    opened.window.edit(replace(RULE, kind="customer-data", texts=("payment-card",), exceptions=()))
    opened.window.trial.sample.setText("4111 1111 1111 1111")
    opened.rest()
    assert lines(opened) == ["A number is found."]
    assert "4111" not in opened.window.trial.told.toHtml()
    assert HIDDEN not in lines(opened)


def test_escape_is_the_input_methods_while_the_sample_is_composed(opened: Opened) -> None:
    sample = opened.window.trial.sample
    sample.setFocus()
    compose(sample, "bao")
    opened.bot.keyClick(opened.window, Qt.Key.Key_Escape)
    assert opened.window.isVisible()
    compose(sample, "")


def test_of_a_long_sample_the_beginning_is_tried(opened: Opened) -> None:
    opened.window.trial.sample.setText("我保证。" * 5_000)
    assert len(opened.window.trial.sample.marked()) == 1_000
    assert lines(opened)[-1] == "Only the first 4000 characters are tried."


@pytest.mark.parametrize(("kind", "text"), [("customer-data", "pho"), ("pattern", "a(")])
def test_of_a_rule_that_is_not_whole_yet_nothing_is_said(
    opened: Opened, kind: str, text: str
) -> None:
    opened.clashes = ("“保证” is found by another rule already.",)
    opened.fields.reason_edit.setText("Other.")
    opened.rest()
    opened.fields._show_kind(kind)
    opened.counted.clear()
    opened.fields.texts_edit.setText(text)
    opened.rest()
    assert not opened.fields.clashes.isVisible()
    assert opened.counted == []
    assert lines(opened) == []
