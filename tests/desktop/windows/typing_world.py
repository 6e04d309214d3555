"""Real fields of other programs, and a watch on what is typed in them."""

import ctypes
import sys
import threading
from collections.abc import Callable
from ctypes import wintypes
from pathlib import Path

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Coverage, Field, Permission, Target, Windows
from snippets_app.desktop.windows.libraries import declare, library
from snippets_app.desktop.windows.reading.opening import Open
from snippets_app.desktop.windows.typing import WindowsTyping
from tests.desktop.typing_contract import Heard, TypingWorld
from tests.desktop.windows.world import EDIT_FIELD, EDITOR, WindowsWorld

_FIELD = (sys.executable, "-X", "utf8", str(Path(__file__).with_name("typing_field.py")))
_MAXIMIZED = 3
_ROOM = 400
_BETWEEN_KEYS = 0.05


class NoLock:
    """A screen that is locked by the test."""

    def __init__(self, locked: Callable[[], None]) -> None:
        self.locked = locked

    def start(self) -> None: ...

    def close(self) -> None: ...


class WindowsTypingWorld(TypingWorld):
    def __init__(self, world: WindowsWorld, windows: Windows, opening: Open | None = None) -> None:
        self.world, self.person = world, world.person
        self.locks: list[NoLock] = []
        self.typing = WindowsTyping(windows, self._lock, opening)

    def close(self) -> None:
        self.typing.close()

    def open(self) -> None:
        self.show(*EDITOR)

    def write(self, text: str) -> None:
        self.person.type(text)

    def slowly(self, keys: str) -> None:
        """As a person types: a key at a time, and the program has taken each before the next."""
        for key in keys:
            self.person.type(key)
            threading.Event().wait(_BETWEEN_KEYS)

    def empty(self) -> None:
        for chord in ("End", "Shift+Home", "Delete"):
            self.person.press(chord)

    def focus_elsewhere(self) -> None:
        self.show(*EDIT_FIELD)

    def show(self, *command: str, has_controls: bool = True) -> int:
        """Start a program and give its window the focus; gives the control that has it."""
        control = self.world.focus_new(*command, has_controls=has_controls)
        self.tell_front()
        return control

    def show_field(self, kind: str) -> int:
        """A window of ``typing_field``."""
        return self.show(*_FIELD, kind, has_controls=kind != "silent")

    def tell_program(self, line: str) -> None:
        """Say something to the program that was started last."""
        pipe = self.world.programs[-1].stdin
        assert pipe
        pipe.write(line.encode() + b"\n")
        pipe.flush()

    def make_large(self, window: int) -> None:
        """Let a window fill its screen."""
        show = declare(
            library("user32"), "ShowWindow", wintypes.BOOL, wintypes.HWND, ctypes.c_int
        )  # fmt: skip
        show(window, _MAXIMIZED)
        target = Target(window, window, 0)

        def height() -> int:
            found = self.world.desktop.windows.place(target)
            return found.height if found else 0

        wait_until(lambda: height() > _ROOM, "A large window")

    def focus(self, window: int) -> None:
        self.world.focus(window)
        self.tell_front()

    def tell_front(self) -> None:
        self.world.seen.tell_front()

    def watch(
        self, permission: Permission = Permission.TEXT, *, keys_besides: bool = False
    ) -> Heard:
        heard = Heard(permission)
        self.typing.start(heard, heard.allows, keys_besides=keys_besides)
        return heard

    def watch_new(self, heard: Heard, *command: str) -> Field:
        """Start a program and wait until its text is watched."""
        before = len(heard.fields())
        self.show(*command)
        return heard.wait_field(Coverage.TEXT, after=before)

    def wait_window(self) -> int:
        """The window in front, once there is one."""
        return wait_until(self.world.seen.foreground, "A window in front")

    def lock(self) -> None:
        """The screen is locked."""
        self.locks[-1].locked()

    def _lock(self, locked: Callable[[], None]) -> NoLock:
        self.locks.append(NoLock(locked))
        return self.locks[-1]
