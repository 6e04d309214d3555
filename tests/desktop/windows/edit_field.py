"""A window with two plain text fields; Tab goes from one to the other.

A line on its standard input tells it what to do: ``hang 3`` answers no message for 3 seconds.
"""

import ctypes
import sys
import threading
import time
from ctypes import wintypes

_OVERLAPPED = 0x10CF0000  # a usual window, shown
_FIELD = 0x50A110C4  # child, visible, tab stop, border, several lines, scrolls, keeps selection
_WORK = 0x8001
_KEY_DOWN, _TAB = 0x0100, 0x09
_user32 = ctypes.WinDLL("user32", use_last_error=True)
_user32.CreateWindowExW.restype = wintypes.HWND
_user32.CreateWindowExW.argtypes = (
    wintypes.DWORD, wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD,
    ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_int,
    wintypes.HWND, wintypes.HMENU, wintypes.HINSTANCE, wintypes.LPVOID,
)  # fmt: skip
for _name in ("SetFocus", "SetForegroundWindow", "IsWindow"):
    getattr(_user32, _name).argtypes = (wintypes.HWND,)


def main() -> None:
    top = _window("#32770", _OVERLAPPED, (80, 80, 500, 300), None)
    fields = [_window("EDIT", _FIELD, (10, 10 + 120 * row, 460, 110), top) for row in (0, 1)]
    _user32.SetForegroundWindow(top)
    _user32.SetFocus(fields[0])
    thread = ctypes.WinDLL("kernel32").GetCurrentThreadId()
    threading.Thread(target=_listen, args=(thread,), daemon=True).start()
    message = wintypes.MSG()
    while _user32.IsWindow(top) and _user32.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
        if message.message == _WORK:
            time.sleep(message.wParam)
        elif message.message == _KEY_DOWN and message.wParam == _TAB:
            _user32.SetFocus(fields[message.hWnd == fields[0]])
        else:
            _user32.TranslateMessage(ctypes.byref(message))
            _user32.DispatchMessageW(ctypes.byref(message))


def _listen(thread: int) -> None:
    for line in sys.stdin:
        _user32.PostThreadMessageW(thread, _WORK, int(line.split()[1]), 0)


def _window(kind: str, style: int, place: tuple[int, int, int, int], parent: int | None) -> int:
    title = "" if parent else "Fields"
    return int(_user32.CreateWindowExW(0, kind, title, style, *place, parent, None, None, None))


if __name__ == "__main__":
    main()
