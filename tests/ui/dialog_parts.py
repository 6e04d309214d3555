"""What the tests of the dialogs share: texts, a theme, and an input method's events."""

from gettext import NullTranslations

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from snippets_app.core.model import Layer, Library, Pack, Snippet, Stage
from snippets_app.paths import resources
from snippets_app.texts import Texts
from snippets_app.ui.theme import load_theme

TEXTS = Texts(NullTranslations())
THEME = load_theme(resources() / "assets", "light")

HELLO = Snippet("p/hello", "p", "greeting", "问候", "您好，{customer}", "nh", "Ctrl+F5")
WAIT = Snippet("p/wait", "p", "hold", "请稍等", "请稍等{field:时间=一分钟}", "sd")
OWN = Snippet("p/own-1", "p", "hold", "Own", "Own text", layer=Layer.PERSONAL)
STAGES = (Stage("greeting", "开场"), Stage("hold", "等候"))
LIBRARY = Library(
    (
        Pack("p", "电话服务", "zh-CN", STAGES, (HELLO, WAIT, OWN)),
        Pack("q", "Shop", "en", (Stage("welcome", "Welcome"),), ()),
    )
)


def focused_line(qtbot: QtBot) -> QLineEdit:
    """Another window's line, in which somebody types."""
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    return line


def compose(widget: QWidget, preedit: str) -> None:
    """The input method composes: nothing is committed yet."""
    QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))


def commit(widget: QWidget, text: str) -> None:
    """The input method is done and hands over what it composed."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def question_of(window: QWidget) -> QMessageBox | None:
    """The question that stands over the window."""
    boxes = (box for box in window.findChildren(QMessageBox) if box.isVisible())
    return next(boxes, None)


def button(window: QWidget, text: str) -> QPushButton:
    found = [each for each in window.findChildren(QPushButton) if each.text() == text]
    assert len(found) == 1, f"{len(found)} buttons “{text}”"
    return found[0]
