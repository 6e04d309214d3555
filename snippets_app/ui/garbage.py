"""Python's cycle collector, on the interface's thread alone.

It usually runs in whichever thread allocates. In a worker's it would free windows there, which
corrupts Qt's list of widgets: https://doc.qt.io/qt-6/threads-qobject.html
"""

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject

OLDEST_LESS_OFTEN = 25
"""Going through all objects takes some 50 ms; Python spares that too while few are new."""


class GarbageCollection(QObject):
    """Collects when the interface is about to sleep, about as often as Python itself would.

    No timer is needed: nothing becomes garbage while nothing happens.
    """

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher, "made before the application"
        dispatcher.aboutToBlock.connect(self.collect)

    def collect(self) -> None:
        """Collect the oldest generation that is due, if any."""
        due = collectable()
        if due is not None:
            gc.collect(due)

    @staticmethod
    def close() -> None:
        """Python collects by itself again."""
        gc.enable()


def collectable() -> int | None:
    """The oldest generation whose threshold is passed, None when there is none."""
    counts, (young, middle, old) = gc.get_count(), gc.get_threshold()
    thresholds = (young, middle, old * OLDEST_LESS_OFTEN)
    passed = [n for n in range(3) if counts[n] > thresholds[n] > 0]
    return max(passed) if 0 in passed else None
