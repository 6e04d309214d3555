"""A small notice in the corner of the screen: says one thing, takes no focus, goes by itself."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QGuiApplication,
    QHideEvent,
    QMouseEvent,
    QScreen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from snippets_app.desktop.base import Rect
from snippets_app.ui.screens import screen_of
from snippets_app.ui.theme import Theme

SHOWN_FOR = 6000
WIDTH = 340
MARGIN = 16


class Notice(QWidget):
    """One at a time: a newer one replaces what is shown. A click sends it away, and no timer runs
    while nothing is shown. While the mouse rests on it, it stays. Gone, it forgets what it said."""

    gone = Signal()

    def __init__(self, theme: Theme) -> None:
        # Beside the window manager, or some of them give a new window the focus all the same.
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
            | Qt.WindowType.X11BypassWindowManagerHint,
        )
        self.setWindowTitle("Saywell")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        self._build()
        self.use(theme)

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self.setStyleSheet(theme.stylesheet)

    def tell(self, sentence: str, hint: str = "", place: Rect | None = None) -> None:
        """Say it at the bottom right of the screen that shows ``place``."""
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._window.updateGeometry()  # or the height of the text before is kept
        self.setFixedSize(WIDTH, self._outside.totalHeightForWidth(WIDTH))
        self.move(_corner(self.size(), place, QGuiApplication.screens()))
        self.show()
        self.raise_()
        self._timer.start()
        self._announce(f"{sentence} {hint}".strip())

    def sentence(self) -> str:
        return self._sentence.text()

    def hint(self) -> str:
        return self._hint.text()

    def waits(self) -> bool:
        """Whether the timer that sends it away is running."""
        return self._timer.isActive()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.accept()
        self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        if self.isVisible():
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._timer.stop()
        for line in (self._sentence, self._hint):
            line.clear()
        self.setAccessibleName("")
        self.gone.emit()

    def _announce(self, message: str) -> None:
        self.setAccessibleName(message)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message))

    def _build(self) -> None:
        self._window = QWidget()
        self._window.setObjectName("window")
        stripe = QWidget()
        stripe.setObjectName("stripe")
        stripe.setFixedWidth(4)
        self._sentence = _line("notice")
        self._hint = _line("dim")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._sentence)
        words.addWidget(self._hint)
        inside = QHBoxLayout(self._window)
        inside.setContentsMargins(10, 12, 16, 12)
        inside.setSpacing(12)
        inside.addWidget(stripe)
        inside.addLayout(words, 1)
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(0, 0, 0, 0)
        self._outside.addWidget(self._window)


def _line(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _corner(size: QSize, place: Rect | None, screens: Sequence[QScreen]) -> QPoint:
    room = screen_of(place, screens).availableGeometry()
    inset = QPoint(size.width() + MARGIN - 1, size.height() + MARGIN - 1)
    return room.bottomRight() - inset
