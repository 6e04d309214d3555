"""A window of a process of its own with one field: ``line``, ``plain``, ``rich`` or ``password``.

``twice`` shows a second window with another field of the kind, and focuses the first.
"""

import sys

from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)


def field(kind: str) -> QWidget:
    if kind == "plain":
        return QPlainTextEdit()
    if kind == "rich":
        return QTextEdit()
    line = QLineEdit()
    if kind == "password":
        line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def window(kind: str, title: str) -> QWidget:
    shown = QWidget()
    shown.setWindowTitle(title)
    shown.resize(500, 200)
    box = field(kind)
    QVBoxLayout(shown).addWidget(box)
    box.setFocus()
    shown.show()
    return shown


def main() -> int:
    application = QApplication(sys.argv)
    windows = [window(sys.argv[1], "first")]
    if "twice" in sys.argv:
        windows.insert(0, window(sys.argv[1], "second"))
        windows[-1].activateWindow()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
