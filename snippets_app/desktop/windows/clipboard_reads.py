"""Who has read an offered text, and whether that was the paste: decisions without the system.

The system tells of a read by asking us for the promised text, and names the window that has the
clipboard open. The window's process is the reader. Programs that open the clipboard without a
window stay unknown.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

UNKNOWN = 0
"""The process of a reader that named no window."""

_PATIENCE_WITH_UNKNOWN = 1.0
"""Seconds in which the target itself may still come, once somebody unknown has read."""

_SERVED_TO_OTHERS = 4
_LONGEST_LOG = 16


@dataclass(frozen=True, slots=True)
class _Read:
    process: int
    at: float


class ReadLog:
    """The reads of one offer; whoever shares it between threads holds a lock."""

    def __init__(self) -> None:
        self._reads: list[_Read] = []
        self._early: set[int] = set()

    def begin(self) -> None:
        """A new offer."""
        self._reads.clear()
        self._early.clear()

    def forget(self) -> None:
        """The paste keys come next: who has read before them reads whatever is copied."""
        self._early.update(read.process for read in self._reads)
        self._reads.clear()

    def add(self, process: int, at: float) -> None:
        """A read, with the time of it (``time.monotonic``)."""
        self._reads.append(_Read(process, at))

    def may_read(self, process: int, focused: Collection[int]) -> bool:
        """Whether to give the text to this process; ``focused`` are those that have the keyboard.

        A promise that was kept tells of no later read until it is made again, and making it again
        tells every clipboard manager to read again. So one that has read unasked before the keys,
        or often, is refused while the paste is awaited, and the promise stands. The program in
        front is never refused, nor one that is unknown: it may be the target.
        """
        if process == UNKNOWN or process in focused:
            return True
        often = Counter(read.process for read in self._reads)[process] >= _SERVED_TO_OTHERS
        return process not in self._early and not often

    @property
    def is_full(self) -> bool:
        """So many reads that the promise is not made again for more."""
        return len(self._reads) >= _LONGEST_LOG

    def left_to_wait(
        self, processes: Collection[int], quiet: float, now: float, *, promised: bool
    ) -> float | None:
        """Seconds until the target, one of ``processes``, has read and been quiet since; None while
        it has not read. ``promised``: a further read would be seen now.

        An unknown reader counts as the target after a longer quiet, unless somebody unknown has
        read before the keys: to give the clipboard back too early would paste something old, to
        miss a read only shows a notice.
        """
        last = self._last(processes)
        if last is not None:
            return last + quiet - now if promised else quiet
        last = None if UNKNOWN in self._early else self._last({UNKNOWN})
        return None if last is None else last + max(quiet, _PATIENCE_WITH_UNKNOWN) - now

    def _last(self, processes: Collection[int]) -> float | None:
        return max((read.at for read in self._reads if read.process in processes), default=None)
