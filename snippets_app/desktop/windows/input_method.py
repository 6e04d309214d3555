"""What the focused window's keyboard makes of a key: its layout, and a Korean input method's state.

The state is kept by the window's own thread, which answers messages before keys that wait: after a
switch it is told as soon as the thread has taken the switching key.
https://learn.microsoft.com/windows/win32/intl/wm-ime-control
"""

import ctypes
from ctypes import wintypes
from typing import Protocol

from snippets_app.desktop.base import InputMethod
from snippets_app.desktop.windows.libraries import LRESULT, declare, library
from snippets_app.desktop.windows.window_facts import WindowFacts

_IME_CONTROL, _GET_CONVERSION_MODE, _GET_OPEN_STATUS = 0x0283, 0x0001, 0x0005
_NATIVE = 0x0001
_KOREAN = 0x12  # the primary language of a layout
_PRIMARY = 0x3FF
_PATIENCE, _ABORT_IF_HUNG = 50, 0x0002
_CHANGE_NO_STATE = 0x4
_DOWN, _LIT = 0x80, 0x01
_STATES = {"Shift": (0x10,), "AltGr": (0x11, 0x12)}
_LOCKS = (0x14, 0x90)


class FocusedKeyboard(Protocol):
    def is_hangul(self) -> bool:
        """Whether letters become jamo now; False where that is unknown."""

    def character(self, code: int, scan: int, held: frozenset[str]) -> str:
        """What the layout makes of a key with these modifiers; "" for nothing, or a dead key."""


class SystemKeyboard:
    """Asked anew at each key: the user switches at will. For one thread."""

    def __init__(self, facts: WindowFacts) -> None:
        self._facts = facts
        user32, unsigned = library("user32"), wintypes.UINT
        self._layout_of = declare(user32, "GetKeyboardLayout", wintypes.HKL, wintypes.DWORD)
        self._state = declare(user32, "GetKeyState", wintypes.SHORT, ctypes.c_int)
        self._typed_by = declare(
            user32, "ToUnicodeEx", ctypes.c_int, unsigned, unsigned,
            ctypes.POINTER(ctypes.c_ubyte), wintypes.LPWSTR, ctypes.c_int, unsigned, wintypes.HKL,
        )  # fmt: skip
        self._send = declare(
            user32, "SendMessageTimeoutW", LRESULT, wintypes.HWND, unsigned, wintypes.WPARAM,
            wintypes.LPARAM, unsigned, unsigned, ctypes.POINTER(ctypes.c_size_t),
        )  # fmt: skip
        self._method_of = declare(
            library("imm32"), "ImmGetDefaultIMEWnd", wintypes.HWND, wintypes.HWND
        )

    def is_hangul(self) -> bool:
        focus = self._focus()
        if not focus or (self._layout(focus) or 0) & _PRIMARY != _KOREAN:
            return False
        method = self._method_of(focus)
        opened = self._ask(method, _GET_OPEN_STATUS) if method else 0
        return bool(opened and self._ask(method, _GET_CONVERSION_MODE) & _NATIVE)

    def input_method(self) -> InputMethod:
        """What it makes of letters; one that does not answer is unknown."""
        focus = self._focus()
        method = self._method_of(focus) if focus else 0
        if not method:
            return InputMethod.NONE
        opened, mode = (
            self._told(method, _GET_OPEN_STATUS),
            self._told(method, _GET_CONVERSION_MODE),
        )
        if opened == 0 or (mode is not None and not mode & _NATIVE):
            return InputMethod.NONE
        is_korean = (self._layout(focus) or 0) & _PRIMARY == _KOREAN
        is_certain = is_korean and opened is not None and mode is not None
        return InputMethod.HANGUL if is_certain else InputMethod.UNKNOWN

    def character(self, code: int, scan: int, held: frozenset[str]) -> str:
        states = (ctypes.c_ubyte * 256)()
        for name in held:
            for state in _STATES.get(name, ()):
                states[state] = _DOWN
        for lock in _LOCKS:
            states[lock] = self._state(lock) & _LIT
        typed = ctypes.create_unicode_buffer(8)
        layout = self._layout(self._focus())
        size = self._typed_by(code, scan, states, typed, len(typed), _CHANGE_NO_STATE, layout)
        return typed.value[:size] if size > 0 else ""

    def _focus(self) -> int:
        front = self._facts.front()
        return self._facts.focus_in(front) if front else 0

    def _layout(self, window: int) -> int | None:
        layout: int | None = self._layout_of(self._facts.thread_of(window) if window else 0)
        return layout

    def _ask(self, method: int, what: int) -> int:
        return self._told(method, what) or 0

    def _told(self, method: int, what: int) -> int | None:
        answer = ctypes.c_size_t()
        found = self._send(
            method, _IME_CONTROL, what, 0, _ABORT_IF_HUNG, _PATIENCE, ctypes.byref(answer)
        )
        return answer.value if found else None
