"""Windows of other programs that receive phrases, each with its own way to tell what it holds.

Nothing is ever deleted in them: what was inserted stands there, one after the other.
"""

import json
import os
import shlex
import subprocess
import sys
from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

from Xlib import X
from Xlib.protocol.event import ClientMessage, KeyPress, KeyRelease

from snippets_app.core.chord import parse_chord
from snippets_app.demo.virtual_desktop import Program, VirtualDesktop, end
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.x11.connection import read_keymap, text_property
from snippets_app.desktop.x11.keymap import find
from snippets_app.errors import AppError
from tests.end_to_end.page_reports import PageReports

PROGRAMS = Path(__file__).parent / "programs"
_EDITOR_SETTINGS = {
    # Else featherpad adds a line to the text whenever it saves.
    ".config/featherpad/fp.conf": "[text]\nappendEmptyLine=false\n",
    # Else a busy machine, which reports mousepad's own saving late, makes it ask whose that was.
    ".config/glib-2.0/settings/keyfile": (
        "[org/xfce/mousepad/preferences/file]\nmonitor-changes=false\n"
    ),
}


class Target(ABC):
    """One window, focused by its window manager; ``expected`` is all that shall stand in it."""

    name: ClassVar[str]

    def __init__(self, desktop: VirtualDesktop, window: int) -> None:
        self.desktop, self.window = desktop, window
        self.expected = ""

    def focus(self) -> None:
        focus(self.desktop, self.window)

    def receives(self, text: str) -> None:
        """Wait until ``text`` stands after what was there before."""
        self.expected += self.shaped(text)
        try:
            wait_until(self._is_right, f"The text in {self.name}", 5)
        except AppError:
            raise AssertionError((self.name, self.held()[-300:], self.expected[-300:])) from None

    def shaped(self, text: str) -> str:
        """How this kind of target takes a text."""
        return text

    @abstractmethod
    def held(self) -> str:
        """What stands in it now."""

    def _is_right(self) -> bool:
        return self.held() == self.expected


class QtWindow(Target):
    name = "PySide6"

    def __init__(self, desktop: VirtualDesktop, *how: str) -> None:
        self.program = desktop.spawn(
            sys.executable, str(PROGRAMS / "qt_window.py"), *how, stdout=subprocess.PIPE
        )
        self._said = b""
        assert self.program.stdout
        os.set_blocking(self.program.stdout.fileno(), False)
        super().__init__(desktop, desktop.window_of(self.program))
        desktop.wait_focus(self.window)

    def held(self) -> str:
        assert self.program.stdout
        self._said += self.program.stdout.read() or b""
        whole = self._said.rpartition(b"\n")[0]
        return str(json.loads(whole.rpartition(b"\n")[2])) if whole else ""

    def close(self) -> None:
        end(self.program)


class Editor(Target):
    """It tells by saving its file; it may add a line end of its own at the end."""

    def __init__(self, desktop: VirtualDesktop, name: str, *options: str) -> None:
        self.file = desktop.home / f"{name}.txt"
        self.file.touch()
        for file, settings in _EDITOR_SETTINGS.items():
            (desktop.home / file).parent.mkdir(parents=True, exist_ok=True)
            (desktop.home / file).write_text(settings)
        self.name = name  # type: ignore[misc]
        settings_in_files = {"GSETTINGS_BACKEND": "keyfile"}
        program = desktop.spawn(name, *options, str(self.file), environment=settings_in_files)
        super().__init__(desktop, desktop.window_of(program))
        desktop.wait_focus(self.window)

    def held(self) -> str:
        return self.file.read_text().removesuffix("\n")

    def save(self) -> None:
        """Sent to this window alone: at the keyboard it would meet what Saywell presses."""
        keymap = read_keymap(self.desktop.display)
        key = find(parse_chord("Ctrl+S"), keymap)
        assert key
        window = self.desktop.display.create_resource_object("window", self.window)
        for kind in (KeyPress, KeyRelease):
            window.send_event(
                kind(
                    time=X.CurrentTime,
                    root=self.desktop.display.screen().root,
                    window=window,
                    same_screen=1,
                    child=X.NONE,
                    root_x=0,
                    root_y=0,
                    event_x=0,
                    event_y=0,
                    state=key.mask,
                    detail=key.code,
                )
            )
        self.desktop.display.flush()

    def _is_right(self) -> bool:
        """What is saved too early is saved again."""
        self.save()
        try:
            return bool(wait_until(super()._is_right, "The saving", 0.2))
        except AppError:
            return False


class Terminal(Target):
    """``cat`` writes each line down; a line end would run a command here, so it is a blank."""

    name = "xterm"

    def __init__(self, desktop: VirtualDesktop, *options: str) -> None:
        self.file = desktop.home / "xterm.txt"
        writing = f"exec cat > {shlex.quote(str(self.file))}"
        program = desktop.spawn("xterm", "-u8", *options, "-e", "sh", "-c", writing)
        super().__init__(desktop, desktop.window_of(program))
        desktop.wait_focus(self.window)

    def receives(self, text: str) -> None:
        self.desktop.person.press("Enter")
        super().receives(text)

    def shaped(self, text: str) -> str:
        return text.replace("\n\n", " ").replace("\n", " ").replace("\t", " ") + "\n"

    def held(self) -> str:
        return self.file.read_text()


class Page(Target):
    """A text box in a web page, which posts what it holds at each change."""

    def __init__(self, desktop: VirtualDesktop, reports: PageReports, kind: str) -> None:
        self.name = kind  # type: ignore[misc]
        self._reports = reports
        super().__init__(desktop, window_titled(desktop, kind))

    def held(self) -> str:
        return self._reports.text(self.name)


def open_pages(desktop: VirtualDesktop, reports: PageReports, *kinds: str) -> Program:
    """One Chromium with a window for each kind of box."""
    page = (PROGRAMS / "page.html").as_uri()
    profile = f"--user-data-dir={desktop.home / 'chromium'}"
    flags = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--password-store=basic", profile)
    browser = None
    for kind in kinds:
        program = desktop.spawn("chromium", *flags, f"--app={page}?{kind}#{reports.address}")
        browser = browser or program
        window_titled(desktop, kind)
    assert browser
    return browser


def window_titled(desktop: VirtualDesktop, title: str) -> int:
    return wait_until(lambda: _titled(desktop, title), f"The window “{title}”", 30)


def focus(desktop: VirtualDesktop, window: int) -> None:
    """As a click on the window in the panel does."""
    root = desktop.display.screen().root
    message = ClientMessage(
        window=desktop.display.create_resource_object("window", window),
        client_type=desktop.display.intern_atom("_NET_ACTIVE_WINDOW"),
        data=(32, [2, X.CurrentTime, 0, 0, 0]),
    )
    mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask
    root.send_event(message, event_mask=mask)
    desktop.display.flush()
    desktop.wait_focus(window)


def _titled(desktop: VirtualDesktop, title: str) -> int:
    display = desktop.display
    root = display.screen().root
    found = root.get_full_property(display.intern_atom("_NET_CLIENT_LIST"), X.AnyPropertyType)
    for number in found.value if found else ():
        window = display.create_resource_object("window", number)
        if text_property(display, window, "_NET_WM_NAME") == title:
            return int(number)
    return 0
