"""The small window that leads through the test of a program; it takes no focus."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from snippets_app.texts import Texts
from snippets_app.ui.banner import NO_FOCUS
from snippets_app.ui.banner_parts import measure_anew
from snippets_app.ui.screens import MARGIN
from snippets_app.ui.theme import Theme

WIDTH = 400


class TrialWindow(QWidget):
    """``closed`` comes when the agent sends it away, ``seen_told`` says whether the agent saw the
    line, ``copy_requested`` and ``again_requested`` what is wanted of the result."""

    closed = Signal()
    seen_told = Signal(bool)
    copy_requested = Signal()
    again_requested = Signal()

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__(None, NO_FOCUS)
        self._texts = texts
        self.setWindowTitle("Saywell")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._build()
        self.use(theme)

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self.setStyleSheet(theme.stylesheet)

    def ask_to_click(self, sentence: str, seconds: int) -> None:
        """Count down until the agent has clicked; what is counted is not spoken."""
        self._show(sentence, self._texts("{count} s", count=seconds))

    def say(self, sentence: str) -> None:
        """Something is being done."""
        self._show(sentence, "")

    def show_result(self, heading: str, lines: Sequence[str], *, ask_seen: bool) -> None:
        """What came of it; ``ask_seen``: only the agent can say whether the line was there."""
        self._show(heading, "", lines, result=True, ask_seen=ask_seen)

    def sentence(self) -> str:
        return self._sentence.text()

    def lines(self) -> str:
        return self._lines.text()

    def close_by_hand(self) -> None:
        self.hide()
        self.closed.emit()

    def _show(
        self,
        sentence: str,
        count: str,
        lines: Sequence[str] = (),
        *,
        result: bool = False,
        ask_seen: bool = False,
    ) -> None:
        is_new = sentence != self._sentence.text() or not self.isVisible()
        self._sentence.setText(sentence)
        self._count.setText(count)
        self._lines.setText("\n".join(lines))
        self._lines.setVisible(bool(lines))
        for button in (self.copy_button, self.again_button):
            button.setVisible(result)
        for button in (self.saw_button, self.missed_button):
            button.setVisible(ask_seen)
        self.close_button.setText(self._texts("Close") if result else self._texts("Cancel"))
        self._fit()
        self.show()
        self.raise_()
        if is_new:
            self._announce(" ".join((sentence, *lines)))

    def _fit(self) -> None:
        """At the top right: the fields of chats are at the bottom."""
        measure_anew(self._window)
        measure_anew(self)
        width = max(WIDTH, self._outside.totalMinimumSize().width())
        self.setFixedSize(width, self._outside.totalHeightForWidth(width))
        room = QGuiApplication.primaryScreen().availableGeometry()
        self.move(room.topRight() + QPoint(1 - MARGIN - width, MARGIN))

    def _announce(self, message: str) -> None:
        self.setAccessibleName(message)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message))

    def _build(self) -> None:
        self._window = QWidget()
        self._window.setObjectName("window")
        self._sentence = _line("notice")
        self._count = QLabel()
        self._count.setObjectName("heading")
        self._lines = _line("dim")
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._sentence, 1)
        top.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout(self._window)
        inside.setContentsMargins(16, 14, 16, 12)
        inside.setSpacing(10)
        inside.addLayout(top)
        inside.addWidget(self._lines)
        inside.addLayout(self._seen_buttons())
        inside.addLayout(self._buttons())
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(0, 0, 0, 0)
        self._outside.addWidget(self._window)

    def _seen_buttons(self) -> QHBoxLayout:
        self.saw_button = _button(self._texts("I saw the line"))
        self.missed_button = _button(self._texts("I did not see it"))
        self.saw_button.clicked.connect(lambda: self.seen_told.emit(True))
        self.missed_button.clicked.connect(lambda: self.seen_told.emit(False))
        return _row(self.saw_button, self.missed_button)

    def _buttons(self) -> QHBoxLayout:
        self.copy_button = _button(self._texts("Copy report"))
        self.again_button = _button(self._texts("Try again"))
        self.close_button = _button(self._texts("Cancel"))
        self.copy_button.clicked.connect(self.copy_requested)
        self.again_button.clicked.connect(self.again_requested)
        self.close_button.clicked.connect(self.close_by_hand)
        return _row(self.copy_button, self.again_button, self.close_button)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _line(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
