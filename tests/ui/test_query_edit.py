"""The search box: text and composition together, and keys that are no text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from snippets_app.ui.query_edit import QueryEdit
from tests.ui.dialog_parts import commit, compose

Key = Qt.Key


class Box:
    """The box in a window, and what it told."""

    def __init__(self, bot: QtBot) -> None:
        self.bot = bot
        self.edit = QueryEdit()
        bot.addWidget(self.edit)
        self.changed = QSignalSpy(self.edit.query_changed)
        self.keys = QSignalSpy(self.edit.key)
        self.edit.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a blinking caret is no difference
        self.edit.show()

    def queries(self) -> list[str]:
        return [str(self.changed.at(each)[0]) for each in range(self.changed.count())]


@pytest.fixture
def box(qtbot: QtBot) -> Box:
    return Box(qtbot)


def test_typing_tells_each_query_once(box: Box) -> None:
    box.bot.keyClicks(box.edit, "ab")
    assert box.queries() == ["a", "ab"]


def test_a_composition_counts_as_typed_where_the_caret_is(box: Box) -> None:
    box.edit.setText("ad")
    box.edit.setCursorPosition(1)
    compose(box.edit, "bc")
    assert box.edit.query() == "abcd"
    assert box.edit.composing
    assert box.queries()[-1] == "abcd"


def test_a_commit_is_told_without_the_composition_beside_it(box: Box) -> None:
    compose(box.edit, "ni")
    compose(box.edit, "nihao")
    commit(box.edit, "你好")
    assert box.queries() == ["ni", "nihao", "你好"]
    assert not box.edit.composing


def test_a_commit_of_what_was_shown_tells_nothing_new(box: Box) -> None:
    compose(box.edit, "안")
    commit(box.edit, "안")
    assert box.queries() == ["안"]


def test_a_composition_that_is_given_up_leaves_the_text(box: Box) -> None:
    box.edit.setText("a")
    compose(box.edit, "x")
    compose(box.edit, "")
    assert box.queries() == ["a", "ax", "a"]


def test_a_selection_is_replaced_by_the_composition(box: Box) -> None:
    box.edit.setText("old")
    box.edit.selectAll()
    compose(box.edit, "n")
    assert box.edit.query() == "n"


def test_forgetting_empties_text_and_composition(box: Box) -> None:
    box.edit.setText("a")
    compose(box.edit, "b")
    before = box.edit.grab().toImage()
    box.edit.forget()
    assert (box.edit.query(), box.edit.composing, box.queries()[-1]) == ("", False, "")
    box.edit.setText("a")
    compose(box.edit, "b")
    assert box.edit.grab().toImage() == before


def test_a_forgotten_composition_is_no_longer_shown(box: Box) -> None:
    empty = box.edit.grab().toImage()
    compose(box.edit, "nihao")
    box.edit.forget()
    assert box.edit.grab().toImage() == empty


def test_keys_are_told_but_not_while_composing(box: Box) -> None:
    box.bot.keyClick(box.edit, Key.Key_Down)
    assert box.keys.count() == 1
    compose(box.edit, "n")
    box.bot.keyClick(box.edit, Key.Key_Down)
    assert box.keys.count() == 1


def test_a_key_that_ends_the_composition_counts_after_the_commit(box: Box) -> None:
    told_with: list[str] = []
    box.edit.key.connect(lambda event: told_with.append(box.edit.text()))
    compose(box.edit, "째")
    box.bot.keyClick(box.edit, Key.Key_Return)
    commit(box.edit, "째")
    assert told_with == ["째"]


def test_a_character_that_ends_the_composition_stands_after_it(box: Box) -> None:
    compose(box.edit, "아")
    box.bot.keyClicks(box.edit, ".")
    commit(box.edit, "아")
    assert box.edit.text() == "아."


def test_a_key_that_the_composition_outlives_is_forgotten(box: Box) -> None:
    compose(box.edit, "ni")
    box.bot.keyClick(box.edit, Key.Key_Return)
    compose(box.edit, "nih")
    commit(box.edit, "你好")
    assert box.keys.count() == 0


def test_a_key_that_was_taken_writes_nothing(box: Box) -> None:
    box.edit.key.connect(lambda event: event.setAccepted(event.key() == Key.Key_1))
    box.bot.keyClicks(box.edit, "1a")
    assert box.edit.text() == "a"


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Backtab])
def test_tab_is_told_like_any_other_key(box: Box, key: Qt.Key) -> None:
    box.bot.keyClick(box.edit, key)
    assert box.keys.count() == 1
