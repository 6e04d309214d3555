"""What is typed in the focused control: its text where it tells it, else its keys.

One thread waits for the X server, the accessibility bus and our own commands. It lives from
``start`` to ``stop``; nobody is asked anything before and after.
"""

import os
import select
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import partial
from itertools import count

from Xlib import error

from snippets_app.desktop.base import (
    Field,
    InputMethod,
    Permission,
    Rect,
    Target,
    TypingListener,
)
from snippets_app.desktop.watching.commands import Commands
from snippets_app.desktop.watching.current import Current
from snippets_app.desktop.watching.fields import Fields
from snippets_app.desktop.watching.reasons import REASON_MESSAGES
from snippets_app.desktop.x11.accessible.bus import Disconnected, Signal, Unanswered
from snippets_app.desktop.x11.accessible.focus import FrontWindow
from snippets_app.desktop.x11.accessible.following import Following
from snippets_app.desktop.x11.accessible.parts import Parts, RawKeySource
from snippets_app.desktop.x11.accessible.registry import Registry
from snippets_app.desktop.x11.raw_keys import RawKeys
from snippets_app.desktop.x11.screen_lock import ScreenLock
from snippets_app.desktop.x11.windows import X11Windows

MakeKeys = Callable[[Callable[[str], None]], RawKeySource]
_X_IS_GONE = (error.ConnectionClosedError, OSError)


class X11Typing:
    """Callable from any thread, also from the listener. What is not needed before somebody asks is
    loaded then."""

    def __init__(self, windows: X11Windows, make_keys: MakeKeys = RawKeys) -> None:
        self._windows, self._make_keys = windows, make_keys
        self._numbers = count(1)
        self._current: Current[Following] = Current(ScreenLock)

    def start(
        self,
        listener: TypingListener,
        permission: Callable[[str], Permission],
        *,
        keys_besides: bool = False,
    ) -> None:
        self.stop()
        fields = Fields(listener, self._numbers)
        watch = _Watch(fields, permission, self._make_keys, keys_besides=keys_besides)
        self._current.start(watch.commands)

    def stop(self) -> None:
        self._current.stop()

    def refresh(self) -> None:
        self._current.refresh()

    def trouble(self) -> str:
        watch = self._current.watch
        return watch.ask(Following.trouble, REASON_MESSAGES["no bus"]) if watch else ""

    def field(self) -> Field | None:
        return self._current.ask(Following.settled, None)

    def input_method(self) -> InputMethod:
        from snippets_app.desktop.x11.input_method import input_method

        return input_method()

    def place(self, field: Field, start: int, end: int) -> Rect | None:
        from snippets_app.desktop.x11.accessible import answers

        window = self._windows.place(Target(field.window, field.window, 0))
        if window is None:
            return None
        return self._current.ask(
            lambda following: answers.place(following, field, start, end, window), None
        )

    def select(self, field: Field, start: int, end: int, expected: str) -> bool:
        from snippets_app.desktop.x11.accessible import answers

        return self._current.ask(
            lambda following: answers.select(following, field, start, end, expected),
            otherwise=False,
        )

    def put_caret_back(self, field: Field, inserted: str) -> None:
        from snippets_app.desktop.x11.accessible import answers

        self._current.ask(
            lambda following: answers.put_caret_back(following, field, inserted), None
        )

    def close(self) -> None:
        self.stop()


class _Watch:
    """The thread of ``commands``."""

    def __init__(
        self,
        fields: Fields,
        permission: Callable[[str], Permission],
        make_keys: MakeKeys,
        *,
        keys_besides: bool,
    ) -> None:
        self._front = FrontWindow()
        self._registry = Registry()
        self._keys = make_keys(self._key_pressed)
        parts = Parts(self._front, self._registry, self._keys)
        self._following = Following(parts, fields, permission, keys_besides=keys_besides)
        self._waking, self._wake = os.pipe()
        os.set_blocking(self._wake, False)
        self.commands: Commands[Following] = Commands(self._run, self._awake, fields.silence)
        self.commands.subject = self._following

    def _awake(self) -> None:
        with suppress(BlockingIOError):  # it is full: what it does it does
            os.write(self._wake, b"!")

    def _key_pressed(self, key: str) -> None:
        """Which window takes the key is asked here, at once: later another one may be in front."""
        window = self._keys.number()
        self.commands.post(lambda following: following.key_pressed(key, window))

    def _run(self) -> None:
        try:
            self._registry.connect()
            if not self.commands.is_ending:
                self._try(self._following.look)
            while not self.commands.is_ending:
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
        followed, before = self._registry.follow(), self._registry.bus
        if followed:
            self._try(self._following.look)
        bus = self._registry.bus
        signals: list[Signal] = []
        self._try(lambda: signals.extend(bus.signals() if bus else ()))
        if signals:
            self._try(lambda: self._registry.check(signals))
            self._try(lambda: self._following.follow(signals))
        return followed or bool(signals) or self._registry.bus is not before

    def _obeyed(self) -> bool:
        command = self.commands.take()
        if command is not None:
            self._try(partial(command, self._following))
        return command is not None

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
        """However it ended, nothing of a text remains and nobody waits for an answer."""
        with ExitStack() as ending:
            ending.callback(self._keys.close)
            ending.callback(self._front.close)
            ending.callback(self._registry.close)
            ending.callback(os.close, self._waking)
            ending.callback(os.close, self._wake)
            ending.callback(self.commands.end)
            with suppress(Unanswered, *_X_IS_GONE):
                self._following.stop()
