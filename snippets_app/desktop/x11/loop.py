"""A thread with an X connection of its own: it sleeps until an event or a command arrives."""

import os
import select
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Any, TypeVar

from Xlib import error
from Xlib.display import Display
from Xlib.protocol.rq import Event

from snippets_app.desktop.x11.connection import EXTENSIONS, connect
from snippets_app.errors import AppError

Answer = TypeVar("Answer")
# A command waits for the one before it; a clipboard's owner may make that one slow.
_LONGEST_WAIT = 30.0


class Loop:
    """Runs ``handle`` for each event and other threads' commands, all on one thread.

    ``alarm`` gives the time (``time.monotonic``) at which ``ring`` is to be called though nothing
    happened, or None: without one the thread never wakes by itself.
    """

    def __init__(
        self,
        name: str,
        handle: Callable[[Event], None],
        alarm: Callable[[], float | None] = lambda: None,
        ring: Callable[[], None] = lambda: None,
        extensions: tuple[str, ...] = EXTENSIONS,
    ) -> None:
        self.display: Display = connect(extensions=extensions)
        self._handle, self._alarm, self._ring = handle, alarm, ring
        self._commands: deque[tuple[Callable[[], None], Future[Any] | None]] = deque()
        self._lock = threading.Lock()
        self._waking, self._wake = os.pipe()
        self._ending = self._has_ended = self._closed = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def run(self, command: Callable[[], Answer]) -> Answer:
        """Do ``command`` on the thread and give its answer, or raise its exception.

        AppError when the connection to the display is gone.
        """
        if threading.current_thread() is self._thread:
            return command()
        future: Future[Answer] = Future()
        self.post(lambda: _settle(future, command), future)
        try:
            return future.result(_LONGEST_WAIT)
        except (TimeoutError, CancelledError, error.ConnectionClosedError) as problem:
            raise _disconnected() from problem

    def post(self, command: Callable[[], None], answer: Future[Any] | None = None) -> None:
        """Do ``command`` on the thread, soon; once it has ended, cancel ``answer``."""
        with self._lock:
            if not self._has_ended:
                self._commands.append((command, answer))
                os.write(self._wake, b"!")
            elif answer is not None:
                answer.cancel()

    def pump(self, until: Callable[[], bool], deadline: float | None) -> bool:
        """On the thread: serve events until ``until`` holds; False when ``deadline`` comes first.

        Commands are left waiting meanwhile.
        """
        while not until():
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                return False
            if not self._serve_events():
                self._sleep([self.display.fileno()], left)
        return True

    def close(self) -> None:
        """End the thread and its connection."""
        self.post(self._end)
        if self._thread.is_alive():
            self._thread.join(_LONGEST_WAIT)
        with self._lock:
            if not self._closed:
                self._closed = self._has_ended = True
                os.close(self._wake)
                os.close(self._waking)

    def _end(self) -> None:
        self._ending = True

    def _run(self) -> None:
        try:
            while not self._ending:
                self._turn()
            self.display.close()
        except (error.ConnectionClosedError, OSError):
            pass  # the session is ending
        finally:
            with self._lock:
                self._has_ended = True
            for _, answer in self._commands:
                if answer is not None:
                    answer.cancel()

    def _turn(self) -> None:
        if self._serve_events():
            return
        if self._commands:
            command, _ = self._commands.popleft()
            command()
            return
        alarm = self._alarm()
        left = None if alarm is None else max(0.0, alarm - time.monotonic())
        self._sleep([self.display.fileno(), self._waking], left)
        alarm = self._alarm()
        if alarm is not None and alarm <= time.monotonic():
            self._ring()

    def _serve_events(self) -> bool:
        served = False
        self.display.flush()  # may itself receive events: look for them after it, not before
        while self.display.pending_events():
            self._handle(self.display.next_event())
            served = True
        return served

    def _sleep(self, watched: list[int], left: float | None) -> None:
        ready, _, _ = select.select(watched, [], [], left)
        if self._waking in ready:
            os.read(self._waking, 4096)


def _settle(future: Future[Answer], command: Callable[[], Answer]) -> None:
    try:
        future.set_result(command())
    except BaseException as problem:  # noqa: BLE001 - it is raised where it was asked for
        future.set_exception(problem)


def _disconnected() -> AppError:
    return AppError(
        "The connection to the display is gone.", "Start Saywell again in the running session."
    )
