"""Work off the interface's thread, one piece after the other, with the result back on it."""

import queue
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from snippets_app.errors import AppError

_Job = tuple[Callable[[], Any], Callable[[Any], None], Callable[[AppError], None]]


class Worker(QObject):
    """One thread that does what it is given, in order.

    ``done`` and ``failed`` are called on the thread this object lives in. Anything but AppError
    is a bug: ``threading.excepthook`` logs it, and ``failed`` gets a sentence about it.
    """

    _finished = Signal(object, object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        # Queued of itself, as it comes from the other thread; to name that loads all of Qt.s enums.
        self._finished.connect(self._deliver)
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[AppError], None],
    ) -> None:
        self._jobs.put((work, done, failed))

    def close(self, timeout: float = 5.0) -> None:
        """Finish what is queued and end the thread."""
        self._jobs.put(None)
        self._thread.join(timeout)

    def _deliver(self, receiver: Callable[[Any], None], result: object) -> None:
        receiver(result)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            work, done, failed = job
            try:
                self._finished.emit(done, work())
            except AppError as error:
                self._finished.emit(failed, error)
            except Exception as bug:  # noqa: BLE001 - an edge: a bug must not end the thread
                report = (type(bug), bug, bug.__traceback__, self._thread)
                threading.excepthook(threading.ExceptHookArgs(report))
                self._finished.emit(failed, _apology())


def _apology() -> AppError:
    return AppError("Something went wrong inside Saywell.", "It is in the log; please report it.")
