"""The clipboard of Windows: saved whole, lent for one paste, and given back.

Windows keeps the clipboard itself, but a text may be promised and made when it is read: so a paste
is seen as it happens, with the name of who reads. Three threads: the one that asks, one with the
window that owns, and one that reads what others have copied (``clipboard_reading``).
"""

import threading
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import TypeVar

from snippets_app.desktop.base import Snapshot, Target
from snippets_app.desktop.windows.clipboard_calls import WindowsCalls
from snippets_app.desktop.windows.clipboard_formats import marked, text_formats
from snippets_app.desktop.windows.clipboard_port import ClipboardCalls, in_use
from snippets_app.desktop.windows.clipboard_reading import Reader
from snippets_app.desktop.windows.clipboard_reads import UNKNOWN, ReadLog
from snippets_app.desktop.windows.clipboard_serving import Owner
from snippets_app.desktop.windows.loop_timer import LoopTimer
from snippets_app.desktop.windows.message_loop import MessageLoop
from snippets_app.errors import AppError

Result = TypeVar("Result")

_TIME_FOR_WATCHERS = 0.03
_LONGEST_WAIT_FOR_WATCHERS = 0.4
_LONGEST_WAIT = 6.0
"""Of all that is waited for while the clipboard is taken."""
_LOOK_AGAIN = 0.005
_TIME_FOR_TARGET = 0.03
_AT_ONCE = 0.01


class WindowsClipboard:
    """Callable from any thread."""

    def __init__(self, calls: ClipboardCalls | None = None) -> None:
        self._calls = calls or WindowsCalls()
        self._reads = ReadLog()
        self._read_or_lost = threading.Condition()
        self._saved = Snapshot({})
        self._loop = MessageLoop("clipboard")
        self._owner = Owner(self._loop, self._calls, self._wanted, self._lost)
        self._again = LoopTimer(self._loop, self._promise_again)
        self._reader = Reader(self._calls)

    def text(self, timeout: float = 0.5) -> str:
        """As the protocol says, its lines parted by ``\\n`` as everywhere in the program."""
        offered = self._owner.promised
        return self._reader.text(timeout) if offered is None else offered

    def put(self, text: str) -> None:
        self._own(lambda: self._owner.put(text_formats(text)))
        self._saved = Snapshot({})

    def save(self, limit: int, timeout: float) -> Snapshot:
        """As the protocol says. What a password manager has marked as secret is kept with its
        marks, in memory only, and given back with them."""
        offered = self._owner.promised
        if offered is not None:
            return Snapshot(marked(offered))
        self._saved = self._reader.save(limit, timeout)
        return self._saved

    def offer(self, text: str, *, as_selection: bool = False) -> None:
        """As the protocol says; Windows pastes nothing but the clipboard."""
        with self._read_or_lost:
            self._reads.begin()
        self._own(lambda: self._owner.promise(text))

    def forget_reads(self) -> None:
        """As the protocol says. Clipboard managers open the clipboard when it changes, and while
        they have it open many a target pastes nothing: where there are such, they go first."""
        with self._read_or_lost:
            self._reads.forget()
        deadline = time.perf_counter() + _LONGEST_WAIT_FOR_WATCHERS
        while not self._loop.call(self._is_settled) and time.perf_counter() < deadline:
            with self._read_or_lost:
                self._read_or_lost.wait(_LOOK_AGAIN)
        self._reads.press(time.perf_counter())

    def wait_read(self, target: Target, timeout: float, quiet: float) -> bool:
        """As the protocol says. A read is the target's if a process asked that has a part in the
        target's window; see ``ReadLog`` for readers that are unknown."""
        deadline = time.perf_counter() + timeout
        windows = (target.window, target.focus)
        processes = (self._calls.processes(*windows) | {target.client}) - {UNKNOWN}
        with self._read_or_lost:
            while True:
                left = self._left_to_wait(processes, quiet)
                now = time.perf_counter()
                if left is not None and left <= 0:
                    return True
                if now >= deadline or (left is None and self._owner.promised is None):
                    return False
                end = deadline if left is None else min(deadline, now + left)
                self._read_or_lost.wait(end - now)

    def restore(self, snapshot: Snapshot) -> bool:
        given_back = self._own(lambda: self._owner.give_back(snapshot.formats))
        self._saved = Snapshot({})
        return given_back

    def close(self) -> None:
        """End. What was put or given back stays; a text that was only offered goes, and what was
        saved before it comes back."""
        if self._owner.promised is not None:
            with suppress(AppError):  # the promise is kept when the window goes
                self.restore(self._saved)
        self._loop.close()
        self._reader.close()

    def _own(self, work: Callable[[], Result]) -> Result:
        """What ``work`` gives, done by who owns. AppError when an earlier owner, who is told that
        it owns no more, hangs."""
        try:
            return self._loop.call(work, _LONGEST_WAIT)
        except TimeoutError as problem:
            raise in_use() from problem

    def _left_to_wait(self, processes: Collection[int], quiet: float) -> float | None:
        seen = self._owner.is_pending or self._owner.promised is None or self._reads.is_full
        return self._reads.left_to_wait(processes, quiet, time.perf_counter(), promised=seen)

    def _is_settled(self) -> bool:
        """Whether those that read every change have done so, and nobody has it open."""
        if self._owner.promised is None or self._reads.is_full:
            return True
        if self._reads.are_others_due:
            return False
        if self._reads.is_watched:
            since = time.perf_counter() - self._owner.changed
            return self._owner.is_pending and since >= _TIME_FOR_WATCHERS and self._owner.is_free()
        return self._owner.is_free()

    def _wanted(self, process: int) -> bool:
        focused = self._calls.focused()
        with self._read_or_lost:
            admitted = self._reads.admit(process, focused, time.perf_counter())
            self._read_or_lost.notify_all()
        if admitted and not self._reads.is_full:
            # A target opens it several times in a row, and would find it in the hands of those
            # that a new promise calls.
            may_be_target = process == UNKNOWN or process in focused
            self._again.start(_TIME_FOR_TARGET if may_be_target else _AT_ONCE)
        return admitted

    def _promise_again(self) -> None:
        if self._owner.promise_again():
            self._again.stop()

    def _lost(self) -> None:
        with self._read_or_lost:
            self._read_or_lost.notify_all()
