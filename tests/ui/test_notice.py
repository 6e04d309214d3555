import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from snippets_app.desktop.base import Rect
from snippets_app.ui import notice as module
from snippets_app.ui.notice import MARGIN, Notice
from tests.ui.dialog_parts import THEME, focused_line


@pytest.fixture
def notice(qtbot: QtBot) -> Notice:
    made = Notice(THEME)
    qtbot.addWidget(made)
    return made


def test_shows_sentence_and_hint(notice: Notice) -> None:
    notice.tell("文本已复制。", "按 Ctrl+V 粘贴。")
    assert notice.isVisible()
    assert (notice.sentence(), notice.hint()) == ("文本已复制。", "按 Ctrl+V 粘贴。")


def test_a_screen_reader_is_given_all_of_it(notice: Notice) -> None:
    notice.tell("Copied.", "Paste it.")
    assert notice.accessibleName() == "Copied. Paste it."


def test_never_takes_the_focus(notice: Notice, qtbot: QtBot) -> None:
    other = focused_line(qtbot)
    notice.tell("Copied.")
    qtbot.waitExposed(notice)
    assert other.hasFocus()
    assert notice.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus


def test_stands_in_the_corner_of_the_screen(notice: Notice) -> None:
    notice.tell("Copied.", place=Rect(10, 10, 300, 200))
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert notice.geometry().bottomRight() == room.bottomRight() - QPoint(MARGIN, MARGIN)


def test_a_newer_one_replaces_it(notice: Notice) -> None:
    notice.tell("First.", "A hint.")
    high = notice.height()
    notice.tell("Second.")
    assert (notice.sentence(), notice.hint()) == ("Second.", "")
    assert notice.height() < high


def test_goes_by_itself_and_leaves_no_timer(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SHOWN_FOR", 20)
    notice = Notice(THEME)
    qtbot.addWidget(notice)
    with qtbot.waitSignal(notice.gone):
        notice.tell("Copied.")
    assert not notice.isVisible()
    assert not notice.waits()


def test_a_click_sends_it_away(notice: Notice, qtbot: QtBot) -> None:
    notice.tell("Copied.")
    assert notice.waits()
    qtbot.mouseClick(notice, Qt.MouseButton.LeftButton)
    assert not notice.isVisible()
    assert not notice.waits()


def test_stays_while_the_mouse_rests_on_it(notice: Notice) -> None:
    notice.tell("Copied.")
    inside = QPointF(5, 5)
    QApplication.sendEvent(notice, QEnterEvent(inside, inside, inside))
    assert not notice.waits()
    QApplication.sendEvent(notice, QEvent(QEvent.Type.Leave))
    assert notice.waits()


def test_runs_no_timer_before_it_is_shown(notice: Notice) -> None:
    assert not notice.waits()


def test_each_text_gets_the_height_it_needs(notice: Notice) -> None:
    long = "Only the first lines were inserted. " * 4
    heights = []
    for sentence in ("Short.", long, "Short.", long):
        notice.tell(sentence)
        heights.append(notice.height())
    assert heights[0] == heights[2] < heights[1] == heights[3]


def test_gone_it_has_forgotten_what_it_said(notice: Notice) -> None:
    notice.tell("Copied.", "Paste it.")
    notice.hide()
    assert (notice.sentence(), notice.hint(), notice.accessibleName()) == ("", "", "")
