"""Which keys are down.

https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-getasynckeystate
"""

import ctypes
from collections.abc import Collection
from typing import Protocol

from snippets_app.desktop.windows.key_codes import KEYBOARD
from snippets_app.desktop.windows.libraries import declare, library

_DOWN = 0x8000


class Keyboard(Protocol):
    """Tells which keys are down; a test gives one that tells what it likes."""

    def held(self, among: Collection[int] = KEYBOARD) -> frozenset[int]:
        """The virtual keys that are down now; no mouse buttons, and lit locks are not held."""


class SystemKeyboard:
    """What the system has seen of all keyboards. A release that it could not see, on the screen
    that asks for a password, leaves a key down until its next press."""

    def __init__(self) -> None:
        self._state = declare(library("user32"), "GetAsyncKeyState", ctypes.c_short, ctypes.c_int)

    def held(self, among: Collection[int] = KEYBOARD) -> frozenset[int]:
        return frozenset(code for code in among if self._state(code) & _DOWN)
