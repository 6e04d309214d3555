"""The keyboard as the focused window has it: each thread may have a layout of its own."""

import ctypes
from ctypes import wintypes

from snippets_app.core.chord import Chord
from snippets_app.desktop.windows.key_codes import Key, find, is_extended
from snippets_app.desktop.windows.libraries import declare, library
from snippets_app.desktop.windows.send_input import Stroke

_CODE_TO_SCAN = 0
_CHANGE_NO_STATE = 0x4
_SHIFT, _DOWN, _SHIFTED = 0x10, 0x80, 0x100
_ONE_UNIT = 2


class KeyboardLayout:
    """Callable from any thread; asked anew each time, since the user switches it at will."""

    def __init__(self) -> None:
        user32 = library("user32")
        unsigned, layout = wintypes.UINT, wintypes.HKL
        self._foreground = declare(user32, "GetForegroundWindow", wintypes.HWND)
        self._thread_of = declare(
            user32, "GetWindowThreadProcessId",
            wintypes.DWORD, wintypes.HWND, ctypes.POINTER(wintypes.DWORD),
        )  # fmt: skip
        self._layout_of = declare(user32, "GetKeyboardLayout", layout, wintypes.DWORD)
        self._code_of = declare(user32, "VkKeyScanExW", ctypes.c_short, wintypes.WCHAR, layout)
        self._scan_of = declare(user32, "MapVirtualKeyExW", unsigned, unsigned, unsigned, layout)
        self._typed_by = declare(
            user32, "ToUnicodeEx", ctypes.c_int, unsigned, unsigned,
            ctypes.POINTER(ctypes.c_ubyte), wintypes.LPWSTR, ctypes.c_int, unsigned, layout,
        )  # fmt: skip

    def find(self, chord: Chord) -> Key | None:
        """The key of a chord on the focused window's keyboard, or None when it has none."""
        layout = self._current()
        return find(chord, lambda character: self._scan(character, layout))

    def stroke(self, code: int, *, up: bool = False) -> Stroke:
        """A virtual key going down or up, with its place on the focused window's keyboard."""
        scan = self._scan_of(code, _CODE_TO_SCAN, self._current()) & 0xFF
        return Stroke(code, scan, is_extended(code), up)

    def _current(self) -> int | None:
        front = self._foreground()
        layout: int | None = self._layout_of(self._thread_of(front, None) if front else 0)
        return layout

    def _scan(self, character: str, layout: int | None) -> int:
        """What VkKeyScanEx gives, if the key then types exactly that: Wine gives the question
        mark's for what its keyboard has not."""
        if len(character.encode("utf-16-le")) != _ONE_UNIT:
            return -1
        answer = int(self._code_of(character, layout))
        states = (ctypes.c_ubyte * 256)()
        states[_SHIFT] = _DOWN if answer & _SHIFTED else 0
        typed = ctypes.create_unicode_buffer(8)
        self._typed_by(answer & 0xFF, 0, states, typed, len(typed), _CHANGE_NO_STATE, layout)
        return answer if typed.value[:1] == character else -1
