"""The small window of a test: what it says, which buttons it has, and that it takes no focus."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from snippets_app.ui.trial_window import TrialWindow
from tests.ui.dialog_parts import TEXTS, THEME, focused_line

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[TrialWindow]:
    made = TrialWindow(TEXTS, THEME)
    yield made
    made.hide()
    made.deleteLater()


def test_it_counts_down_and_takes_no_focus(window: TrialWindow, qtbot: QtBot) -> None:
    line = focused_line(qtbot)
    for seconds in (10, 9):
        window.ask_to_click("Click there.", seconds)
        assert (window.sentence(), window._count.text()) == ("Click there.", f"{seconds} s")
    qtbot.mouseClick(window, LEFT)
    assert line.hasFocus()
    assert window.accessibleName() == "Click there."
    assert not window.copy_button.isVisible()


def test_a_result_can_be_copied_repeated_and_closed(window: TrialWindow, qtbot: QtBot) -> None:
    window.ask_to_click("Click there.", 10)
    window.show_result("It works.", ("One", "Two"), ask_seen=False)
    told = [QSignalSpy(each) for each in (window.copy_requested, window.again_requested)]
    closed = QSignalSpy(window.closed)
    for each in (window.copy_button, window.again_button, window.close_button):
        qtbot.mouseClick(each, LEFT)
    assert [spy.count() for spy in (*told, closed)] == [1, 1, 1]
    assert window.lines() == "One\nTwo"
    assert not window.isVisible()


@pytest.mark.parametrize(("button", "seen"), [("saw_button", True), ("missed_button", False)])
def test_the_agent_may_be_asked(
    window: TrialWindow, qtbot: QtBot, button: str, *, seen: bool
) -> None:
    window.show_result("Did you see it?", (), ask_seen=True)
    told = QSignalSpy(window.seen_told)
    qtbot.mouseClick(getattr(window, button), LEFT)
    assert told.at(0)[0] is seen


def test_it_is_as_high_as_what_it_says(window: TrialWindow) -> None:
    window.show_result("It works.", ("One",) * 8, ask_seen=True)
    high = window.height()
    window.say("Look.")
    assert window.height() < high
