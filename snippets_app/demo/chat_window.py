"""A plain chat program of nobody's: what the customer wrote, and a box to answer in.

It knows nothing of Saywell and runs as a process of its own (``saywell demo --chat-window``).
Enter sends, Shift+Enter breaks the line.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

TITLE = "客服工作台"
CUSTOMER = (
    "您好，我上周买的净水器到了，可是不出水。",
    "订单号是 20261108-3321，麻烦看一下，谢谢！",
)
_STYLE = """
QWidget#page { background: #eef1f5; }
QLabel#customer { background: #ffffff; color: #1a1f27; border-radius: 10px; padding: 10px 14px; }
QLabel#agent { background: #c9e7c1; color: #16240f; border-radius: 10px; padding: 10px 14px; }
QLabel#name { color: #66707d; padding: 6px 2px 2px 2px; }
QPlainTextEdit { background: #ffffff; color: #1a1f27; border: 1px solid #c3cad3; padding: 6px; }
QScrollArea { border: none; }
QWidget { font-size: 10.5pt; }
"""


class AnswerBox(QPlainTextEdit):
    """``sent`` tells the text when Enter is pressed."""

    sent = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.send()
        else:
            super().keyPressEvent(event)

    def send(self) -> None:
        if self.toPlainText().strip():
            self.sent.emit(self.toPlainText())
            self.clear()


class ChatWindow(QWidget):
    """Messages above, the answer below."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle(TITLE)
        self.setStyleSheet(_STYLE)
        self._messages = QVBoxLayout()
        self._messages.addStretch(1)
        self.answer = AnswerBox()
        self.answer.setFixedHeight(110)
        self.answer.setPlaceholderText("输入回复，Enter 发送")
        self.answer.sent.connect(lambda text: self.add("agent", text))
        self._arrange()
        self._name("王女士  10:02")
        for text in CUSTOMER:
            self.add("customer", text)
        self.resize(760, 560)

    def add(self, side: str, text: str) -> None:
        label = QLabel(text)
        label.setObjectName(side)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setMaximumWidth(520)
        line = QHBoxLayout()
        if side == "agent":
            line.addStretch(1)
        line.addWidget(label)
        if side == "customer":
            line.addStretch(1)
        self._messages.insertLayout(self._messages.count() - 1, line)

    def _name(self, name: str) -> None:
        label = QLabel(name)
        label.setObjectName("name")
        self._messages.insertWidget(self._messages.count() - 1, label)

    def _arrange(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        page.setLayout(self._messages)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        send = QPushButton("发送")
        send.clicked.connect(self.answer.send)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(send)
        whole = QVBoxLayout(self)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.answer)
        whole.addLayout(below)


def show_chat_window(tell: Callable[[str], None]) -> int:
    """Run until it is closed; ``tell`` gets each message that is sent, on one line."""
    application = QApplication(["saywell-chat"])
    window = ChatWindow()
    window.answer.sent.connect(lambda text: tell(" ".join(text.split())))
    window.show()
    window.answer.setFocus()
    return application.exec()
