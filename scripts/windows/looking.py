"""Runs on Windows: tells who asks over a socket what stands in the focused control.

Started by :class:`scripts.windows.observer.Observer` with the port to connect to; each line is a
JSON object with a name in ``do``, each answer one line of JSON.
"""

import ctypes
import json
import socket
import sys
import time
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

_WM_SETTEXT = 0x000C
_WM_GETTEXT = 0x000D
_WM_GETTEXTLENGTH = 0x000E
_CF_UNICODETEXT = 13
_LOOK_EVERY = 0.0005
_OPEN_TRIES = 200


class _GuiThreadInfo(ctypes.Structure):
    _fields_ = (
        ("size", wintypes.DWORD),
        ("flags", wintypes.DWORD),
        ("active", wintypes.HWND),
        ("focus", wintypes.HWND),
        ("capture", wintypes.HWND),
        ("menu_owner", wintypes.HWND),
        ("move_size", wintypes.HWND),
        ("caret", wintypes.HWND),
        ("caret_rectangle", wintypes.RECT),
    )


class Eyes:
    """The focused control of the window in front, and the clipboard."""

    def __init__(self) -> None:
        self._user32: Any = ctypes.WinDLL("user32")  # type: ignore[attr-defined]
        self._kernel32: Any = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined]
        self._user32.GetForegroundWindow.restype = wintypes.HWND
        self._user32.GetWindowThreadProcessId.argtypes = [wintypes.HWND, wintypes.LPVOID]
        self._user32.SendMessageW.argtypes = [
            wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPVOID
        ]  # fmt: skip
        self._user32.GetClipboardData.restype = wintypes.HANDLE
        self._kernel32.GlobalLock.restype = wintypes.LPVOID
        self._kernel32.GlobalLock.argtypes = [wintypes.HANDLE]
        self._kernel32.GlobalUnlock.argtypes = [wintypes.HANDLE]

    def text(self) -> str:
        return self._text_of(self._focus())

    def set_text(self, text: str) -> bool:
        return bool(
            self._user32.SendMessageW(self._focus(), _WM_SETTEXT, 0, ctypes.c_wchar_p(text))
        )

    def wait_text(self, text: str, timeout: float) -> float | None:
        """When the text stood there, in seconds since 1970; None when it did not in time."""
        focus, end = self._focus(), time.time() + timeout
        while time.time() < end:
            if self._text_of(focus) == text:
                return time.time()
            time.sleep(_LOOK_EVERY)
        return None

    def clipboard(self) -> str:
        """The clipboard's text, an empty one when there is none."""
        if not self._open_clipboard():
            return ""
        try:
            data = self._user32.GetClipboardData(_CF_UNICODETEXT)
            return ctypes.wstring_at(self._kernel32.GlobalLock(data)) if data else ""
        finally:
            self._user32.CloseClipboard()

    def copy(self, text: str) -> bool:
        """Own the clipboard with a text, as a program does that copies."""
        import pyperclip

        pyperclip.copy(text)
        return True

    def has_focus(self) -> bool:
        return self._focus() != 0

    def _open_clipboard(self) -> bool:
        for _ in range(_OPEN_TRIES):
            if self._user32.OpenClipboard(None):
                return True
            time.sleep(_LOOK_EVERY)
        return False

    def _focus(self) -> int:
        info = _GuiThreadInfo(size=ctypes.sizeof(_GuiThreadInfo))
        front = self._user32.GetForegroundWindow()
        thread = self._user32.GetWindowThreadProcessId(front, None)
        self._user32.GetGUIThreadInfo(thread, ctypes.byref(info))
        return int(info.focus or 0)

    def _text_of(self, control: int) -> str:
        length = self._user32.SendMessageW(control, _WM_GETTEXTLENGTH, 0, None)
        buffer = ctypes.create_unicode_buffer(length + 1)
        self._user32.SendMessageW(control, _WM_GETTEXT, length + 1, buffer)
        return buffer.value


def main(port: int) -> None:
    """Answer until the asking side hangs up."""
    eyes = Eyes()
    with socket.create_connection(("127.0.0.1", port)) as connection:
        lines = connection.makefile("rw", encoding="utf-8")
        for line in lines:
            asked = json.loads(line)
            act: Callable[..., object] = getattr(eyes, asked.pop("do"))
            lines.write(json.dumps(act(**asked)) + "\n")
            lines.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]))
