"""The small mark of a hint: stands by the words, takes no focus, opens the banner."""

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QGuiApplication,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
)
from PySide6.QtWidgets import QWidget

from snippets_app.core.guard.model import Severity
from snippets_app.desktop.base import Rect
from snippets_app.ui.banner import NO_FOCUS
from snippets_app.ui.banner_parts import severity_colour
from snippets_app.ui.screens import logical_place, screen_of
from snippets_app.ui.theme import Theme

SIZE = 12
DWELL = 200


class HintMark(QWidget):
    """``opened`` tells that the agent clicked it or rested the mouse on it."""

    opened = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(None, NO_FOCUS)
        self._theme = theme
        self.setWindowTitle("Saywell")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFixedSize(SIZE, SIZE)
        self.setMask(QRegion(self.rect(), QRegion.RegionType.Ellipse))
        self._dwell = QTimer(self)
        self._dwell.setSingleShot(True)
        self._dwell.setInterval(DWELL)
        self._dwell.timeout.connect(self.opened)

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self._theme = theme
        self.update()

    def show_at(self, place: Rect, reason: str) -> None:
        """Stand below the end of the words at ``place``; a screen reader is given the reason."""
        self.setAccessibleName(reason)
        self.move(_below_end(place))
        if not self.isVisible():
            self.show()
            self.raise_()

    def waits(self) -> bool:
        """Whether the timer of a resting mouse is running."""
        return self._dwell.isActive()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.accept()
        self._dwell.stop()
        self.opened.emit()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self._dwell.start()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._dwell.stop()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._dwell.stop()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.colour("window"))
        painter.setPen(QPen(self._theme.colour("window"), 2))
        painter.setBrush(severity_colour(self._theme, Severity.HINT))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()


def _below_end(place: Rect) -> QPoint:
    screen = screen_of(place, QGuiApplication.screens())
    words, room = logical_place(place, screen), screen.availableGeometry()
    below = words.bottom() + 1
    top = below if below + SIZE <= room.bottom() + 1 else words.top() - SIZE
    left = min(max(room.left(), words.right() + 1 - SIZE), room.right() + 1 - SIZE)
    return QPoint(left, max(room.top(), top))
