"""A window to insert into, in a process of its own: says on stdout when its text became what.

Each change is one JSON line, ``[monotonic ns, text]``. A line on stdin empties the window.
"""

import json
import sys
import time

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QPlainTextEdit


def main() -> int:
    application = QApplication(sys.argv)
    edit = QPlainTextEdit()
    edit.setWindowTitle("target-qt")
    edit.resize(600, 400)

    def tell() -> None:
        print(json.dumps([time.monotonic_ns(), edit.toPlainText()]), flush=True)

    def empty() -> None:
        if not sys.stdin.readline():
            application.quit()
        edit.clear()

    asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    asked.activated.connect(empty)
    edit.textChanged.connect(tell)
    edit.show()
    edit.setFocus()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
