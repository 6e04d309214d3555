"""Real programs that speak, on a virtual desktop, and a watch on what is typed in them."""

import gc
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from subprocess import PIPE, run

from snippets_app.demo.virtual_desktop import Program, VirtualDesktop, end
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Coverage, Field, Permission, Rect, Target
from snippets_app.desktop.x11.typing import X11Typing
from snippets_app.desktop.x11.windows import X11Windows
from tests.desktop.typing_contract import Heard, TypingWorld
from tests.end_to_end.targets import focus

PROGRAMS = Path(__file__).parent / "programs"
_BETWEEN_KEYS = 0.08
MOUSEPAD = ("mousepad", "--disable-server")
CHROMIUM = (
    "chromium", "--no-sandbox", "--disable-gpu", "--no-first-run", "--password-store=basic",
)  # fmt: skip


class X11TypingWorld(TypingWorld):
    def __init__(self, virtual: VirtualDesktop) -> None:
        self.virtual, self.person = virtual, virtual.person
        self.windows = X11Windows()
        self.typing = X11Typing(self.windows)
        self._programs: list[Program] = []

    def close(self) -> None:
        self.typing.close()
        while self._programs:
            end(self._programs.pop())
        wait_until(lambda: self.windows.current() is None, "An empty desktop")
        self.windows.close()

    def open(self) -> None:
        self.show(*MOUSEPAD)

    def write(self, text: str) -> None:
        self.person.type(text)

    def slowly(self, keys: str) -> None:
        """As a person types: a key at a time, and the program has taken each before the next."""
        for key in keys:
            self.person.type(key)
            self.virtual.display.sync()
            threading.Event().wait(_BETWEEN_KEYS)

    def empty(self) -> None:
        self.person.press("Ctrl+A")
        self.person.press("Delete")

    def focus_elsewhere(self) -> None:
        self.show("xterm")

    def watch(self, permission: Permission = Permission.TEXT) -> Heard:
        heard = Heard(permission)
        self.typing.start(heard, heard.allows)
        return heard

    def watch_new(self, heard: Heard, *command: str, **environment: str) -> Field:
        """Start a program and wait until its text is watched."""
        before = len(heard.fields())
        self.show(*command, environment=environment)
        return heard.wait_field(Coverage.TEXT, after=before)

    def show(self, *command: str, environment: Mapping[str, str] | None = None) -> int:
        """Start a program and give its window the focus."""
        program = self.virtual.spawn(*command, environment=environment)
        self._programs.append(program)
        window = self.virtual.window_of(program)
        self.virtual.wait_focus(window)
        return window

    def page(self, html: str, *flags: str) -> tuple[str, ...]:
        """The command for a browser window with this page, in a profile of its own."""
        file = self.virtual.home / "page.html"
        file.write_text(f"<!doctype html><meta charset=utf-8><title>page</title>{html}")
        profile = f"--user-data-dir={self.virtual.home / f'profile-{len(self._programs)}'}"
        return (*CHROMIUM, *flags, profile, f"--app={file.as_uri()}")

    def focus(self, window: int) -> None:
        """As a click on the window in the panel does."""
        focus(self.virtual, window)

    @property
    def last(self) -> Program:
        """The program that was started last."""
        return self._programs[-1]

    def end_last(self) -> None:
        end(self._programs.pop())

    def say_locked(self) -> None:
        """As a screen saver does when it locks the screen."""
        signal = ("/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true")
        run(
            ["dbus-send", "--session", "--type=signal", *signal],
            env=self.virtual.environment, timeout=10, check=True,
        )  # fmt: skip

    def qt(self, *how: str) -> tuple[str, ...]:
        return (sys.executable, str(PROGRAMS / "qt_fields.py"), *how)

    def gtk(self, *how: str) -> tuple[str, ...]:
        return ("/usr/bin/python3", str(PROGRAMS / "gtk_fields.py"), *how)

    def place_of(self, field: Field) -> Rect:
        """Where a field's window stands."""
        found = self.windows.place(Target(field.window, field.window, 0))
        assert found
        return found

    def copy(self, text: str) -> None:
        """Another program copies."""
        program = self.virtual.spawn("xclip", "-quiet", "-selection", "clipboard", stdin=PIPE)
        self._programs.append(program)
        assert program.stdin
        program.stdin.write(text.encode())
        program.stdin.close()
        clipboard = self.virtual.display.intern_atom("CLIPBOARD")
        wait_until(lambda: self.virtual.display.get_selection_owner(clipboard), "The copying")


def still_hold(text: str) -> list[str]:
    """Which objects of the watch hold a text, by the names of their classes."""
    gc.collect()
    return [
        type(each).__name__
        for each in gc.get_objects()
        # Some libraries' classes have a descriptor there instead of a name.
        if str(type(each).__module__).startswith("snippets_app.desktop.x11")
        and text in str(_state(each))
    ]


def _state(each: object) -> dict[str, object]:
    slots = getattr(type(each), "__slots__", ())
    named = {name: getattr(each, name, None) for name in slots}
    return named | getattr(each, "__dict__", {})
