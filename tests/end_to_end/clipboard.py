"""What somebody copied, another program that owns it, and what is read back later."""

import base64
import json
import select
import subprocess
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path

from Xlib import X
from Xlib.display import Display
from Xlib.ext import xfixes

from snippets_app.demo.picture import png
from snippets_app.demo.virtual_desktop import Program, VirtualDesktop, end
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.x11.connection import pending

OWNER = Path(__file__).parent / "programs" / "clipboard_owner.py"
Content = Mapping[str, bytes]


def _picture() -> bytes:
    row = bytes(1) + bytes(range(240))
    return png(row * 60, 80, 60)


CONTENTS: Mapping[str, Content] = {
    "text": {"text/plain": "以前复制的 text 복사".encode()},
    "image": {"image/png": _picture()},
    "html": {"text/html": "<b>굵은</b> 粗体".encode(), "text/plain": "굵은 粗体".encode()},
    "5 MB text": {"text/plain": ("长文 " * 714_286).encode()},
    "files": {
        "text/uri-list": b"file:///tmp/a%20b.txt\r\nfile:///tmp/c.txt\r\n",
        "x-special/gnome-copied-files": b"copy\nfile:///tmp/a%20b.txt\nfile:///tmp/c.txt",
    },
}


class Copier:
    """Another program that copies."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        self._program: Program = desktop.spawn(
            sys.executable, str(OWNER), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def copy(self, content: Content) -> None:
        """Returns when the clipboard is its."""
        encoded = {name: base64.b64encode(data).decode() for name, data in content.items()}
        self._order(json.dumps(encoded))

    def hang(self) -> None:
        """From now on it keeps the clipboard and answers nobody."""
        self._order("hang")

    def close(self) -> None:
        end(self._program)

    def _order(self, order: str) -> None:
        assert self._program.stdin
        assert self._program.stdout
        self._program.stdin.write(order.encode() + b"\n")
        self._program.stdin.flush()
        assert select.select([self._program.stdout], [], [], 10)[0], "the copier is silent"
        assert self._program.stdout.readline()


class ClipboardWatch:
    """Who took the clipboard, one after the other (XFixes)."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        self._display = Display(desktop.display_name)
        self._display.xfixes_query_version()
        clipboard = self._display.intern_atom("CLIPBOARD")
        mask = xfixes.XFixesSetSelectionOwnerNotifyMask
        root = self._display.screen().root
        self._display.xfixes_select_selection_input(root, clipboard, mask)
        self._display.sync()
        self._owners: list[int] = []

    def forget(self) -> None:
        self._look()
        self._owners.clear()

    def wait_lent_and_returned(self, timeout: float = 10.0) -> None:
        """Wait until one program has owned the clipboard twice: with its text, with the old."""
        wait_until(lambda: self._look()[1:], "The return of the clipboard", timeout)
        assert len({*self._owners} - {X.NONE}) == 1, "somebody else took the clipboard too"

    def wait_changes(self, count: int = 1) -> None:
        """Wait until the clipboard was taken so many times."""
        wait_until(lambda: len(self._look()) >= count, "The taking of the clipboard")

    def close(self) -> None:
        self._display.close()

    def _look(self) -> list[int]:
        for event in pending(self._display):
            if isinstance(event, xfixes.SelectionNotify):
                self._owners.append(int(getattr(event.owner, "id", event.owner)))
        return self._owners


def read(desktop: VirtualDesktop, target: str) -> bytes:
    """One form of what is on the clipboard, by a program that is nobody's."""
    return subprocess.run(
        ["xclip", "-o", "-selection", "clipboard", "-t", target],
        env=desktop.environment,
        capture_output=True,
        timeout=20,
        check=False,
    ).stdout


def text(desktop: VirtualDesktop) -> str:
    return read(desktop, "UTF8_STRING").decode()


def assert_holds(desktop: VirtualDesktop, content: Content) -> None:
    """Every form as it was copied, and no mark of a lent text."""
    offered = read(desktop, "TARGETS").decode().split()
    for name, data in content.items():
        assert name in offered
        found = read(desktop, name)
        assert zlib.crc32(found) == zlib.crc32(data), (name, len(found), len(data), found[:80])
    assert "x-kde-passwordManagerHint" not in offered


def holds(desktop: VirtualDesktop, content: Content) -> bool:
    """Whether ``assert_holds`` would pass now, for those who wait for it."""
    try:
        assert_holds(desktop, content)
    except AssertionError:
        return False
    return True
