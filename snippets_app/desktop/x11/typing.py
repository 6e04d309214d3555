"""What is typed in the focused control: its text where it tells it, else its keys.

One thread waits for the X server, the accessibility bus and our own commands. It lives from
``start`` to ``stop``; nobody is asked anything before and after.
"""

import os
import select
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as TooLate
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from Xlib import error

from snippets_app.desktop.base import (
    Field,
    InputMethod,
    Permission,
    Rect,
    Target,
    TypingListener,
)
from snippets_app.desktop.x11.accessible import answers
from snippets_app.desktop.x11.accessible.bus import Disconnected, Signal, Unanswered
from snippets_app.desktop.x11.accessible.focus import FrontWindow
from snippets_app.desktop.x11.accessible.following import Following
from snippets_app.desktop.x11.accessible.parts import Parts, RawKeySource
from snippets_app.desktop.x11.accessible.registry import Registry
from snippets_app.desktop.x11.accessible.roles import REASON_MESSAGES
from snippets_app.desktop.x11.input_method import input_method
from snippets_app.desktop.x11.raw_keys import RawKeys
from snippets_app.desktop.x11.screen_lock import ScreenLock
from snippets_app.desktop.x11.windows import X11Windows

Answer = TypeVar("Answer")
Command = Callable[[Following], None]
MakeKeys = Callable[[Callable[[str], None]], RawKeySource]
_PATIENCE = 5.0
_END_PATIENCE = 5.0
_X_IS_GONE = (error.ConnectionClosedError, OSError)


class X11Typing:
    """Callable from any thread, also from the listener."""

    def __init__(self, windows: X11Windows, make_keys: MakeKeys = RawKeys) -> None:
        self._windows = windows
        self._keys = make_keys(self._key_pressed)
        self._changing = threading.Lock()
        self._screen_lock: ScreenLock | None = None
        self._watch: _Watch | None = None

    def start(
        self,
        listener: TypingListener,
        permission: Callable[[str], Permission],
        *,
        keys_besides: bool = False,
    ) -> None:
        self.stop()
        watch = _Watch(listener, permission, self._keys, keys_besides=keys_besides)
        self._change(watch, ScreenLock(self._locked))

    def stop(self) -> None:
        self._change(None, None)

    def refresh(self) -> None:
        if watch := self._watch:
            watch.post(lambda following: following.look())

    def trouble(self) -> str:
        watch = self._watch
        return watch.trouble() if watch else ""

    def field(self) -> Field | None:
        return self._ask(lambda following: following.settled(), None)

    def input_method(self) -> InputMethod:
        return input_method()

    def place(self, field: Field, start: int, end: int) -> Rect | None:
        window = self._windows.place(Target(field.window, field.window, 0))
        if window is None:
            return None
        return self._ask(
            lambda following: answers.place(following, field, start, end, window), None
        )

    def select(self, field: Field, start: int, end: int, expected: str) -> bool:
        return self._ask(
            lambda following: answers.select(following, field, start, end, expected),
            otherwise=False,
        )

    def put_caret_back(self, field: Field, inserted: str) -> None:
        self._ask(lambda following: answers.put_caret_back(following, field, inserted), None)

    def close(self) -> None:
        self.stop()
        self._keys.close()

    def _change(self, watch: "_Watch | None", screen_lock: ScreenLock | None) -> None:
        """Each is started and ended once, whoever else starts or stops meanwhile."""
        with self._changing:
            old_watch, self._watch = self._watch, watch
            old_lock, self._screen_lock = self._screen_lock, screen_lock
            if watch is not None and screen_lock is not None:
                watch.start()
                screen_lock.start()
        if old_watch is not None:
            old_watch.stop()
        if old_lock is not None:
            old_lock.close()

    def _locked(self) -> None:
        if watch := self._watch:
            watch.post(lambda following: following.lock())

    def _key_pressed(self, key: str) -> None:
        if watch := self._watch:
            watch.post(lambda following: following.key_pressed(key))

    def _ask(self, question: Callable[[Following], Answer], otherwise: Answer) -> Answer:
        watch = self._watch
        return otherwise if watch is None else watch.ask(question, otherwise)


