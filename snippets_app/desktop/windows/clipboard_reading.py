"""Reading what another program has copied, in limited time.

A program may make what it has promised only when it is read, and whoever reads waits for it, with
the clipboard open: for ever, if that program hangs. So a program that answers nothing is not asked,
and the others are asked on a thread that can be given up. While it waits the system lets it answer
messages, so one more message closes the clipboard there, and everybody can go on. (A process to
read in, which could be killed, would cost each insertion more than its paste.) https://learn.microsoft.com/windows/win32/winmsg/about-messages-and-message-queues#nonqueued-messages
"""

import ctypes
import threading
import time
from collections.abc import Callable
from ctypes import wintypes

from snippets_app.desktop.base import Format, Snapshot
from snippets_app.desktop.windows.clipboard_formats import (
    MARKS,
    TEXT,
    decoded,
    kept_names,
    loses_files,
    reading_order,
    without_leftovers,
)
from snippets_app.desktop.windows.clipboard_port import Busy, ClipboardCalls, TooLarge, opened
from snippets_app.desktop.windows.libraries import LRESULT, declare, library
from snippets_app.desktop.windows.message_loop import MessageLoop

_PATIENCE = 1.0
_PATIENCE_WITH_OWNER = 0.5
_LONGEST_TEXT = 32 * 1024 * 1024
_LET_GO = 0x8001
_LET_GO_PATIENCE = 500
"""Milliseconds."""


class _GivenUp(Exception):
    """Nobody waits for this reading any more, and the clipboard is closed."""


class _Reading:
    """One reading: what it has found so far, and how far it is."""

    def __init__(self, deadline: float) -> None:
        self.deadline = deadline
        self.found: dict[str, Format] = {}
        self.names: list[str] = []
        self.complete = False
        self.given_up = False
        self.done = threading.Event()
        self.end = deadline

    def progress(self) -> None:
        """The next format is asked for; it has its own time."""
        if self.given_up:
            raise _GivenUp
        self.end = min(self.deadline, time.perf_counter() + _PATIENCE)

    def snapshot(self) -> Snapshot:
        kept = without_leftovers(dict(self.found))
        return Snapshot({name: kept[name] for name in self.names if name in kept}, self.complete)


class Reader:
    """Callable from any thread."""

    def __init__(self, calls: ClipboardCalls) -> None:
        self._calls = calls
        self._loop: MessageLoop | None = None
        self._one_at_a_time = threading.Lock()
        self._send = declare(
            library("user32"), "SendMessageTimeoutW", LRESULT, wintypes.HWND, wintypes.UINT,
            wintypes.WPARAM, wintypes.LPARAM, wintypes.UINT, wintypes.UINT, ctypes.c_void_p,
        )  # fmt: skip

    def save(self, limit: int, timeout: float) -> Snapshot:
        """Every format that can be kept; what was read in time, and is not too large."""
        return self._read(lambda reading: self._read_all(reading, limit), timeout).snapshot()

    def text(self, timeout: float) -> str:
        """The text, or an empty one."""
        found = self._read(self._read_text, timeout).found.get(TEXT)
        return decoded(found.data) if found else ""

    def close(self) -> None:
        if self._loop is not None:
            self._loop.close()

    def _read(self, work: Callable[[_Reading], None], timeout: float) -> _Reading:
        reading = _Reading(time.perf_counter() + timeout)
        if self._one_at_a_time.acquire(timeout=timeout):
            try:
                self._do_here_or_apart(work, reading)
            finally:
                self._one_at_a_time.release()
        return reading

    def _do_here_or_apart(self, work: Callable[[_Reading], None], reading: _Reading) -> None:
        """What was copied in a window of the calling thread is made by that thread alone: it would
        wait for itself."""
        owner = self._calls.owner()
        if owner and self._calls.is_ours(owner):
            self._open_and(work, reading, owner)
        else:
            self._do(work, reading)

    def _do(self, work: Callable[[_Reading], None], reading: _Reading) -> None:
        loop = self._loop = self._loop or self._new_loop()
        loop.post(lambda: self._open_and(work, reading, loop.window))
        while not reading.done.wait(min(_PATIENCE, max(0.0, reading.end - time.perf_counter()))):
            if time.perf_counter() >= reading.end:
                self._give_up(loop, reading)
                return

    def _new_loop(self) -> MessageLoop:
        loop = MessageLoop("clipboard reader")
        loop.on(_LET_GO, self._let_go)
        return loop

    def _give_up(self, loop: MessageLoop, reading: _Reading) -> None:
        """The thread stays where it waits, and ends when that does."""
        reading.given_up = True
        self._send(loop.window, _LET_GO, 0, 0, 0, _LET_GO_PATIENCE, None)
        self._loop = None
        loop.post(loop.close)

    def _let_go(self, _: int, __: int) -> int:
        self._calls.close()
        return 0

    def _open_and(self, work: Callable[[_Reading], None], reading: _Reading, window: int) -> None:
        patience = min(_PATIENCE, reading.deadline - time.perf_counter())
        try:
            reading.progress()
            with opened(self._calls, window, patience):
                if self._owner_answers():
                    work(reading)
        except (Busy, _GivenUp):
            pass
        finally:
            reading.done.set()

    def _owner_answers(self) -> bool:
        owner = self._calls.owner()
        return not owner or self._calls.answers(owner, _PATIENCE_WITH_OWNER)

    def _read_text(self, reading: _Reading) -> None:
        reading.names = [TEXT]
        self._read_one(TEXT, _LONGEST_TEXT, reading)

    def _read_all(self, reading: _Reading, limit: int) -> None:
        there = self._calls.names()
        reading.names = kept_names(there)
        complete = not loses_files(there)
        left = limit
        for name in reading_order(reading.names):
            complete &= self._read_one(name, left, reading)
            left = limit - sum(len(each.data) for each in reading.found.values())
        reading.complete = complete and (bool(reading.found) or not there)

    def _read_one(self, name: str, limit: int, reading: _Reading) -> bool:
        """False when the content is too large; one that the owner refuses was never there."""
        reading.progress()
        handle = self._calls.get(name)
        if reading.given_up:  # the clipboard is closed, and the handle may be another's by now
            raise _GivenUp
        try:
            data = self._calls.content(name, handle, limit) if handle else None
        except TooLarge:
            return False
        # A wish to histories is often put without content: that it is there says it all.
        content = MARKS.get(name) if data is None else data
        if content is not None:
            reading.found[name] = Format(content)
        return True
