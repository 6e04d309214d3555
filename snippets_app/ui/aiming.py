"""Waits until the agent has clicked into a window of another program."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from snippets_app.core.trial import Aim
from snippets_app.desktop.base import Target, Windows

LOOK_EVERY = 200
"""Milliseconds between two looks at the focus, while the agent is asked to click."""


def _is_ours() -> bool:
    """Whether one of our windows has the focus."""
    return QGuiApplication.focusWindow() is not None


class Aiming(QObject):
    """``aimed`` tells the Aim after each look, and the Target that has the focus, if any.
    ``reached`` tells the Target, ``missed`` that the agent went nowhere: no timer runs after them
    and before ``begin``."""

    aimed = Signal(object, object)
    reached = Signal(object)
    missed = Signal()

    def __init__(
        self,
        windows: Windows,
        clock: Callable[[], float] = time.monotonic,
        is_ours: Callable[[], bool] = _is_ours,
    ) -> None:
        super().__init__()
        self._windows = windows
        self._clock = clock
        self._is_ours = is_ours
        self._aim = Aim(0, 0)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """From now on."""
        now = self._clock()
        self._aim = Aim(now, now)
        self._timer.start()
        self.aimed.emit(self._aim, None)

    def stop(self) -> None:
        self._timer.stop()

    def is_on(self) -> bool:
        return self._timer.isActive()

    def look(self) -> None:
        """Where the focus is now."""
        target = None if self._is_ours() else self._windows.current()
        self._aim = self._aim.seen(_control(target), self._clock())
        if self._aim.is_ready:
            self.stop()
            self.reached.emit(target)
        elif self._aim.is_missed:
            self.stop()
            self.missed.emit()
        else:
            self.aimed.emit(self._aim, target)


def _control(target: Target | None) -> tuple[int, int, int] | None:
    """What does not change while the agent stays: titles do."""
    return (target.window, target.focus, target.client) if target else None
