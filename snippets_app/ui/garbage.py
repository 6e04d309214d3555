"""Python's cycle collector, on the interface's thread alone.

It usually runs in whichever thread allocates. In a worker's it would free windows there, which
corrupts Qt's list of widgets: https://doc.qt.io/qt-6/threads-qobject.html
"""

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject


class GarbageCollection(QObject):
    """Collects when the interface is about to sleep, as often as Python itself would.

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
    counts, thresholds = gc.get_count(), gc.get_threshold()
    passed = [n for n in range(3) if counts[n] > thresholds[n] > 0]
    return max(passed) if 0 in passed else None
