"""What the clipboard asks of Windows, so that tests can say that it is busy, and opening it.

One program at a time has the clipboard open. Managers and remote desktops open it at every change,
for milliseconds as a rule; so it is tried again for a while.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from typing import Protocol

from snippets_app.errors import AppError

_PAUSES = (0.001, 0.002, 0.005, 0.011, 0.017, 0.007, 0.013)
"""Seconds between two tries: uneven, so as not to keep step with another program that tries."""


class TooLarge(Exception):
    """The content is larger than asked for."""


class Busy(Exception):
    """Another program has kept the clipboard open all the time."""


class ClipboardCalls(Protocol):
    """Windows' functions. What is open belongs to the thread that opened it."""

    def open(self, window: int) -> bool:
        """False while somebody has it open."""

    def close(self) -> None: ...

    def empty(self) -> None:
        """Throw away what is there; the window that opened it is the owner now."""

    def owner(self) -> int:
        """The window that emptied it last, 0 for none."""

    def is_ours(self, window: int) -> bool:
        """Whether it is the calling thread that answers the window's messages."""

    def answers(self, window: int, patience: float) -> bool:
        """False when the window's program has answered no message for ``patience`` seconds."""

    def names(self) -> list[str]:
        """All formats, in the owner's order, behind them what the system can make of those."""

    def get(self, name: str) -> int:
        """A handle of the content, good while it is open; 0 when the owner does not give it.

        It waits for an owner that makes the content only now, however long that takes.
        """

    def content(self, name: str, handle: int, limit: int) -> bytes | None:
        """What a handle holds, None when it is nothing; TooLarge above ``limit`` bytes."""

    def write(self, name: str, data: bytes | None) -> None:
        """Put content; None promises it, and the owner's window is asked when it is read."""

    def has(self, name: str) -> bool:
        """Whether there is such a format; it need not be open."""

    def reader(self) -> int:
        """The process of the window that has it open, 0 when it named none."""

    def focused(self) -> frozenset[int]:
        """The processes of the window in front and of all controls in it."""

    def processes(self, *windows: int) -> frozenset[int]:
        """The processes of windows and of all controls in them."""

    def pause(self, seconds: float) -> None:
        """Wait, answering meanwhile what other programs ask of this thread's windows."""


@contextmanager
def opened(calls: ClipboardCalls, window: int, patience: float) -> Iterator[None]:
    """The clipboard, open; Busy when it could not be opened for ``patience`` seconds."""
    deadline = time.perf_counter() + patience
    for pause in cycle(_PAUSES):
        if calls.open(window):
            break
        if time.perf_counter() >= deadline:
            raise Busy
        calls.pause(pause)
    try:
        yield
    finally:
        calls.close()


def in_use() -> AppError:
    """For the user: the clipboard could not be had."""
    return AppError(
        "Another program keeps the clipboard to itself.",
        "Try again. If it stays so, close programs that watch the clipboard.",
    )
