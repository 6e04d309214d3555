"""Another program, in a process of its own: it copies, reads the clipboard and takes hotkeys.

One line of JSON asks, one line answers. ``OtherProgram`` is the asking side.
"""

import base64
import ctypes
import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from ctypes import wintypes
from itertools import count
from typing import Any

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.windows.libraries import declare, library
from snippets_app.desktop.windows.message_loop import MessageLoop
from snippets_app.errors import AppError

UNICODE_TEXT = 13
_MODIFIERS = {"Alt": 1, "Ctrl": 2, "Shift": 4, "Win": 8}
_MOVEABLE = 2


class OtherProgram:
    """Started with it, ended by ``close``. A format is its number, or its registered name."""

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
        answer = self._process.stdout.readline()
        assert answer, f"the other program died when asked to {what}"
        kind, value = json.loads(answer)
        assert kind == "done", value
        return value

    def copy(self, formats: Mapping[int | str, bytes]) -> None:
        """Put these on the clipboard, and nothing else."""
        rows = [(name, base64.b64encode(data).decode()) for name, data in formats.items()]
        self.ask("copy", rows)

    def copy_text(self, text: str) -> None:
        self.copy({UNICODE_TEXT: text.replace("\n", "\r\n").encode("utf-16-le") + b"\0\0"})

    def read(self, form: int | str) -> bytes | None:
        """The content of one format, or None when the clipboard has none of it."""
        found = self.ask("read", form)
        return None if found is None else base64.b64decode(found)

    def read_text(self) -> str:
        data = self.read(UNICODE_TEXT)
        if data is None:
            return ""
        return data.decode("utf-16-le").partition("\0")[0].replace("\r\n", "\n")

    def formats(self) -> list[int | str]:
        """What the clipboard offers, in its owner's order."""
        found: list[int | str] = self.ask("formats")
        return found

    def take(self, modifiers: Sequence[str], code: int) -> None:
        """Register a hotkey (a virtual key), which it then holds."""
        self.ask("take", list(modifiers), code)

    def hold_clipboard(self) -> None:
        """Keep the clipboard open, so that nobody else can open it."""
        self.ask("hold_clipboard")

    def let_clipboard_go(self) -> None:
        self.ask("let_clipboard_go")

    def reset(self) -> None:
        """Let all hotkeys go and empty the clipboard."""
        self.ask("reset")

    def close(self) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(10)


class _Program:
    """All of it happens on the thread of one hidden window."""

    def __init__(self, loop: MessageLoop) -> None:
        self._window = loop.window
        self._numbers = count(1)
        self._hotkeys: list[int] = []
        self._held = False
        user32, kernel32 = library("user32"), library("kernel32")
        unsigned, boolean, handle = wintypes.UINT, wintypes.BOOL, wintypes.HANDLE
        self._open = declare(user32, "OpenClipboard", boolean, wintypes.HWND)
        self._close = declare(user32, "CloseClipboard", boolean)
        self._empty = declare(user32, "EmptyClipboard", boolean)
        self._set = declare(user32, "SetClipboardData", handle, unsigned, handle)
        self._get = declare(user32, "GetClipboardData", handle, unsigned)
        self._next = declare(user32, "EnumClipboardFormats", unsigned, unsigned)
        self._number = declare(user32, "RegisterClipboardFormatW", unsigned, wintypes.LPCWSTR)
        self._name = declare(
            user32, "GetClipboardFormatNameW", ctypes.c_int, unsigned, wintypes.LPWSTR, ctypes.c_int
        )
        self._register = declare(
            user32, "RegisterHotKey", boolean, wintypes.HWND, ctypes.c_int, unsigned, unsigned
        )
        self._unregister = declare(user32, "UnregisterHotKey", boolean, wintypes.HWND, ctypes.c_int)
        self._allocate = declare(kernel32, "GlobalAlloc", handle, unsigned, ctypes.c_size_t)
        self._lock = declare(kernel32, "GlobalLock", ctypes.c_void_p, handle)
        self._unlock = declare(kernel32, "GlobalUnlock", boolean, handle)
        self._size = declare(kernel32, "GlobalSize", ctypes.c_size_t, handle)
        self._process = declare(kernel32, "GetCurrentProcessId", wintypes.DWORD)

    def process(self) -> int:
        return int(self._process())

    def copy(self, rows: Sequence[tuple[int | str, str]]) -> None:
        self._opened(lambda: self._put(rows))

    def read(self, form: int | str) -> str | None:
        return self._opened(lambda: self._content(self._number_of(form)))

    def formats(self) -> list[int | str]:
        return self._opened(lambda: [self._shown(number) for number in self._numbers_there()])

    def take(self, modifiers: Sequence[str], code: int) -> None:
        number = next(self._numbers)
        mask = sum(_MODIFIERS[name] for name in modifiers)
        assert self._register(self._window, number, mask, code), ctypes.get_last_error()
        self._hotkeys.append(number)

    def is_taken(self, code: int) -> bool:
        number = next(self._numbers)
        if not self._register(self._window, number, 0, code):
            return True
        self._unregister(self._window, number)
        return False

    def hold_clipboard(self) -> None:
        wait_until(lambda: self._open(self._window), "The opening of the clipboard")
        self._held = True

    def let_clipboard_go(self) -> None:
        self._close()
        self._held = False

    def reset(self) -> None:
        while self._hotkeys:
            self._unregister(self._window, self._hotkeys.pop())
        self._opened(self._empty)

    def _opened(self, work: Callable[[], Any]) -> Any:
        if not self._held:
            self.hold_clipboard()
        try:
            return work()
        finally:
            self.let_clipboard_go()

    def _put(self, rows: Sequence[tuple[int | str, str]]) -> None:
        assert self._empty()
        for form, data in rows:
            memory = self._memory(base64.b64decode(data))
            assert self._set(self._number_of(form), memory), ctypes.get_last_error()

    def _memory(self, data: bytes) -> int:
        memory = self._allocate(_MOVEABLE, max(1, len(data)))
        ctypes.memmove(self._lock(memory), data, len(data))
        self._unlock(memory)
        return int(memory)

    def _content(self, number: int) -> str | None:
        memory = self._get(number)
        if not memory:
            return None
        data = ctypes.string_at(self._lock(memory), self._size(memory))
        self._unlock(memory)
        return base64.b64encode(data).decode()

    def _numbers_there(self) -> list[int]:
        found = [self._next(0)]
        while found[-1]:
            found.append(self._next(found[-1]))
        return found[:-1]

    def _number_of(self, form: int | str) -> int:
        return form if isinstance(form, int) else int(self._number(form))

    def _shown(self, number: int) -> int | str:
        name = ctypes.create_unicode_buffer(256)
        return name.value if self._name(number, name, 256) else number


def _answer(loop: MessageLoop, program: _Program, what: str, *arguments: Any) -> tuple[str, Any]:
    try:
        return "done", loop.call(lambda: getattr(program, what)(*arguments))
    except (AssertionError, AppError, AttributeError, OSError, TypeError) as problem:
        return "failed", repr(problem)


def main() -> None:
    loop = MessageLoop("other program")
    program = _Program(loop)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_answer(loop, program, *json.loads(line))) + "\n")
        sys.stdout.flush()
    loop.close()


if __name__ == "__main__":
    main()
