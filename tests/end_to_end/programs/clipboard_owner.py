"""Somebody who copies: each line on stdin is a JSON object, format name -> content in base64.

It is answered with ``owned`` once the clipboard is this program's. ``hang`` instead of an object
makes it keep the clipboard and answer nobody any more.
"""

import base64
import json
import sys
import time

from PySide6.QtCore import QMimeData, QSocketNotifier
from PySide6.QtWidgets import QApplication


def main() -> int:
    application = QApplication(sys.argv)
    clipboard = application.clipboard()

    def obey() -> None:
        order = sys.stdin.readline()
        if not order:
            application.quit()
        elif order == "hang\n":
            sys.stdout.write("hanging\n")
            sys.stdout.flush()
            time.sleep(3600)
        else:
            content = QMimeData()
            for name, data in json.loads(order).items():
                content.setData(name, base64.b64decode(data))
            clipboard.setMimeData(content)
            sys.stdout.write("owned\n")
            sys.stdout.flush()

    asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    asked.activated.connect(obey)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
