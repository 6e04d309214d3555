"""A real mouse on the guard's windows: the click arrives, and the keyboard stays where it was."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from Xlib import X

from snippets_app.core.guard.model import Severity
from snippets_app.demo.virtual_desktop import VirtualDesktop
from snippets_app.desktop.base import Rect
from snippets_app.ui.banner import Banner
from snippets_app.ui.banner_parts import KeyButton
from snippets_app.ui.banner_view import BannerView
from snippets_app.ui.hint_mark import HintMark
from tests.ui.dialog_parts import TEXTS, THEME

pytestmark = pytest.mark.desktop
VIEW = BannerView(Severity.WARN, "", "dunno", "", "Nobody cares.", ("I will ask",))
WORDS = Rect(500, 300, 60, 20)


@pytest.fixture
def desktop(display: VirtualDesktop | None) -> VirtualDesktop:
    if display is None:
        pytest.skip("needs a screen of its own")
    return display


@pytest.fixture
def writing(qtbot: QtBot) -> Iterator[QLineEdit]:
    """A field of another window that has the focus."""
    field = QLineEdit()
    qtbot.addWidget(field)
    field.move(40, 40)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.hasFocus)
    yield field
    field.hide()


def click(desktop: VirtualDesktop, part: QWidget, at: QPoint | None = None) -> None:
    place = part.mapToGlobal(at or part.rect().center())
    desktop.person.click(place.x(), place.y())


def focus(desktop: VirtualDesktop) -> int:
    return int(desktop.display.get_input_focus().focus.id)


def test_a_click_on_the_banner_leaves_the_keyboard_alone(
    desktop: VirtualDesktop, writing: QLineEdit, qtbot: QtBot
) -> None:
    banner = Banner(TEXTS, THEME)
    qtbot.addWidget(banner)
    before = focus(desktop)
    assert before not in (X.NONE, X.PointerRoot)
    banner.show_finding(VIEW, WORDS)
    qtbot.waitExposed(banner)
    asked = QSignalSpy(banner.replace_requested)
    click(desktop, banner.findChildren(KeyButton)[0])
    qtbot.waitUntil(lambda: asked.count() == 1)
    click(desktop, banner, QPoint(200, 40))
    desktop.person.type("a")
    qtbot.waitUntil(lambda: writing.text() == "a")
    assert focus(desktop) == before
    assert writing.hasFocus()
    banner.hide()


def test_a_click_on_the_mark_leaves_the_keyboard_alone(
    desktop: VirtualDesktop, writing: QLineEdit, qtbot: QtBot
) -> None:
    mark = HintMark(THEME)
    qtbot.addWidget(mark)
    before = focus(desktop)
    mark.show_at(WORDS, "")
    qtbot.waitExposed(mark)
    opened = QSignalSpy(mark.opened)
    click(desktop, mark)
    qtbot.waitUntil(lambda: opened.count() >= 1)
    assert focus(desktop) == before
    assert writing.hasFocus()
    mark.hide()
