"""The editor of own rules: what is missing, what follows by itself, what is told."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from snippets_app.core.guard.model import Rule, Severity
from snippets_app.core.guard.suggesting import Survey
from snippets_app.errors import AppError
from snippets_app.ui import rule_editor as module
from snippets_app.ui.rule_checks import free_rule_id
from tests.ui.dialog_parts import button, compose, question_of
from tests.ui.rule_editor_parts import OWN, Opened

Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def opened(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    monkeypatch.setattr(module, "PAUSE", 10)
    made = Opened(qtbot)
    yield made
    made.window.hide()
    made.window.deleteLater()


def test_a_new_rule_is_told_with_an_own_id(opened: Opened) -> None:
    opened.new()
    opened.write()
    opened.fields.severity.setCurrentIndex(2)
    opened.fields.instead_edit.setText("尽量\n\n 努力 \n尽量")
    opened.fields.leave_out.setChecked(True)
    opened.window.save()
    assert opened.saved.at(0) == [
        Rule(
            "own-2", "phrase", "", Severity.FORBID, "No promises.", ("保证",),
            instead=("尽量", "努力", ""), matches=("保证",), passes=("保证金",),
        )
    ]  # fmt: skip
    assert not opened.window.isVisible()


def test_a_rule_is_shown_as_it_is_and_keeps_what_has_no_field(opened: Opened) -> None:
    opened.window.edit(OWN)
    assert opened.window.rule() == OWN
    opened.fields.texts_edit.setText("好的\n好")
    assert opened.window.rule() == replace(OWN, texts=("好的", "好"))
    opened.fields.reason_edit.setText("Curt.")
    assert opened.window.rule().reasons == {}


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("texts_edit", "There is no phrase yet."),
        ("reason_edit", "There is no reason yet."),
        ("matches_edit", "There is no example of what is found."),
        ("passes_edit", "There is no example of what stays allowed."),
    ],
)
def test_one_sentence_says_what_is_missing(opened: Opened, part: str, sentence: str) -> None:
    opened.new()
    opened.write()
    edit = getattr(opened.fields, part)
    edit.setText(" ")
    assert opened.window.missing().startswith(sentence)
    assert not edit.property("wrong")
    opened.window.save()
    assert opened.saved.count() == 0
    assert edit.property("wrong")
    assert edit.hasFocus()
    assert edit.accessibleDescription() == opened.window.missing()


def test_nothing_is_missing_once_all_is_there(opened: Opened) -> None:
    opened.new()
    opened.window.save()
    opened.write()
    assert opened.window.missing() == ""
    assert not opened.fields.texts_edit.property("wrong")


def test_a_single_character_needs_exceptions_or_the_whole_message(opened: Opened) -> None:
    opened.new("喂")
    assert "part of many words" in opened.window.missing()
    opened.fields.kind.setCurrentIndex(1)
    assert "part of many words" not in opened.window.missing()
    opened.fields.kind.setCurrentIndex(0)
    opened.fields.exceptions_edit.setText("喂养")
    assert "part of many words" not in opened.window.missing()


@pytest.mark.parametrize(
    ("part", "text", "sentence"),
    [
        ("texts_edit", "a" * 201, "A phrase is longer than 200 characters."),
        ("reason_edit", "a" * 301, "The reason is longer than 300 characters."),
        ("instead_edit", "\n".join("abcdefghij"), "There are more than 9 wordings."),
        ("instead_edit", "a" * 1001, "A line is longer than 1000 characters."),
        ("exceptions_edit", "a" * 1001, "A line is longer than 1000 characters."),
        ("matches_edit", "a" * 2001, "A line is longer than 2000 characters."),
        ("passes_edit", "\n".join(map(str, range(101))), "There are more than 100 lines."),
        ("texts_edit", "a!", "“a!” is part of many words."),
    ],
)
def test_what_a_rule_file_does_not_take_is_refused(
    opened: Opened, part: str, text: str, sentence: str
) -> None:
    opened.new()
    opened.write()
    getattr(opened.fields, part).setText(text)
    assert opened.window.missing().startswith(sentence)


def test_examples_follow_until_they_are_written_by_hand(opened: Opened) -> None:
    opened.new("保证")
    opened.fields.exceptions_edit.setText("保证金")
    assert opened.window.rule().matches == ("保证",)
    assert opened.window.rule().passes == ("保证金",)
    opened.fields.matches_edit.setText("我保证")
    opened.fields.texts_edit.setText("保证\n绝对")
    opened.fields.exceptions_edit.setText("保证金\n保证书")
    assert opened.window.rule().matches == ("我保证",)
    assert opened.window.rule().passes == ("保证金", "保证书")


def test_words_that_contain_an_expression_are_suggested(opened: Opened) -> None:
    opened.new("保证")
    opened.rest()
    assert opened.offered() == ["保证金", "保证书"]
    assert opened.window.rule().exceptions == ()
    opened.fields.suggested.tick("保证书")
    assert opened.window.rule().exceptions == ("保证书",)
    assert opened.window.rule().passes == ("保证书",)
    opened.fields.texts_edit.setText("绝对")
    opened.rest()
    assert opened.offered() == ["保证书", "绝对金", "绝对书"]


def test_a_ticked_row_stays_where_the_keyboard_is(opened: Opened) -> None:
    opened.new("保证")
    opened.rest()
    checks = opened.fields.suggested
    checks.setFocus()
    checks.setCurrentRow(1)
    opened.bot.keyClick(checks, Qt.Key.Key_Space)
    opened.rest()
    assert opened.offered() == ["保证金", "保证书"]
    assert (checks.ticked(), checks.currentRow()) == (("保证书",), 1)


def test_exceptions_of_a_rule_stand_ticked_beside_the_suggestions(opened: Opened) -> None:
    opened.window.edit(replace(OWN, exceptions=("好的书", "好的呢")))
    opened.rest()
    assert opened.offered() == ["好的书", "好的呢", "好的金"]
    assert opened.fields.suggested.ticked() == ("好的书", "好的呢")


def test_it_says_what_the_rule_would_have_done(opened: Opened) -> None:
    opened.new()
    opened.write()
    opened.rest()
    assert opened.window.consequence() == "It would have found something in 3 of your snippets."
    assert opened.counted[-1] == opened.window.rule()
    opened.fields.reason_edit.clear()
    assert opened.window.consequence() == ""


def test_a_count_that_comes_late_is_not_shown_for_another_rule(opened: Opened) -> None:
    opened.counts_at_once = False
    opened.new()
    opened.write()
    opened.rest()
    first = opened.tell_survey
    opened.fields.texts_edit.setText("绝对")
    first(Survey(5, ()))
    assert opened.window.consequence() == ""
    opened.rest()
    opened.tell_survey(Survey(2, ()))
    assert opened.window.consequence() == "It would have found something in 2 of your snippets."


def test_of_an_incomplete_rule_no_consequence_is_told(opened: Opened) -> None:
    opened.new()
    opened.rest()
    assert opened.counted == []
    opened.fields.texts_edit.setText("保证")
    opened.rest()
    assert opened.counted
    assert opened.window.consequence() == ""


def test_an_example_that_does_not_hold_is_not_saved(opened: Opened) -> None:
    opened.new()
    opened.write()
    opened.fault = AppError("The rule finds nothing in “{text}”.", "Change it.", text="ab")
    opened.window.save()
    assert opened.window.missing() == "The rule finds nothing in “ab”. Change it."
    assert opened.saved.count() == 0
    opened.fault = None
    opened.window.save()
    assert opened.saved.count() == 1


def test_ctrl_and_enter_save(opened: Opened) -> None:
    opened.new()
    opened.write()
    opened.bot.keyClick(opened.fields.texts_edit, Key.Key_Return, Held.ControlModifier)
    assert opened.saved.count() == 1


def test_what_is_written_is_not_thrown_away_unasked(opened: Opened) -> None:
    opened.new()
    opened.fields.texts_edit.setText("保证")
    opened.window.edit(OWN)
    assert opened.window.rule().id == "own-2"
    opened.window.reject()
    assert opened.window.isVisible()
    question = question_of(opened.window)
    assert question
    button(question, "Throw away").click()
    assert not opened.window.isVisible()
    assert not opened.window.waits()


def test_unchanged_it_closes_at_once(opened: Opened) -> None:
    opened.window.edit(OWN)
    opened.bot.keyClick(opened.window, Key.Key_Escape)
    assert not opened.window.isVisible()


def test_escape_is_the_input_methods_while_it_composes(opened: Opened) -> None:
    opened.new()
    compose(opened.fields.reason_edit, "ni")
    opened.bot.keyClick(opened.window, Key.Key_Escape)
    assert question_of(opened.window) is None
    assert opened.window.isVisible()
    compose(opened.fields.reason_edit, "")


def test_ids_are_never_given_twice() -> None:
    assert free_rule_id([]) == "own-1"
    assert free_rule_id(["own-1", "own-7", "own-x", "zh-9", "own-8b"]) == "own-8"
