"""From a window's physical pixels to the logical place of one of ours, on the right screen."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QScreen

from snippets_app.desktop.base import Rect


def place_over(size: QSize, over: Rect | None, screens: Sequence[QScreen]) -> QPoint:
    """Where a window of ``size`` stands: centred over ``over``, a little above its middle,
    and wholly on the screen that shows it. Without a window, on the first screen."""
    screen = screen_of(over, screens)
    room = screen.availableGeometry()
    around = _logical(over, screen) if over else room
    left = around.center().x() - size.width() // 2
    top = around.top() + (around.height() - size.height()) // 3
    return QPoint(
        max(room.left(), min(left, room.right() - size.width())),
        max(room.top(), min(top, room.bottom() - size.height())),
    )


def physical_geometry(screen: QScreen) -> QRect:
    """A screen's place in physical pixels: Qt scales sizes, not where a screen begins."""
    ratio = screen.devicePixelRatio()
    logical = screen.geometry()
    return QRect(
        logical.x(), logical.y(), round(logical.width() * ratio), round(logical.height() * ratio)
    )


def screen_of(over: Rect | None, screens: Sequence[QScreen]) -> QScreen:
    """The screen that shows the middle of a window, or the first one."""
    if over is not None:
        middle = QPoint(over.x + over.width // 2, over.y + over.height // 2)
        for screen in screens:
            if physical_geometry(screen).contains(middle):
                return screen
    return screens[0]


def _logical(over: Rect, screen: QScreen) -> QRect:
    ratio = screen.devicePixelRatio()
    start = screen.geometry().topLeft()
    return QRect(
        round(start.x() + (over.x - start.x()) / ratio),
        round(start.y() + (over.y - start.y()) / ratio),
        round(over.width / ratio),
        round(over.height / ratio),
    )
