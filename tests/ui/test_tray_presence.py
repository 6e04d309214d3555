import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from snippets_app.ui.tray_presence import TrayPresence

PLACE = QRect(1200, 770, 24, 24)


class Icon(QSystemTrayIcon):
    """Has a place in the tray once it was shown often enough."""

    def __init__(self, refusals: int) -> None:
        super().__init__()
        self.refusals = refusals
        self.shown = 0
        self.is_shown = False
        self.show()

    def show(self) -> None:
        self.is_shown, self.shown = True, self.shown + 1

    def hide(self) -> None:
        self.is_shown = False

    def isVisible(self) -> bool:  # noqa: N802 - Qt's name
        return self.is_shown

    def geometry(self) -> QRect:
        return PLACE if self.shown > self.refusals else QRect()


def looked(qtbot: QtBot, icon: Icon, waits: tuple[int, ...] = (0, 0, 0)) -> None:
    """Until it looks no more."""
    presence = TrayPresence(icon, waits)
    qtbot.waitUntil(lambda: not presence._timer.isActive())


@pytest.mark.parametrize(("refusals", "shown"), [(0, 1), (1, 2), (2, 3), (9, 4)])
def test_it_is_added_until_it_is_there_and_not_for_ever(
    qtbot: QtBot, refusals: int, shown: int
) -> None:
    icon = Icon(refusals)
    looked(qtbot, icon)
    assert (icon.shown, icon.is_shown) == (shown, True)


def test_an_icon_that_was_hidden_stays_hidden(qtbot: QtBot) -> None:
    icon = Icon(9)
    icon.hide()
    looked(qtbot, icon)
    assert (icon.shown, icon.is_shown) == (1, False)
