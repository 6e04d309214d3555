"""Python's cycle collector, on the interface's thread alone.

It usually runs in whichever thread allocates. In a worker's it would free windows there, which
corrupts Qt's list of widgets: https://doc.qt.io/qt-6/threads-qobject.html
"""

import gc
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer
from PySide6.QtGui import QGuiApplication

OLDEST_LESS_OFTEN = 25
"""Going through all objects takes some 50 ms, and four times that while an import is looked at;
Python spares that too while few are new."""
AT_THE_LATEST = 4
"""How many times as long as that all objects may wait for a moment in which nobody looks."""
QUIET = 1_000
"""Milliseconds without new objects, after which nothing is under way."""


class Due(NamedTuple):
    """The oldest of the two young generations whose threshold is passed, None when there is none;
    whether all objects are to be gone through too, and whether that has waited long enough."""

    young: int | None
    is_oldest: bool
    is_late: bool


class GarbageCollection(QObject):
    """Collects when the interface is about to sleep, about as often as Python itself would.

    All objects are gone through when nothing has happened for a moment, and not in a window that
    is in use: the agent would feel it. No timer is needed while nothing happens: nothing becomes
    garbage then.
    """

    def __init__(self, is_looked_at: Callable[[], bool] | None = None) -> None:
        super().__init__()
        self._is_looked_at = is_looked_at or _has_focus
        self.quiet = QTimer(self)
        self.quiet.setSingleShot(True)
        self.quiet.setInterval(QUIET)
        self.quiet.timeout.connect(self._collect_all)
        gc.disable()
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher, "made before the application"
        dispatcher.aboutToBlock.connect(self.collect)

    def collect(self) -> None:
        """Collect the young generation that is due, if any; the oldest when nothing happens."""
        found = due()
        if found.young is None:
            return
        if found.is_late:
            gc.collect()
        else:
            gc.collect(found.young)
            if found.is_oldest:
                self.quiet.start()

    def close(self) -> None:
        """Python collects by itself again."""
        self.quiet.stop()
        gc.enable()

    def _collect_all(self) -> None:
        """In a window that is in use the next new objects ask again."""
        if not self._is_looked_at():
            gc.collect()


def due() -> Due:
    """What is to be collected by now."""
    counts, (young, middle, old) = gc.get_count(), gc.get_threshold()
    if not counts[0] > young > 0:
        return Due(None, is_oldest=False, is_late=False)
    all_after = old * OLDEST_LESS_OFTEN
    return Due(
        young=1 if counts[1] > middle > 0 else 0,
        is_oldest=counts[2] > all_after > 0,
        is_late=counts[2] > all_after * AT_THE_LATEST > 0,
    )


def _has_focus() -> bool:
    return QGuiApplication.focusWindow() is not None
