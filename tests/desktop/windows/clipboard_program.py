"""A program that treats the clipboard badly: it makes what it promised only when told, reads at
every change, or reads without a window.

One line of JSON asks, one line answers.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

from snippets_app.desktop.windows.clipboard_calls import WindowsCalls
from snippets_app.desktop.windows.clipboard_formats import TEXT, decoded, encoded
from snippets_app.desktop.windows.clipboard_port import opened
from snippets_app.desktop.windows.libraries import declare, library
from snippets_app.desktop.windows.message_loop import MessageLoop

_RENDER_FORMAT, _UPDATE = 0x0305, 0x031D
_PATIENCE = 10.0
_LONGEST = 1 << 26
_NOT_THE_TEXT = ("HTML Format", "Saywell Test")


class ClipboardProgram:
    """The asking side; ends with ``close``."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", __spec__.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.process: int = self.ask("process")

    def ask(self, what: str, *arguments: object) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([what, *arguments]).encode() + b"\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.kill()
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(10)


class _Program:
    def __init__(self) -> None:
        self._calls = WindowsCalls()
        self._loop = MessageLoop("clipboard program")
        self._release = threading.Event()
        self._asked = threading.Event()
        self._reads: list[str | None] = []
        self._loop.on(_RENDER_FORMAT, self._render)
        self._loop.on(_UPDATE, self._changed)
        user32, kernel32 = library("user32"), library("kernel32")
        self._number = declare(kernel32, "GetCurrentProcessId", wintypes.DWORD)
        self._listen = declare(user32, "AddClipboardFormatListener", wintypes.BOOL, wintypes.HWND)

    def process(self) -> int:
        return int(self._number())

    def window(self) -> int:
        return self._loop.window

    def promise(self) -> None:
        """Copy a text at once, and promise the text's other forms."""
        self._on_loop(self._promise)

    def hang(self) -> None:
        """Answer no message until released."""
        self._loop.post(self._hang)

    def asked(self) -> bool:
        """Wait until somebody reads what was promised."""
        return self._asked.wait(_PATIENCE)

    def release(self) -> None:
        """Make what was promised, now and later."""
        self._release.set()

    def listen(self) -> None:
        """Read at every change, as some clipboard managers do."""
        self._on_loop(lambda: self._listen(self._loop.window))

    def reads(self) -> list[str | None]:
        """What was read at changes; None where there was no answer."""
        return self._on_loop(lambda: list(self._reads))

    def read(self) -> str | None:
        return self._on_loop(lambda: self._read(self._loop.window))

    def read_unnamed(self) -> str | None:
        """Read the text, with no window by which to know the reader."""
        return self._on_loop(lambda: self._read(0))

    def _on_loop(self, work: Callable[[], Any]) -> Any:
        return self._loop.call(work)

    def _hang(self) -> None:
        self._release.wait()

    def _promise(self) -> None:
        with opened(self._calls, self._loop.window, _PATIENCE):
            self._calls.empty()
            self._calls.write(TEXT, encoded("quick"))
            for name in _NOT_THE_TEXT:
                self._calls.write(name, None)

    def _render(self, number: int, _: int) -> int:
        self._asked.set()
        self._release.wait()
        for name in _NOT_THE_TEXT:
            if self._calls._number(name) == number:
                self._calls.write(name, b"slow")
        return 0

    def _changed(self, _: int, __: int) -> int:
        self._reads.append(self._read(self._loop.window))
        return 0

    def _read(self, window: int) -> str | None:
        with opened(self._calls, window, _PATIENCE):
            handle = self._calls.get(TEXT)
            data = self._calls.content(TEXT, handle, _LONGEST)
        return None if not handle or data is None else decoded(data)


def main() -> None:
    program = _Program()
    for line in sys.stdin:
        what, *arguments = json.loads(line)
        sys.stdout.write(json.dumps(getattr(program, what)(*arguments)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
