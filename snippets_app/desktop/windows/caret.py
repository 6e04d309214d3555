"""Where characters and the caret stand on the screen, in its pixels, where UI Automation is silent.

In this order: the characters of an edit control, the caret as the system shows it, and the caret as
a program tells it to assistive technology (browsers draw their own).
https://learn.microsoft.com/windows/win32/api/winuser/ns-winuser-guithreadinfo
"""

import ctypes
from ctypes import wintypes

from snippets_app.desktop.base import Rect
from snippets_app.desktop.windows.libraries import LRESULT, declare, library
from snippets_app.desktop.windows.reading.control import Unanswered
from snippets_app.desktop.windows.reading.messages import Messages
from snippets_app.desktop.windows.told_caret import ToldCaret
from snippets_app.desktop.windows.window_facts import GuiThread, WindowFacts

_POSITION_FROM_CHARACTER = 0x00D6
_NOWHERE = 0xFFFFFFFF
_NEAREST = 2
_USUAL_DPI = 96
_USUAL_HEIGHT = 16  # of a line, at the usual resolution


class Carets:
    """Callable from any thread. Programs that do not know of a screen's own resolution are shown
    larger than they think: what they tell is scaled."""

    def __init__(self, messages: Messages, facts: WindowFacts) -> None:
        self._messages, self._facts = messages, facts
        self._told = ToldCaret()
        user32, window = library("user32"), wintypes.HWND
        self._gui = declare(
            user32, "GetGUIThreadInfo", wintypes.BOOL, wintypes.DWORD, ctypes.POINTER(GuiThread)
        )
        self._to_screen = declare(
            user32, "ClientToScreen", wintypes.BOOL, window, ctypes.POINTER(wintypes.POINT)
        )
        self._client = declare(
            user32, "GetClientRect", wintypes.BOOL, window, ctypes.POINTER(wintypes.RECT)
        )
        self._monitor = declare(
            user32, "MonitorFromWindow", wintypes.HMONITOR, window, wintypes.DWORD
        )
        self._window_dpi = declare(user32, "GetDpiForWindow", wintypes.UINT, window)
        self._monitor_dpi = declare(
            library("shcore"), "GetDpiForMonitor", LRESULT, wintypes.HMONITOR, ctypes.c_int,
            ctypes.POINTER(wintypes.UINT), ctypes.POINTER(wintypes.UINT),
        )  # fmt: skip

    def characters(self, window: int, start: int, end: int) -> Rect | None:
        """Characters of an Edit, by their offsets in units; those of the first line of them."""
        try:
            first = self._position(window, start)
            last = self._position(window, end) or self._behind(window, end)
        except Unanswered:
            return None
        if first is None:
            return None
        height = self._line_height(window)
        width = last[0] - first[0] if last and last[1] == first[1] else 0
        if width <= 0 and end > start:
            width = max(1, self._width(window) - first[0])
        return self._seen(window, Rect(*first, max(1, width), height))

    def caret(self, window: int) -> Rect | None:
        """The caret in the thread of a window, however it is known; None for unknown."""
        found = self._system_caret(window)
        if found is not None:
            owner, place = found
            return self._seen(owner, place)
        return self._told.place(window)

    def _system_caret(self, window: int) -> tuple[int, Rect] | None:
        """The caret, and the window in which its place counts."""
        found = GuiThread(size=ctypes.sizeof(GuiThread))
        thread = self._facts.thread_of(window)
        if not thread or not self._gui(thread, ctypes.byref(found)) or not found.caret:
            return None
        place = found.caret_place
        width, height = place.right - place.left, place.bottom - place.top
        if height <= 0:
            return None
        return found.caret, Rect(place.left, place.top, max(1, width), height)

    def _position(self, window: int, offset: int) -> tuple[int, int] | None:
        """A character's upper left corner within the control."""
        found = self._messages.ask(window, _POSITION_FROM_CHARACTER, offset) & _NOWHERE
        return None if found == _NOWHERE else (_signed(found), _signed(found >> 16))

    def _behind(self, window: int, end: int) -> tuple[int, int] | None:
        """Behind the last character, which has no position of its own: where the caret is if it
        stands there, else as far behind the last one as that is behind the one before."""
        last = self._position(window, end - 1) if end > 0 else None
        before = self._position(window, end - 2) if end > 1 else None
        if last is None:
            return None
        owner, caret = self._system_caret(window) or (0, Rect(0, 0, 0, 0))
        if owner == window and abs(caret.y - last[1]) < caret.height and caret.x > last[0]:
            return caret.x, last[1]
        step = last[0] - before[0] if before and before[1] == last[1] else 0
        return last[0] + max(1, step), last[1]

    def _line_height(self, window: int) -> int:
        caret = self._system_caret(window)
        if caret and caret[0] == window:
            return caret[1].height
        return _USUAL_HEIGHT * (self._window_dpi(window) or _USUAL_DPI) // _USUAL_DPI

    def _width(self, window: int) -> int:
        found = wintypes.RECT()
        self._client(window, ctypes.byref(found))
        return int(found.right)

    def _seen(self, window: int, place: Rect) -> Rect | None:
        """A place within a window, on the screen; None when that is not within it."""
        scale = self._scale(window)
        origin = wintypes.POINT(0, 0)
        if not self._to_screen(window, ctypes.byref(origin)):
            return None
        found = Rect(
            origin.x + round(place.x * scale),
            origin.y + round(place.y * scale),
            max(1, round(place.width * scale)),
            max(1, round(place.height * scale)),
        )
        bounds = self._facts.place_of(window)
        return found if bounds and _meet(found, bounds) else None

    def _scale(self, window: int) -> float:
        across, down = wintypes.UINT(), wintypes.UINT()
        monitor = self._monitor(window, _NEAREST)
        failed = self._monitor_dpi(monitor, 0, ctypes.byref(across), ctypes.byref(down))
        thinks = self._window_dpi(window)
        return 1.0 if failed or not thinks or not across.value else across.value / thinks


def _signed(word: int) -> int:
    return ctypes.c_int16(word & 0xFFFF).value


def _meet(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )
