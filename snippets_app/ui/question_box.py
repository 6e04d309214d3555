"""A question before something is lost."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from snippets_app.texts import Texts


def ask_before(window: QWidget, question: str, yes: str, no: str, act: Callable[[], None]) -> None:
    """Ask over ``window`` and act when the agent says yes; Esc is no."""
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("Saywell")
    box.setText(question)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    agree.setObjectName("primary")
    box.setDefaultButton(agree)
    box.setEscapeButton(refuse)
    agree.clicked.connect(lambda _=False: act())
    box.open()


def close_unless_changed(window: QWidget, texts: Texts, keep: str, *, changed: bool) -> None:
    """Hide a window, but ask before what was written in it is thrown away; ``keep`` refuses."""
    if not changed:
        window.hide()
        return
    question = texts("Throw away what you have changed?")
    ask_before(window, question, texts("Throw away"), keep, window.hide)
