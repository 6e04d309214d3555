"""What an agent may write into the rule editor by mistake, and what becomes of it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.errors import AppError
from snippets_app.ui import rule_editor as module
from tests.ui.rule_editor_parts import OWN, Opened


@pytest.fixture
def opened(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    monkeypatch.setattr(module, "PAUSE", 10)
    made = Opened(qtbot)
    yield made
    made.window.hide()
    made.window.deleteLater()


def test_the_part_that_a_fault_is_in_is_the_one_that_is_shown(opened: Opened) -> None:
    opened.new()
    opened.write()
    for values, part in (
        ({"field": "texts"}, opened.fields.texts_edit),
        ({"field": "exceptions"}, opened.fields.exceptions_edit),
        ({"example": "保证金"}, opened.fields.passes_edit),
        ({"example": "保证"}, opened.fields.matches_edit),
    ):
        opened.fault = AppError("That is wrong.", "Change it.", **values)
        opened.window.save()
        assert part.property("wrong")
        assert part.hasFocus()


def test_many_phrases_at_once_are_taken_with_as_many_examples_as_a_file_holds(
    opened: Opened,
) -> None:
    opened.new()
    opened.write()
    opened.fields.texts_edit.setText("\n".join(f"phrase {number}" for number in range(150)))
    assert opened.window.missing() == ""
    assert len(opened.window.rule().matches) == 100


def test_what_no_file_can_hold_is_left_out(opened: Opened) -> None:
    opened.new()
    opened.write()
    opened.fields.texts_edit.setText("保\x01证")
    opened.fields.reason_edit.setText("No\x02promises.")
    rule = opened.window.rule()
    assert (rule.texts, rule.reason) == (("保 证",), "No promises.")


def test_a_kind_that_cannot_be_chosen_stays(opened: Opened) -> None:
    by_hand = replace(OWN, kind="pattern", texts=("a+",))
    opened.window.edit(by_hand)
    assert opened.window.rule() == by_hand
    opened.window.hide()
    opened.window.edit(OWN)
    assert opened.fields.kind.count() == 2


def test_what_could_not_be_saved_comes_back_as_it_was_written(opened: Opened) -> None:
    opened.new()
    opened.write()
    written = opened.window.rule()
    opened.window.save()
    opened.window.come_back()
    assert opened.window.isVisible()
    opened.window.new([])
    assert opened.window.rule() == written
