"""The mark of a hint: small, below the words, without the focus."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from snippets_app.desktop.base import Rect
from snippets_app.paths import resources
from snippets_app.ui import hint_mark as module
from snippets_app.ui.hint_mark import SIZE, HintMark
from snippets_app.ui.theme import load_theme
from tests.ui.dialog_parts import THEME, focused_line

WORDS = Rect(300, 200, 60, 20)


@pytest.fixture
def mark(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[HintMark]:
    monkeypatch.setattr(module, "DWELL", 10)
    made = HintMark(THEME)
    qtbot.addWidget(made)
    yield made
    made.hide()


def enter(mark: HintMark) -> None:
    inside = QPointF(5, 5)
    QApplication.sendEvent(mark, QEnterEvent(inside, inside, inside))


def test_it_stands_below_the_end_of_the_words(mark: HintMark) -> None:
    mark.show_at(WORDS, "Say “you” politely.")
    assert mark.pos() == QPoint(360 - SIZE, 220)
    assert mark.accessibleName() == "Say “you” politely."


def test_at_the_foot_of_the_screen_it_stands_above_them(mark: HintMark) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry()
    mark.show_at(Rect(300, room.bottom() - 18, 60, 19), "")
    assert mark.pos() == QPoint(360 - SIZE, room.bottom() - 18 - SIZE)


def test_a_click_opens_the_banner(mark: HintMark, qtbot: QtBot) -> None:
    mark.show_at(WORDS, "")
    with qtbot.waitSignal(mark.opened):
        qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)


def test_a_mouse_that_rests_on_it_opens_the_banner(mark: HintMark, qtbot: QtBot) -> None:
    mark.show_at(WORDS, "")
    with qtbot.waitSignal(mark.opened):
        enter(mark)


def test_a_mouse_that_only_passes_opens_nothing(mark: HintMark) -> None:
    for away in (lambda: QApplication.sendEvent(mark, QEvent(QEvent.Type.Leave)), mark.hide):
        mark.show_at(WORDS, "")
        enter(mark)
        assert mark.waits()
        away()
        assert not mark.waits()


def test_it_never_takes_the_focus(mark: HintMark, qtbot: QtBot) -> None:
    other = focused_line(qtbot)
    mark.show_at(WORDS, "")
    qtbot.waitExposed(mark)
    assert other.hasFocus()
    assert mark.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus


def test_it_is_painted_in_the_colour_of_a_hint(mark: HintMark) -> None:
    for name in ("light", "dark"):
        theme = load_theme(resources() / "assets", name)
        mark.use(theme)
        middle = mark.grab().toImage().pixelColor(SIZE // 2, SIZE // 2)
        assert middle == theme.colour("severity_hint")
