"""A window with one control of a kind: ``password``, ``reading``, ``line``; ``silent`` has none.

On its standard input: ``show`` and ``hide`` what the password is, ``hang 3`` answers no message for
3 seconds.
"""

import ctypes
import sys
import threading
import time
from ctypes import wintypes

_OVERLAPPED = 0x10CF0000  # a usual window, shown
_FIELD = 0x50810080  # child, visible, tab stop, border, scrolls
_STYLES = {"line": 0, "password": 0x20, "reading": 0x800}
_WORK, _SHOW = 0x8001, 0x8002
_SET_PASSWORD_CHARACTER = 0x00CC
_user32 = ctypes.WinDLL("user32", use_last_error=True)
_user32.CreateWindowExW.restype = wintypes.HWND
_user32.CreateWindowExW.argtypes = (
    wintypes.DWORD, wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD,
    ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_int,
    wintypes.HWND, wintypes.HMENU, wintypes.HINSTANCE, wintypes.LPVOID,
)  # fmt: skip
for _name in ("SetFocus", "SetForegroundWindow", "IsWindow"):
    getattr(_user32, _name).argtypes = (wintypes.HWND,)
_user32.SendMessageW.argtypes = (
    wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM,
)  # fmt: skip


def main(kind: str) -> None:
    top = _window("#32770", _OVERLAPPED, (80, 80, 500, 200), None)
    control = top
    if kind in _STYLES:
        control = _window("EDIT", _FIELD | _STYLES[kind], (10, 10, 460, 30), top)
    _user32.SetForegroundWindow(top)
    _user32.SetFocus(control)
    thread = ctypes.WinDLL("kernel32").GetCurrentThreadId()
    threading.Thread(target=_listen, args=(thread,), daemon=True).start()
    message = wintypes.MSG()
    while _user32.IsWindow(top) and _user32.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
        if message.message == _WORK:
            time.sleep(message.wParam)
        elif message.message == _SHOW:
            _user32.SendMessageW(control, _SET_PASSWORD_CHARACTER, message.wParam, 0)
        else:
            _user32.TranslateMessage(ctypes.byref(message))
            _user32.DispatchMessageW(ctypes.byref(message))


def _listen(thread: int) -> None:
    for line in sys.stdin:
        what, *rest = line.split()
        if what == "hang":
            _user32.PostThreadMessageW(thread, _WORK, int(rest[0]), 0)
        else:
            _user32.PostThreadMessageW(thread, _SHOW, 0 if what == "show" else ord("*"), 0)


def _window(kind: str, style: int, place: tuple[int, int, int, int], parent: int | None) -> int:
    title = "" if parent else "Field"
    return int(_user32.CreateWindowExW(0, kind, title, style, *place, parent, None, None, None))


if __name__ == "__main__":
    main(sys.argv[1])
