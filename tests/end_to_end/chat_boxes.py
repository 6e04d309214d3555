"""Boxes of other programs that agents type into; what they hold is told by themselves."""

import os
import subprocess
import sys
from contextlib import suppress

from benchmarks.input_method import InputMethod
from snippets_app.demo.virtual_desktop import VirtualDesktop
from snippets_app.demo.waiting import wait_until
from snippets_app.errors import AppError
from tests.end_to_end.page_reports import PageReports
from tests.end_to_end.targets import PROGRAMS, Editor, Page, QtWindow, Target, Terminal

CHROMIUM = (
    "chromium", "--no-sandbox", "--disable-gpu", "--no-first-run", "--password-store=basic",
    "--test-type",
)  # fmt: skip
SPEAKING = "--force-renderer-accessibility"
READ = ("mousepad", "qt rich", "qt line", "textarea", "editable")
"""The boxes whose text Saywell reads."""


class QtBox(QtWindow):
    """It speaks only once Saywell has asked the desktop for that, as on an agent's desktop."""

    def __init__(self, desktop: VirtualDesktop, kind: str) -> None:
        self.name = f"qt {kind}"  # type: ignore[misc]
        self.program = desktop.spawn(
            "env", "-u", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON",
            sys.executable, str(PROGRAMS / "chat_box.py"), kind,
            stdout=subprocess.PIPE,
        )  # fmt: skip
        self._said = b""
        assert self.program.stdout
        os.set_blocking(self.program.stdout.fileno(), False)
        Target.__init__(self, desktop, desktop.window_of(self.program))
        desktop.wait_focus(self.window)


class PageBox(Page):
    """``speaks`` as its browser was started."""

    def __init__(
        self, desktop: VirtualDesktop, reports: PageReports, kind: str, *, speaks: bool = True
    ) -> None:
        page = (PROGRAMS / "chat_box.html").as_uri()
        profile = "speaking" if speaks else "silent"
        flags = (*([SPEAKING] if speaks else []), f"--user-data-dir={desktop.home / profile}")
        desktop.spawn(*CHROMIUM, *flags, f"--app={page}?{kind}#{reports.address}")
        super().__init__(desktop, reports, kind)
        wait_until(lambda: reports.text(kind) == "ready", f"The page with {kind}", 30)
        reports.report(kind, "")

    def held(self) -> str:
        """Browsers keep an empty line in an editable box that was emptied."""
        return super().held().removesuffix("\n")


class ChatBoxes:
    """Each is opened when it is first asked for, and stays open until the desktop ends."""

    def __init__(self, desktop: VirtualDesktop, reports: PageReports, method: InputMethod) -> None:
        self._desktop, self._reports, self._method = desktop, reports, method
        self._open: dict[str, Target] = {}

    def front(self, name: str) -> Target:
        """This box, with the focus, and empty unless it is a terminal."""
        if name not in self._open:
            self._open[name] = self._opened(name)
            self._wait_for_method(self._open[name])
        box = self._open[name]
        box.focus()
        if not isinstance(box, Terminal):
            empty(box)
        return box

    def _wait_for_method(self, box: Target) -> None:
        """A window that has just come takes keys as they are before its input method is there."""
        if not isinstance(box, Terminal) and "password" not in box.name:
            box.focus()
            self._method.use("hangul")
            wait_until(lambda: self._composes(box), f"The input method in {box.name}")
            self._method.use("keyboard-us")

    def _composes(self, box: Target) -> bool:
        box.desktop.person.type("r.")
        try:
            wait_until(lambda: told(box).endswith("."), "A key", 1)
        except AppError:
            return False
        return told(box).endswith("\u3131.")

    def _opened(self, name: str) -> Target:
        if name == "mousepad":
            return Editor(self._desktop, name, "--disable-server")
        if name == "xterm":
            return Terminal(self._desktop)
        if name.startswith("qt "):
            return QtBox(self._desktop, name.removeprefix("qt "))
        return PageBox(self._desktop, self._reports, name, speaks=name != "silent")


def empty(box: Target) -> None:
    """Input methods may bring keys that come at once in another order: again until it is so."""
    wait_until(lambda: _emptied(box), f"An empty {box.name}")


def _emptied(box: Target) -> bool:
    box.desktop.person.press("Ctrl+A")
    box.desktop.person.press("Delete")
    try:
        wait_until(lambda: told(box) == "", "The deletion", 1)
    except AppError:
        return False
    return True


def holds(box: Target, text: str) -> None:
    """Wait until exactly ``text`` stands in the box."""
    box.expected = ""
    box.receives(text)


def delete_one(box: Target, before: str) -> str:
    """Press Delete behind the caret; the character that is gone from ``before``."""

    def shorter() -> str | None:
        """Chromium takes a key before a click that came first: press until it has hit."""
        box.desktop.person.press("Delete")
        with suppress(AppError):
            wait_until(lambda: len(told(box)) < len(before), "The deletion", 0.3)
            return told(box)
        return None

    after = wait_until(shorter, f"The deletion in {box.name}", 5)
    assert after is not None
    return next(
        character
        for place, character in enumerate(before)
        if before[:place] + before[place + 1 :] == after
    )


def told(box: Target) -> str:
    """What stands in it now, or a moment ago."""
    if isinstance(box, Editor):
        box.save()
    return box.held()