class _Watch:
    """The thread."""

    def __init__(
        self,
        listener: TypingListener,
        permission: Callable[[str], Permission],
        keys: RawKeySource,
        *,
        keys_besides: bool,
    ) -> None:
        self._front = FrontWindow()
        self._registry = Registry()
        parts = Parts(self._front, self._registry, keys)
        self._following = Following(parts, listener, permission, keys_besides=keys_besides)
        self._commands: deque[tuple[Command, Future[Any] | None]] = deque()
        self._lock = threading.Lock()
        self._waking, self._wake = os.pipe()
        self._ending = False
        self._thread = threading.Thread(target=self._run, name="typing", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """The listener hears ``left`` before this returns, unless it called it itself."""
        self.post(lambda _: self._end())
        if threading.current_thread() is not self._thread:
            self._thread.join(_END_PATIENCE)

    def post(self, command: Command, answer: Future[Any] | None = None) -> bool:
        """Do ``command`` on the thread, soon; once it ends, cancel ``answer`` or give False."""
        with self._lock:
            lives = self._wake >= 0
            if lives:
                self._commands.append((command, answer))
                os.write(self._wake, b"!")
            return lives

    def trouble(self) -> str:
        missing = REASON_MESSAGES["no bus"]
        return self.ask(lambda _: missing if self._registry.bus is None else "", missing)

    def ask(self, question: Callable[[Following], Answer], otherwise: Answer) -> Answer:
        """The answer of the thread, or ``otherwise`` when it does not come."""
        if threading.current_thread() is self._thread:
            return question(self._following)
        future: Future[Answer] = Future()

        def answer(following: Following) -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(question(following))
            except Disconnected:
                future.set_result(otherwise)
                raise

        if not self.post(answer, future):
            return otherwise
        try:
            return future.result(_PATIENCE)
        except (TooLate, CancelledError):
            future.cancel()  # nothing is selected after its time
            return otherwise

    def _end(self) -> None:
        self._ending = True

    def _run(self) -> None:
        try:
            self._registry.connect()
            self._try(self._following.look)
            while not self._ending:
                self._turn()
        except _X_IS_GONE:
            pass  # the session is ending
        finally:
            self._close()

    def _turn(self) -> None:
        """Do what there is to do; sleep only when that was nothing."""
        if not any([self._heard_x(), self._heard_buses(), self._obeyed(), self._rang()]):
            self._sleep()

    def _heard_x(self) -> bool:
        changed = self._front.changed()
        if changed:
            self._try(self._following.window_changed)
        return changed

    def _heard_buses(self) -> bool:
        if self._registry.follow():
            self._try(self._following.look)
        bus = self._registry.bus
        signals: list[Signal] = []
        self._try(lambda: signals.extend(bus.signals() if bus else ()))
        if signals:
            self._try(lambda: self._registry.check(signals))
            self._try(lambda: self._following.follow(signals))
        return bool(signals)

    def _obeyed(self) -> bool:
        with self._lock:
            if not self._commands:
                return False
            command, _ = self._commands.popleft()
        self._try(partial(command, self._following))
        return True

    def _rang(self) -> bool:
        due = self._following.due
        rings = due is not None and due <= time.monotonic()
        if rings:
            self._try(lambda: self._following.ring(time.monotonic()))
        return rings

    def _try(self, do: Callable[[], None]) -> None:
        """The accessibility bus may go at any time; another one may be there at once."""
        try:
            do()
        except Disconnected:
            self._following.forget_programs()
            self._registry.lost()
            with suppress(Disconnected):
                self._following.look()

    def _sleep(self) -> None:
        buses = self._registry.sources()
        if any(bus.has_signals for bus in buses):
            return
        due = self._following.due
        left = None if due is None else max(0.0, due - time.monotonic())
        watched = [self._front.fileno(), *(bus.fileno() for bus in buses), self._waking]
        ready, _, _ = select.select(watched, [], [], left)
        if self._waking in ready:
            os.read(self._waking, 4096)

    def _close(self) -> None:
        """Nothing more is done; who still asks is told that nobody answers."""
        try:
            with suppress(Unanswered, *_X_IS_GONE):
                self._following.stop()
        finally:
            with self._lock:
                os.close(self._wake)
                os.close(self._waking)
                self._wake = -1
            for _, answer in self._commands:
                if answer is not None:
                    answer.cancel()
            self._registry.close()
            self._front.close()
