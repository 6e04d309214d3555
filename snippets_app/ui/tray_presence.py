"""Windows may refuse an icon while it is busy with a login, and nobody tells of that.

After a restart of its taskbar it asks all programs for their icons again, and Qt gives them; but a
taskbar that was there and too busy is not asked twice:
https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-shell_notifyiconw
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSystemTrayIcon

WAITS = (1_000, 4_000, 15_000, 60_000)
"""Milliseconds from one look to the next; after the last one, nothing wakes the program."""


class TrayPresence(QObject):
    """Looks a few times whether the icon has a place in the tray, and else adds it again."""

    def __init__(self, icon: QSystemTrayIcon, waits: Sequence[int] = WAITS) -> None:
        super().__init__()
        self._icon = icon
        self._waits = list(waits)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._wait()

    def _wait(self) -> None:
        if self._waits:
            self._timer.start(self._waits.pop(0))

    def _look(self) -> None:
        """An icon that was hidden on purpose is none to be looked for."""
        if self._icon.isVisible() and self._icon.geometry().isEmpty():
            self._icon.hide()
            self._icon.show()
            self._wait()
