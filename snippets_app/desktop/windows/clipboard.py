"""The clipboard of Windows: saved whole, lent for one paste, and given back.

Windows keeps the clipboard itself, but a text may be promised and made when it is read: so a paste
is seen as it happens, with the name of who reads. Three threads: the one that asks, one with the
window that owns, and one that reads what others have copied (``clipboard_reading``).
"""

import threading
import time
from collections.abc import Collection
from contextlib import suppress

from snippets_app.desktop.base import Snapshot, Target
from snippets_app.desktop.windows.clipboard_calls import WindowsCalls
from snippets_app.desktop.windows.clipboard_formats import marked, text_formats
from snippets_app.desktop.windows.clipboard_port import ClipboardCalls
from snippets_app.desktop.windows.clipboard_reading import Reader
from snippets_app.desktop.windows.clipboard_reads import UNKNOWN, ReadLog
from snippets_app.desktop.windows.clipboard_serving import Owner
from snippets_app.desktop.windows.message_loop import MessageLoop
from snippets_app.errors import AppError


class WindowsClipboard:
    """Callable from any thread."""

    def __init__(self, calls: ClipboardCalls | None = None) -> None:
        self._calls = calls or WindowsCalls()
        self._reads = ReadLog()
        self._read_or_lost = threading.Condition()
        self._pasting = False
        self._saved = Snapshot({})
        self._loop = MessageLoop("clipboard")
        self._owner = Owner(self._loop, self._calls, self._wanted, self._lost)
        self._reader = Reader(self._calls)

    def text(self, timeout: float = 0.5) -> str:
        """As the protocol says, its lines parted by ``\\n`` as everywhere in the program."""
        offered = self._owner.promised
        return self._reader.text(timeout) if offered is None else offered

    def put(self, text: str) -> None:
        self._loop.call(lambda: self._owner.put(text_formats(text)))
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
            self._pasting = False
        self._loop.call(lambda: self._owner.promise(text))

    def forget_reads(self) -> None:
        with self._read_or_lost:
            self._reads.forget()
        self._see_reads()

    def wait_read(self, target: Target, timeout: float, quiet: float) -> bool:
        """As the protocol says. A read is the target's if a process asked that has a part in the
        target's window; see ``ReadLog`` for readers that are unknown."""
        deadline = time.monotonic() + timeout
        windows = (target.window, target.focus)
        processes = (self._calls.processes(*windows) | {target.client}) - {UNKNOWN}
        self._see_reads()
        with self._read_or_lost:
            while True:
                left = self._left_to_wait(processes, quiet)
                now = time.monotonic()
                if left is not None and left <= 0:
                    return True
                if now >= deadline or (left is None and self._owner.promised is None):
                    return False
                end = deadline if left is None else min(deadline, now + left)
                self._read_or_lost.wait(end - now)

    def restore(self, snapshot: Snapshot) -> bool:
        given_back = self._loop.call(lambda: self._owner.give_back(snapshot.formats))
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

    def _left_to_wait(self, processes: Collection[int], quiet: float) -> float | None:
        seen = self._owner.is_pending or self._owner.promised is None or self._reads.is_full
        return self._reads.left_to_wait(processes, quiet, time.monotonic(), promised=seen)

    def _see_reads(self) -> None:
        """From now on every read of the offer is seen, not only the first."""
        self._pasting = True
        self._loop.call(self._promise_again)

    def _wanted(self, process: int) -> bool:
        focused = self._calls.focused()
        with self._read_or_lost:
            if self._pasting and not self._reads.may_read(process, focused):
                return False
            self._reads.add(process, time.monotonic())
            self._read_or_lost.notify_all()
            if self._pasting and not self._reads.is_full:
                self._loop.post(self._promise_again)
        return True

    def _promise_again(self) -> None:
        """As soon as the reader has closed the clipboard; others are served between two tries."""
        if not self._owner.promise_again():
            self._loop.post(self._promise_again)

    def _lost(self) -> None:
        with self._read_or_lost:
            self._read_or_lost.notify_all()
