"""The other programs of an insertion: the window that gets the text, the clipboard's owner."""

import json
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.session import Process, Session
from snippets_app.demo.virtual_desktop import end

HERE = Path(__file__).parent
TARGETS = {
    "PySide6 QPlainTextEdit": (sys.executable, str(HERE / "target_qt.py")),
    "GTK 3 TextView": ("/usr/bin/python3", str(HERE / "target_gtk.py")),
}


@dataclass(frozen=True, slots=True)
class Change:
    """``at``: monotonic ns, told by the target itself, so the same clock serves every program."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Target:
    """A window that has the focus and reports its text."""

    process: Process

    def empty(self) -> None:
        """Make the window empty, and forget what stood there."""
        assert self.process.stdin
        self.process.stdin.write(b"\n")
        self.process.stdin.flush()
        for _change in self.changes(0.05):
            pass

    def wait_text(self, expected: str, timeout: float) -> Change | None:
        """The change that made the text right, or the last one, or None without any."""
        last = None
        for change in self.changes(timeout):
            last = change
            if change.text == expected:
                break
        return last

    def changes(self, timeout: float) -> Iterator[Change]:
        """The changes that are reported within ``timeout`` seconds."""
        assert self.process.stdout
        deadline = time.monotonic() + timeout
        while (left := deadline - time.monotonic()) > 0:
            if select.select([self.process.stdout], [], [], left)[0]:
                yield Change(*json.loads(self.process.stdout.readline()))


@dataclass(frozen=True, slots=True)
class Copier:
    """A third program that copied something before the insertion and expects to find it again."""

    process: Process

    def own(self, text: str) -> None:
        """Copy the text; returns when it is done."""
        self._order(f"own {text}")

    def read(self) -> str:
        """What is on the clipboard now."""
        return self._order("read")

    def _order(self, order: str) -> str:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{order}\n".encode())
        self.process.stdin.flush()
        return self.process.stdout.readline().decode().rstrip("\n")


@contextmanager
def copier(desk: Session) -> Iterator[Copier]:
    """The program, ready for orders; ended with the block."""
    command = (sys.executable, str(HERE / "clipboard_owner.py"))
    process = desk.desktop.spawn(*command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        yield Copier(process)
    finally:
        end(process)


@contextmanager
def target(desk: Session, name: str) -> Iterator[Target]:
    """The window, shown and focused; ended with the block."""
    process = desk.desktop.spawn(*TARGETS[name], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        desk.desktop.wait_focus(desk.desktop.window_of(process))
        yield Target(process)
    finally:
        end(process)
