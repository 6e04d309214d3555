"""The floor: what any PySide6 program with a tray icon costs before it does anything.

Usage: python floor_tray.py ICON
"""

import sys

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon


def main() -> int:
    application = QApplication(sys.argv)
    application.setQuitOnLastWindowClosed(False)
    menu = QMenu()
    menu.addAction("Open")
    menu.addAction("Quit", application.quit)
    tray = QSystemTrayIcon(QIcon(sys.argv[1]))
    tray.setContextMenu(menu)
    tray.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
