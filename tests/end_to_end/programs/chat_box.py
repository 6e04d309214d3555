"""A box of another program, of the kind ``rich``, ``line``, ``chat`` or ``password``.

It says on stdout what stands in it, one JSON text a line; ``chat`` sends at Enter, as chat programs
do, and says what it sent with ``sent: `` in front.
"""

import json
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QVBoxLayout, QWidget


class Rich(QTextEdit):
    def __init__(self, *, sends: bool) -> None:
        super().__init__()
        self._sends = sends
        self.setAcceptRichText(False)
        self.textChanged.connect(lambda: tell(self.toPlainText()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._sends and enter and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            tell(f"sent: {self.toPlainText()}")
            self.blockSignals(True)
            self.clear()
            self.blockSignals(False)
        else:
            super().keyPressEvent(event)
            tell(self.toPlainText())


def tell(text: str) -> None:
    sys.stdout.write(json.dumps(text) + "\n")
    sys.stdout.flush()


def box(kind: str) -> QWidget:
    if kind in ("rich", "chat"):
        return Rich(sends=kind == "chat")
    line = QLineEdit()
    line.textChanged.connect(tell)
    if kind == "password":
        line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def main() -> int:
    application = QApplication(sys.argv)
    window = QWidget()
    window.setWindowTitle(f"qt {sys.argv[1]}")
    window.setGeometry(80, 80, 560, 240)
    QVBoxLayout(window).addWidget(box(sys.argv[1]))
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
