"""From a window's physical pixels to the logical place of one of ours, on the right screen."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QScreen

from snippets_app.desktop.base import Rect

GAP = 6
MARGIN = 16
TITLE_BAR = 40


def place_over(size: QSize, over: Rect | None, screens: Sequence[QScreen]) -> QPoint:
    """Where a window of ``size`` stands: centred over ``over``, a little above its middle,
    and wholly on the screen that shows it. Without a window, on the first screen."""
    screen = screen_of(over, screens)
    room = screen.availableGeometry()
    around = logical_place(over, screen) if over else room
    left = around.center().x() - size.width() // 2
    top = around.top() + (around.height() - size.height()) // 3
    return QPoint(
        max(room.left(), min(left, room.right() - size.width())),
        max(room.top(), min(top, room.bottom() - size.height())),
    )


def place_beside(size: QSize, beside: Rect | None, screens: Sequence[QScreen]) -> QPoint:
    """Where a window of ``size`` stands next to a place: just below it, else above, right or left,
    wholly on its screen and never over it; in the corner where there is no such room."""
    screen = screen_of(beside, screens)
    room = screen.availableGeometry()
    corner = room.bottomRight() - QPoint(size.width() + MARGIN, size.height() + MARGIN)
    if beside is None:
        return corner
    around = logical_place(beside, screen)
    spots = (
        QPoint(around.left(), around.bottom() + 1 + GAP),
        QPoint(around.left(), around.top() - GAP - size.height()),
        QPoint(around.right() + 1 + GAP, around.top()),
        QPoint(around.left() - GAP - size.width(), around.top()),
    )
    moved = (_moved_into(room, QRect(spot, size)) for spot in spots)
    return next((each.topLeft() for each in moved if not each.intersects(around)), corner)


def place_at_edge(size: QSize, beside: Rect | None, screens: Sequence[QScreen]) -> QPoint:
    """Where a side panel of ``size`` stands: at the right edge of the screen that shows a window,
    half way down."""
    room = screen_of(beside, screens).availableGeometry()
    left = room.right() + 1 - MARGIN - size.width()
    top = room.top() + (room.height() - size.height()) // 2
    return _moved_into(room, QRect(QPoint(left, top), size)).topLeft()


def fitting(size: QSize, screen: QScreen) -> QSize:
    """``size``, or less where a window with a title bar has no such room on the screen."""
    return size.boundedTo(screen.availableGeometry().size() - QSize(0, TITLE_BAR))


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


def logical_place(over: Rect, screen: QScreen) -> QRect:
    """A place in physical pixels as Qt counts on that screen."""
    ratio = screen.devicePixelRatio()
    start = screen.geometry().topLeft()
    return QRect(
        round(start.x() + (over.x - start.x()) / ratio),
        round(start.y() + (over.y - start.y()) / ratio),
        round(over.width / ratio),
        round(over.height / ratio),
    )


def _moved_into(room: QRect, window: QRect) -> QRect:
    left = max(room.left(), min(window.left(), room.right() + 1 - window.width()))
    top = max(room.top(), min(window.top(), room.bottom() + 1 - window.height()))
    return QRect(QPoint(left, top), window.size())
