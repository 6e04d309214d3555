"""The caret as a program tells it to assistive technology: MSAA's object for it.

https://learn.microsoft.com/windows/win32/winauto/objid-caret. Few programs have one; browsers do,
which draw their caret themselves. Only two functions of IAccessible's table are needed, by their
places in it: https://learn.microsoft.com/windows/win32/api/oleacc/nn-oleacc-iaccessible
"""

import ctypes
from ctypes import wintypes
from typing import Any
from uuid import UUID

from snippets_app.desktop.base import Rect
from snippets_app.desktop.windows.libraries import declare, library

_CARET = 0xFFFFFFF8
_ACCESSIBLE = UUID("{618736e0-3c3d-11cf-810c-00aa00389b71}").bytes_le
_RELEASE, _LOCATION = 2, 22
_NUMBER = 3  # VT_I4
_ITSELF = 0
_LONG = ctypes.POINTER(wintypes.LONG)


class _Variant(ctypes.Structure):
    """VARIANT with a number in it; 24 bytes, as on 64 bits."""

    _fields_ = (
        ("kind", wintypes.USHORT),
        ("reserved", wintypes.USHORT * 3),
        ("number", ctypes.c_longlong),
        ("rest", ctypes.c_void_p),
    )


_RELEASE_TYPE = ctypes.WINFUNCTYPE(wintypes.ULONG, ctypes.c_void_p)
_LOCATION_TYPE = ctypes.WINFUNCTYPE(
    ctypes.c_long, ctypes.c_void_p, _LONG, _LONG, _LONG, _LONG, _Variant
)


class ToldCaret:
    """Callable from any thread."""

    def __init__(self) -> None:
        self._hung = declare(library("user32"), "IsHungAppWindow", wintypes.BOOL, wintypes.HWND)

    def place(self, window: int) -> Rect | None:
        """In the screen's pixels; None where the program tells none."""
        if self._hung(window):
            return None
        pointer = self._ask(window)
        if not pointer:
            return None
        try:
            return _location(pointer)
        finally:
            _method(pointer, _RELEASE, _RELEASE_TYPE)(pointer)

    def _ask(self, window: int) -> int | None:
        """Loaded only here: hardly any program needs it."""
        initialize = declare(
            library("ole32"), "CoInitializeEx", ctypes.c_long, ctypes.c_void_p, wintypes.DWORD
        )
        initialize(None, 0)  # what it was before stays; without any, the next call fails
        find = declare(
            library("oleacc"), "AccessibleObjectFromWindow", ctypes.c_long,
            wintypes.HWND, wintypes.DWORD, ctypes.c_char_p, ctypes.POINTER(ctypes.c_void_p),
        )  # fmt: skip
        found = ctypes.c_void_p()
        failed = find(window, _CARET, _ACCESSIBLE, ctypes.byref(found))
        return None if failed else found.value


def _location(pointer: int) -> Rect | None:
    numbers = [wintypes.LONG() for _ in range(4)]
    ask = _method(pointer, _LOCATION, _LOCATION_TYPE)
    failed = ask(pointer, *map(ctypes.byref, numbers), _Variant(_NUMBER, number=_ITSELF))
    left, top, width, height = (number.value for number in numbers)
    return None if failed or height <= 0 else Rect(left, top, max(1, width), height)


def _method(pointer: int, number: int, kind: Any) -> Any:
    """A function of an object's table."""
    table = ctypes.cast(pointer, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))
    return kind(table[0][number])
