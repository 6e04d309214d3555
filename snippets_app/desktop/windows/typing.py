"""What is typed in the focused control: its text where it tells it, else its keys.

One thread asks other programs and tells the listener; a message loop hears what the system says
and only wakes it. Both live from ``start`` to ``stop``; nobody is asked anything before and after.
"""

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from itertools import count

from snippets_app.desktop.base import (
    Coverage,
    Field,
    InputMethod,
    Permission,
    Rect,
    Target,
    TypingListener,
    Windows,
)
from snippets_app.desktop.watching.commands import Commands
from snippets_app.desktop.watching.current import Current, MakeLock
from snippets_app.desktop.watching.fields import Fields
from snippets_app.desktop.windows.input_method import SystemKeyboard
from snippets_app.desktop.windows.reading.following import Following
from snippets_app.desktop.windows.reading.opening import Open, SystemOpening
from snippets_app.desktop.windows.window_facts import WindowFacts


class WindowsTyping:
    """Callable from any thread, also from the listener.

    ``screen_lock`` makes one for what is to be called; ``opening`` opens what is watched through.
    """

    def __init__(
        self, windows: Windows, screen_lock: MakeLock, opening: Open | None = None
    ) -> None:
        self._windows = windows
        self._open = opening or SystemOpening()
        self._numbers = count(1)
        self._current: Current[Following] = Current(screen_lock)

    def start(
        self,
        listener: TypingListener,
        permission: Callable[[str], Permission],
        *,
        keys_besides: bool = False,
    ) -> None:
        self.stop()
        fields = Fields(listener, self._numbers)
        watch = _Watch(fields, permission, self._open, keys_besides=keys_besides)
        self._current.start(watch.commands)

    def stop(self) -> None:
        self._current.stop()

    def refresh(self) -> None:
        self._current.refresh()

    def trouble(self) -> str:
        """Never any: some programs always answer messages."""
        return ""

    def field(self) -> Field | None:
        """The one that has the focus now: an event that says so may still be on its way. The
        listener is given the one that it is just told of."""

        def ask(following: Following) -> Field | None:
            if threading.current_thread() is not asking:
                following.look()
            return following.field

        asking = threading.current_thread()
        return self._current.ask(ask, None)

    def input_method(self) -> InputMethod:
        return SystemKeyboard(WindowFacts()).input_method()

    def place(self, field: Field, start: int, end: int) -> Rect | None:
        def ask(following: Following) -> tuple[bool, Rect | None]:
            return field == following.field, following.place(field, start, end)

        nothing: tuple[bool, Rect | None] = (False, None)
        is_current, found = self._current.ask(ask, nothing)
        if found is not None or not is_current:
            return found
        return self._windows.place(Target(field.window, field.window, 0))

    def select(self, field: Field, start: int, end: int, expected: str) -> bool:
        def ask(following: Following) -> bool:
            is_text = field.coverage is Coverage.TEXT
            return is_text and following.select(field, start, end, expected)

        return self._current.ask(ask, otherwise=False)

    def put_caret_back(self, field: Field, inserted: str) -> None:
        self._current.ask(lambda following: following.put_caret_back(field, inserted), None)

    def close(self) -> None:
        self.stop()


class _Watch:
    """The thread of ``commands``."""

    def __init__(
        self,
        fields: Fields,
        permission: Callable[[str], Permission],
        opened: Open,
        *,
        keys_besides: bool,
    ) -> None:
        self._fields, self._permission, self._open = fields, permission, opened
        self._keys_besides = keys_besides
        self._woken = threading.Event()
        self.commands: Commands[Following] = Commands(self._run, self._woken.set, fields.silence)

    def _run(self) -> None:
        """However it ends, nothing of a text remains and nobody waits for an answer."""
        commands = self.commands
        with ExitStack() as ending:
            ending.callback(commands.end)
            opened = self._open(lambda: self._soon(Following.look))
            ending.callback(opened.close)
            following = Following(
                opened.parts,
                self._fields,
                self._permission,
                self._soon,
                keys_besides=self._keys_besides,
            )
            ending.callback(following.stop)
            commands.subject = following
            if not commands.is_ending:
                following.look()
            while (command := self._next(following)) is not None:
                command(following)

    def _soon(self, command: Callable[[Following], None]) -> None:
        self.commands.post_once(command)

    def _next(self, following: Following) -> Callable[[Following], None] | None:
        """What is to be done next, waited for; None to end."""
        while True:
            self._woken.clear()
            if self.commands.is_ending:
                return None
            due = following.due
            left = None if due is None else due - time.monotonic()
            if left is not None and left <= 0:
                return _ring
            if command := self.commands.take():
                return command
            self._woken.wait(left)


def _ring(following: Following) -> None:
    following.ring(time.monotonic())
