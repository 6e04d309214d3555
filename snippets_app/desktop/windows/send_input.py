"""Key strokes put into the system's input, several at once so that nothing comes between them.

https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-sendinput
"""

import ctypes
from collections.abc import Sequence
from ctypes import wintypes
from dataclasses import dataclass
from typing import Protocol

from snippets_app.desktop.windows.libraries import declare, library

OURS = 0x5A7E11
"""What our own strokes carry as their extra information: who watches keys passes over them."""

_MOUSE, _KEYBOARD = 0, 1
_EXTENDED, _UP = 0x0001, 0x0002
_POINTER = ctypes.c_size_t


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key going down or up. ``code`` is the virtual key, ``scan`` the key's place on the
    keyboard: programs heed the one or the other."""

    code: int
    scan: int
    extended: bool = False
    up: bool = False


class _Keyboard(ctypes.Structure):
    _fields_ = (
        ("code", wintypes.WORD),
        ("scan", wintypes.WORD),
        ("flags", wintypes.DWORD),
        ("time", wintypes.DWORD),
        ("extra", _POINTER),
    )


class _Mouse(ctypes.Structure):
    """The largest member, which gives the union its size."""

    _fields_ = (
        ("x", wintypes.LONG),
        ("y", wintypes.LONG),
        ("data", wintypes.DWORD),
        ("flags", wintypes.DWORD),
        ("time", wintypes.DWORD),
        ("extra", _POINTER),
    )


class _Device(ctypes.Union):
    _fields_ = (("keyboard", _Keyboard), ("mouse", _Mouse))


class _Input(ctypes.Structure):
    _fields_ = (("kind", wintypes.DWORD), ("device", _Device))


class Sender(Protocol):
    """Puts strokes in; a test gives one that takes what it likes."""

    def send(self, strokes: Sequence[Stroke]) -> int:
        """How many of them were taken."""


class InputSender:
    """Callable from any thread. ``mark`` is the strokes' extra information."""

    def __init__(self, mark: int = OURS) -> None:
        self._mark = mark
        self._send = declare(
            library("user32"), "SendInput", wintypes.UINT,
            wintypes.UINT, ctypes.POINTER(_Input), ctypes.c_int,
        )  # fmt: skip

    def send(self, strokes: Sequence[Stroke]) -> int:
        """How many of them the system took: fewer than given while it is locked or asks for
        consent. Strokes for a program of higher integrity count as taken, and are dropped."""
        inputs = (_Input * len(strokes))(*(self._input(stroke) for stroke in strokes))
        return int(self._send(len(strokes), inputs, ctypes.sizeof(_Input)))

    def be_last(self) -> None:
        """Let this process be the one with the last input, which may come to the front; by a
        movement of the mouse that is none.
        https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-setforegroundwindow#remarks
        """
        nothing = _Input(_MOUSE, _Device(mouse=_Mouse(extra=self._mark)))
        self._send(1, ctypes.byref(nothing), ctypes.sizeof(_Input))

    def _input(self, stroke: Stroke) -> _Input:
        flags = (_EXTENDED if stroke.extended else 0) | (_UP if stroke.up else 0)
        keyboard = _Keyboard(stroke.code, stroke.scan, flags, 0, self._mark)
        return _Input(_KEYBOARD, _Device(keyboard=keyboard))
