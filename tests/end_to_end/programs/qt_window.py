"""A chat box in a process of its own that says on stdout what stands in it: one JSON text a line.

``slow MS`` makes it stand still for MS milliseconds at each Ctrl+V before it asks for the
clipboard; ``deaf`` makes it ignore Ctrl+V.
"""

import json
import sys
import time

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QPlainTextEdit


class Box(QPlainTextEdit):
    def __init__(self, delay: float, *, deaf: bool) -> None:
        super().__init__()
        self._delay, self._deaf = delay, deaf
        self.setWindowTitle("chat box")
        self.resize(600, 300)
        self.textChanged.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Paste):
            if self._deaf:
                return
            time.sleep(self._delay)
        super().keyPressEvent(event)

    def _tell(self) -> None:
        sys.stdout.write(json.dumps(self.toPlainText()) + "\n")
        sys.stdout.flush()


def main() -> int:
    application = QApplication(sys.argv)
    how = dict.fromkeys(sys.argv[1:])
    delay = float(sys.argv[sys.argv.index("slow") + 1]) / 1000 if "slow" in how else 0
    box = Box(delay, deaf="deaf" in how)
    box.show()
    box.setFocus()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
