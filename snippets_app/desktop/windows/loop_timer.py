"""A timer on a message loop's thread; nothing wakes the thread while it is stopped.

https://learn.microsoft.com/windows/win32/winmsg/timers
"""

import ctypes
from collections.abc import Callable
from ctypes import wintypes

from snippets_app.desktop.windows.libraries import declare, library
from snippets_app.desktop.windows.message_loop import MessageLoop

_WM_TIMER = 0x0113
_NUMBER = 1


class LoopTimer:
    """Calls ``ticked`` on the loop's thread, again and again until ``stop``. One timer per loop;
    ``start`` and ``stop`` are for the loop's thread."""

    def __init__(self, loop: MessageLoop, ticked: Callable[[], None]) -> None:
        user32 = library("user32")
        self._window = loop.window
        self._ticked = ticked
        # The address of a function comes last; without one, the window gets a message.
        self._set = declare(
            user32, "SetTimer", ctypes.c_size_t,
            wintypes.HWND, ctypes.c_size_t, wintypes.UINT, ctypes.c_void_p,
        )  # fmt: skip
        self._kill = declare(user32, "KillTimer", wintypes.BOOL, wintypes.HWND, ctypes.c_size_t)
        self._runs = False
        loop.on(_WM_TIMER, self._tick)

    def start(self, seconds: float) -> None:
        """The first call comes after this time; a timer that runs already begins anew."""
        self._set(self._window, _NUMBER, round(seconds * 1000), None)
        self._runs = True

    def stop(self) -> None:
        self._kill(self._window, _NUMBER)
        self._runs = False

    def _tick(self, _number: int, _function: int) -> int:
        # One that was under way when the timer was stopped still comes.
        if self._runs:
            self._ticked()
        return 0
