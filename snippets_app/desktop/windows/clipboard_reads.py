"""Who has read an offered text, and whether that was the paste: decisions without the system.

The system tells of a read by asking us for the promised text, and names the window that has the
clipboard open. The window's process is the reader. Programs that open the clipboard without a
window stay unknown.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from snippets_app.desktop.quiet import quiet_after

UNKNOWN = 0
"""The process of a reader that named no window."""

_PATIENCE_WITH_UNKNOWN = 1.0
"""Seconds in which the target itself may still come, once somebody unknown has read."""

_SERVED_TO_OTHERS = 2
"""Reads of one paste: Chromium looks first, then takes."""

_LONGEST_LOG = 16
_UNKNOWN_READS = 3


@dataclass(frozen=True, slots=True)
class _Read:
    process: int
    at: float


class ReadLog:
    """The reads of one offer; whoever shares it between threads holds a lock."""

    def __init__(self) -> None:
        self._reads: list[_Read] = []
        self._pressed = float("inf")
        self._served: Counter[int] = Counter()
        self._unknown_early = False
        self._watched, self._watched_before = True, True
        self._others, self._others_before = 0, 0
        self._was_pasted = False

    def begin(self) -> None:
        """A new offer."""
        self._reads.clear()
        self._served.clear()
        self._unknown_early = False
        self._pressed = float("inf")
        self._watched_before, self._watched = self._watched, False
        self._others_before, self._others = self._others, 0
        self._was_pasted = False

    def forget(self) -> None:
        """Who has read before the paste keys reads whatever is copied."""
        self._unknown_early |= bool(self._of({UNKNOWN}))
        self._reads.clear()

    def press(self, now: float) -> None:
        """The paste keys come next."""
        self._pressed = now

    def admit(self, process: int, focused: Collection[int], at: float) -> bool:
        """Whether to give the text to this process, which is then noted as a read at that time
        (``time.perf_counter``). ``focused`` are the processes that have the keyboard.

        A promise that was kept tells of no later read until it is made again, and making it again
        tells every clipboard manager to read again. So a program that goes on reading without
        having the focus is refused, and the promise stands for the target. One that is unknown is
        never refused: it may be the target.
        """
        is_other = process != UNKNOWN and process not in focused
        self._watched |= process not in focused
        self._was_pasted |= process in focused
        self._others += is_other and not self._was_pasted
        if is_other and self._served[process] >= _SERVED_TO_OTHERS:
            return False
        self._served[process] += 1
        self._reads.append(_Read(process, at))
        return True

    @property
    def is_watched(self) -> bool:
        """Whether programs without the focus have read this offer or the one before."""
        return self._watched or self._watched_before

    @property
    def are_others_due(self) -> bool:
        """Whether programs without the focus have asked less often than they asked for the offer
        before until it was pasted: the rest of them is likely to come just with the paste."""
        return self._others < self._others_before

    @property
    def is_full(self) -> bool:
        """So many reads that the promise is not made again for more."""
        unknown = sum(read.process == UNKNOWN for read in self._reads)
        return len(self._reads) >= _LONGEST_LOG or unknown >= _UNKNOWN_READS

    def left_to_wait(
        self, processes: Collection[int], quiet: float, now: float, *, promised: bool
    ) -> float | None:
        """Seconds until the target, one of ``processes``, has read and been quiet since; None while
        it has not read. ``promised``: a further read would be seen now.

        An unknown reader counts as the target after a longer quiet, unless somebody unknown has
        read before the keys: to give the clipboard back too early would paste something old, to
        miss a read only shows a notice.
        """
        reads = self._of(processes)
        if reads:
            quiet = quiet_after(quiet, reads[0] - self._pressed)
            return reads[-1] + quiet - now if promised else quiet
        reads = [] if self._unknown_early else self._of({UNKNOWN})
        return reads[-1] + max(quiet, _PATIENCE_WITH_UNKNOWN) - now if reads else None

    def _of(self, processes: Collection[int]) -> list[float]:
        """When these have read."""
        return [read.at for read in self._reads if read.process in processes]
