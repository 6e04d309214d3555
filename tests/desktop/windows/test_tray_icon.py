"""Qt gives the icon again to a taskbar that has been started anew."""

import ctypes
import os
from ctypes import wintypes

import pytest

from snippets_app.desktop.windows.libraries import declare, library
from snippets_app.paths import resources
from snippets_app.ui.tray import Tray

DELETE, MODIFY = 2, 1
USER32 = library("user32")
_EACH = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)


class IconData(ctypes.Structure):
    """The oldest form of NOTIFYICONDATAW: enough to name an icon."""

    _fields_ = (
        ("size", wintypes.DWORD),
        ("window", wintypes.HWND),
        ("number", wintypes.UINT),
        ("flags", wintypes.UINT),
        ("message", wintypes.UINT),
        ("icon", wintypes.HICON),
        ("tip", wintypes.WCHAR * 64),
    )


def own_windows(name):
    """Those of this process whose class is called so."""
    found = []
    owner = declare(
        USER32, "GetWindowThreadProcessId", wintypes.DWORD, wintypes.HWND,
        ctypes.POINTER(wintypes.DWORD),
    )  # fmt: skip
    class_name = declare(
        USER32, "GetClassNameW", ctypes.c_int, wintypes.HWND, wintypes.LPWSTR, ctypes.c_int
    )

    def look(window, _):
        process, text = wintypes.DWORD(), ctypes.create_unicode_buffer(100)
        owner(window, ctypes.byref(process))
        class_name(window, text, len(text))
        if process.value == os.getpid() and name in text.value:
            found.append(window)
        return True

    declare(USER32, "EnumWindows", wintypes.BOOL, _EACH, wintypes.LPARAM)(_EACH(look), 0)
    return found


def ask_taskbar(what, window):
    """Whether the taskbar has an icon of this window, and did so."""
    ask = declare(
        library("shell32"), "Shell_NotifyIconW", wintypes.BOOL, wintypes.DWORD,
        ctypes.POINTER(IconData),
    )  # fmt: skip
    data = IconData(ctypes.sizeof(IconData), window)
    return bool(ask(what, ctypes.byref(data)))


@pytest.fixture
def tray(qtbot):
    made = Tray(resources() / "assets" / "icons")
    yield made
    made.hide()


def test_the_icon_comes_back_when_the_taskbar_does(tray, qtbot):
    (window,) = own_windows("TrayIconMessageWindow")
    qtbot.waitUntil(lambda: ask_taskbar(MODIFY, window))
    assert ask_taskbar(DELETE, window), "as a taskbar forgets that is started anew"
    assert not ask_taskbar(MODIFY, window)
    register = declare(USER32, "RegisterWindowMessageW", wintypes.UINT, wintypes.LPCWSTR)
    post = declare(
        USER32, "PostMessageW",
        wintypes.BOOL, wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM,
    )  # fmt: skip
    assert post(window, register("TaskbarCreated"), 0, 0)
    qtbot.waitUntil(lambda: ask_taskbar(MODIFY, window))
