"""Tells a program's windows what Windows tells them when its user logs out."""

import ctypes
from ctypes import wintypes

from snippets_app.desktop.windows.libraries import declare, library

_WM_QUERYENDSESSION, _WM_ENDSESSION = 0x0011, 0x0016
_SMTO_NORMAL = 0
_PATIENCE = 20_000
_EACH = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)


def end_session_of(process: int) -> None:
    """Each message waits for its answer, as Windows itself does; none may object."""
    windows = windows_of(process)
    assert windows
    assert all(_tell(window, _WM_QUERYENDSESSION, 0) == 1 for window in windows)
    for window in windows:
        _tell(window, _WM_ENDSESSION, 1)


def windows_of(process: int) -> list[int]:
    user32 = library("user32")
    owner = declare(
        user32, "GetWindowThreadProcessId", wintypes.DWORD, wintypes.HWND,
        ctypes.POINTER(wintypes.DWORD),
    )  # fmt: skip
    found: list[int] = []

    def look(window: int, _: int) -> bool:
        number = wintypes.DWORD()
        owner(window, ctypes.byref(number))
        if number.value == process:
            found.append(window)
        return True

    declare(user32, "EnumWindows", wintypes.BOOL, _EACH, wintypes.LPARAM)(_EACH(look), 0)
    return found


def _tell(window: int, message: int, first: int) -> int:
    """The answer; 1 of a window that is gone by now."""
    send = declare(
        library("user32"), "SendMessageTimeoutW", wintypes.LPARAM,
        wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM, wintypes.UINT,
        wintypes.UINT, ctypes.POINTER(ctypes.c_size_t),
    )  # fmt: skip
    answer = ctypes.c_size_t(1)
    send(window, message, first, 0, _SMTO_NORMAL, _PATIENCE, ctypes.byref(answer))
    return answer.value
