"""The trash: search, bring back, delete for good only when that is confirmed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from snippets_app.ui.library.trash_window import TrashWindow, TrashWords
from tests.ui.dialog_parts import TEXTS, THEME, button, commit, compose, question_of
from tests.ui.library.past_parts import row

Key, Held = Qt.Key, Qt.KeyboardModifier
ROWS = (row(1), row(2, "Hidden one", None), row(3))


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[TrashWindow]:
    made = TrashWindow(TEXTS, THEME, TrashWords("Trash", ("Title", "Pack"), "Nothing here."))
    qtbot.addWidget(made)
    made.open_trash(ROWS)
    qtbot.waitUntil(made.table.hasFocus)
    yield made
    made.hide()


def lines(window: TrashWindow) -> list[list[str]]:
    model = window.model
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[model.data(model.index(at, column)) for column in columns] for at in rows]


def test_each_row_says_what_it_was_and_how_long_it_is_kept(shown: TrashWindow) -> None:
    assert [(each[0], each[1], each[3]) for each in lines(shown)] == [
        ("Title 1", "Phone", "30"),
        ("Hidden one", "Phone", "hidden"),
        ("Title 3", "Phone", "30"),
    ]
    assert shown.preview.toPlainText() == "Text 1"


def test_a_search_finds_titles_and_texts(shown: TrashWindow, qtbot: QtBot) -> None:
    shown.search.setText("text 3")
    assert [each[0] for each in lines(shown)] == ["Title 3"]
    assert shown.chosen() == (ROWS[2],)
    shown.search.setText("zzqq")
    assert shown.table.isHidden()
    assert shown.search.hasFocus()
    assert shown.nothing.text() == "Nothing found."
    shown.search.setText("text 3")
    assert shown.table.isVisible()
    assert shown.chosen() == (ROWS[2],)
    qtbot.keyClick(shown.search, Key.Key_Escape)
    assert len(lines(shown)) == 3
    compose(shown.search, "hidden")
    assert [each[0] for each in lines(shown)] == ["Hidden one"]
    qtbot.keyClick(shown.search, Key.Key_Escape)
    assert shown.isVisible()
    commit(shown.search, "")
    shown.search.clear()
    qtbot.keyClick(shown.search, Key.Key_Escape)
    assert not shown.isVisible()


def test_all_that_is_selected_is_restored(shown: TrashWindow, qtbot: QtBot) -> None:
    asked = QSignalSpy(shown.restore_requested)
    qtbot.keyClick(shown.table, Key.Key_A, Held.ControlModifier)
    shown.restore.click()
    assert asked.at(0) == [ROWS]
    shown.search.setText("hidden")
    qtbot.keyClick(shown.search, Key.Key_Down)
    assert shown.table.hasFocus()
    qtbot.keyClick(shown.table, Key.Key_Return)
    assert asked.at(1) == [(ROWS[1],)]


def test_what_is_hidden_cannot_be_deleted_for_good(shown: TrashWindow, qtbot: QtBot) -> None:
    shown.table.selectRow(1)
    assert not shown.discard.isEnabled()
    qtbot.keyClick(shown.table, Key.Key_Delete)
    assert question_of(shown) is None


@pytest.mark.parametrize("answer", ["Delete for good", "Cancel"])
def test_only_what_is_confirmed_is_deleted_for_good(
    shown: TrashWindow, qtbot: QtBot, answer: str
) -> None:
    asked = QSignalSpy(shown.discard_requested)
    shown.table.selectAll()
    qtbot.keyClick(shown.table, Key.Key_Delete)
    question = question_of(shown)
    assert question
    assert question.text() == "Delete 2 for good?\nThis cannot be undone."
    button(question, answer).click()
    assert asked.count() == (answer != "Cancel")
    assert asked.count() == 0 or asked.at(0) == [(ROWS[0], ROWS[2])]


def test_the_trash_is_emptied_of_what_is_not_found_too(shown: TrashWindow) -> None:
    asked = QSignalSpy(shown.discard_requested)
    shown.search.setText("Title 3")
    shown.empty.click()
    question = question_of(shown)
    assert question
    assert question.text().startswith("Empty the trash? 2 will be gone.")
    button(question, "Delete for good").click()
    assert asked.at(0) == [(ROWS[0], ROWS[2])]


def test_an_empty_trash_says_so(shown: TrashWindow) -> None:
    shown.open_trash(())
    assert not shown.table.isVisible()
    assert shown.nothing.text() == "Nothing here."
    assert not any(each.isEnabled() for each in (shown.restore, shown.discard, shown.empty))


def test_ten_thousand_rows_take_no_widgets(shown: TrashWindow) -> None:
    before = len(shown.findChildren(object))
    shown.show_rows([row(number) for number in range(10_000)])
    shown.table.scrollToBottom()
    shown.search.setText("9999")
    assert [each[0] for each in lines(shown)] == ["Title 9999"]
    assert len(shown.findChildren(object)) < before + 50
