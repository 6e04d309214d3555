"""Somebody who copied a text before: owns the clipboard anew, or says what is on it now.

Each line on stdin is one order: ``own TEXT`` is answered with ``owned``, ``read`` with the text.
"""

import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication


def main() -> int:
    application = QApplication(sys.argv)
    clipboard = application.clipboard()

    def obey() -> None:
        order, _space, text = sys.stdin.readline().rstrip("\n").partition(" ")
        if order == "own":
            clipboard.setText(text)
            print("owned", flush=True)
        elif order == "read":
            print(clipboard.text(), flush=True)
        else:
            application.quit()

    asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    asked.activated.connect(obey)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
