"""Hearing that the keyboard's layout may have changed, on a message loop's thread.

Every window may have a layout of its own, and only the focused one is told when the user switches
it. So two things are heard: that another window has come to the front, and what the shell tells of
languages. Where it does not tell of a switch within one window, that is seen at the next change of
windows; keyboards of one kind (American, Chinese, Korean) have all keys at the same places anyway.

https://learn.microsoft.com/windows/win32/winauto/event-constants
https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-registershellhookwindow
"""

import ctypes
from collections.abc import Callable
from ctypes import wintypes

from snippets_app.desktop.windows.libraries import Handle, declare, library
from snippets_app.desktop.windows.message_loop import MessageLoop

_EVENT_FOREGROUND = 0x0003
_OUT_OF_CONTEXT = 0x0000
_SHELL_LANGUAGE = 8

_HEARD = ctypes.WINFUNCTYPE(
    None, Handle, wintypes.DWORD, wintypes.HWND,
    wintypes.LONG, wintypes.LONG, wintypes.DWORD, wintypes.DWORD,
)  # fmt: skip


class LayoutChanges:
    """Calls ``changed`` from ``start`` to ``stop``, all on the thread of the loop; its window has
    to be one of the desktop's (``hears_broadcasts``)."""

    def __init__(self, loop: MessageLoop, changed: Callable[[], None]) -> None:
        self._window = loop.window
        self._changed = changed
        self._heard = _HEARD(self._foreground_changed)
        self._hook: int | None = None
        self._declare()
        loop.on(loop.message_named("SHELLHOOK"), self._shell_tells)

    def start(self) -> None:
        events = (_EVENT_FOREGROUND, _EVENT_FOREGROUND)
        self._hook = self._set_hook(*events, None, self._heard, 0, 0, _OUT_OF_CONTEXT)
        self._ask_shell(self._window)

    def stop(self) -> None:
        self._leave_shell(self._window)
        if self._hook:
            self._unhook(self._hook)
        self._hook = None

    def _declare(self) -> None:
        user32, number, done = library("user32"), wintypes.DWORD, wintypes.BOOL
        self._set_hook = declare(
            user32, "SetWinEventHook", Handle,
            number, number, wintypes.HMODULE, _HEARD, number, number, number,
        )  # fmt: skip
        self._unhook = declare(user32, "UnhookWinEvent", done, Handle)
        self._ask_shell = declare(user32, "RegisterShellHookWindow", done, wintypes.HWND)
        self._leave_shell = declare(user32, "DeregisterShellHookWindow", done, wintypes.HWND)

    def _foreground_changed(self, *_event: int) -> None:
        self._changed()

    def _shell_tells(self, what: int, _window: int) -> int:
        if what == _SHELL_LANGUAGE:
            self._changed()
        return 0
