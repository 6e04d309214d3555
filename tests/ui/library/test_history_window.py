"""The history window: versions, what differs, and what may be restored."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from snippets_app.paths import resources
from snippets_app.ui.library.history_window import HistoryWindow
from snippets_app.ui.theme import load_theme
from tests.ui.dialog_parts import TEXTS, THEME
from tests.ui.library.past_parts import FIRST, GONE, MOMENTS, NOW

Key = Qt.Key


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[HistoryWindow]:
    made = HistoryWindow(TEXTS, THEME)
    qtbot.addWidget(made)
    made.open_history("Three", MOMENTS)
    qtbot.waitUntil(made.rows.hasFocus)
    yield made
    made.hide()


def versions(window: HistoryWindow) -> list[str]:
    model = window.model
    said = [model.data(model.index(row, 0)) for row in range(model.rowCount())]
    return [each.partition("\n")[0] for each in said]


def spoken(window: HistoryWindow) -> list[str]:
    return window.view.accessibleDescription().splitlines()


def test_every_version_says_what_was_done(shown: HistoryWindow) -> None:
    assert versions(shown) == ["Written", "Deleted", "As it was shipped"]
    assert shown.model.data(shown.model.index(0, 0)).endswith(" · now")


def test_it_shows_what_a_change_did_or_what_has_changed_since(shown: HistoryWindow) -> None:
    assert spoken(shown) == ["Put in: Three", "Put in: Good day."]
    shown.choose(2)
    assert spoken(shown) == []
    assert "This is the shipped version." in shown.view.toPlainText()
    shown.since.setChecked(True)
    assert spoken(shown) == ["Taken out: One", "Put in: Three"]
    shown.choose(1)
    assert "deleted or hidden" in shown.view.toPlainText()
    shown.choose(0)
    assert "There is no difference." in shown.view.toPlainText()


def test_a_difference_can_be_told_without_colours(shown: HistoryWindow) -> None:
    shown.since.setChecked(True)
    shown.choose(2)
    html = shown.view.toHtml()
    assert "line-through" in html
    assert "underline" in html
    assert "Hotkey" not in shown.view.toPlainText()


def test_only_a_version_that_is_not_there_now_can_be_restored(shown: HistoryWindow) -> None:
    asked = QSignalSpy(shown.restore_requested)
    enabled = []
    for number in range(3):
        shown.choose(number)
        enabled.append(shown.restore.isEnabled())
        shown.restore.click()
    assert enabled == [False, False, True]
    assert [asked.at(at)[0] for at in range(asked.count())] == [FIRST]
    assert (NOW.is_now, GONE.looks) == (True, None)


def test_everything_is_done_by_keys(shown: HistoryWindow, qtbot: QtBot) -> None:
    asked, undone = QSignalSpy(shown.restore_requested), QSignalSpy(shown.undo_requested)
    qtbot.keyClick(shown.rows, Key.Key_End)
    qtbot.keyClick(shown.rows, Key.Key_Return)
    assert asked.count() == 1
    qtbot.keyClick(shown.rows, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone.count() == 0
    shown.offer_undo(on=True)
    qtbot.keyClick(shown.rows, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: undone.count() == 1)
    qtbot.keyClick(shown.rows, Key.Key_Escape)
    assert not shown.isVisible()


def test_what_is_written_is_shown_as_text_and_not_as_html(shown: HistoryWindow) -> None:
    shown.view.compare(None, (("body", "<b>a</b>\n  & b"),))
    assert "<b>a</b>↵\n  & b" in shown.view.toPlainText().replace("\xa0", " ")


def test_another_theme_colours_the_difference_anew(shown: HistoryWindow) -> None:
    dark = load_theme(resources() / "assets", "dark")
    shown.use(dark)
    assert dark.colours["added"] in shown.view.toHtml()
