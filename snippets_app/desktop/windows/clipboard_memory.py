"""The two kinds of handle that hold a content of the clipboard: memory, and a drawing's.

https://learn.microsoft.com/windows/win32/dataxchg/clipboard-formats
"""

import ctypes
from ctypes import wintypes

from snippets_app.desktop.windows.clipboard_port import TooLarge
from snippets_app.desktop.windows.libraries import Handle, declare, library

_MOVEABLE = 0x0002


class ClipboardMemory:
    """Content in and out of handles."""

    def __init__(self) -> None:
        kernel32, gdi32, pointer = library("kernel32"), library("gdi32"), ctypes.c_void_p
        self._allocate = declare(kernel32, "GlobalAlloc", Handle, wintypes.UINT, ctypes.c_size_t)
        self._lock = declare(kernel32, "GlobalLock", pointer, Handle)
        self._unlock = declare(kernel32, "GlobalUnlock", wintypes.BOOL, Handle)
        self._size = declare(kernel32, "GlobalSize", ctypes.c_size_t, Handle)
        self._free = declare(kernel32, "GlobalFree", Handle, Handle)
        self._make_metafile = declare(
            gdi32, "SetEnhMetaFileBits", Handle, wintypes.UINT, ctypes.c_char_p
        )
        self._bits = declare(
            gdi32, "GetEnhMetaFileBits", wintypes.UINT, Handle, wintypes.UINT, pointer
        )
        self._delete_metafile = declare(gdi32, "DeleteEnhMetaFile", wintypes.BOOL, Handle)

    def content(self, handle: int, limit: int) -> bytes | None:
        """What the memory holds, None when it is none; TooLarge above ``limit`` bytes."""
        size = self._size(handle)
        if size > limit:
            raise TooLarge
        place = self._lock(handle) if size else None
        if not place:
            return None
        try:
            return ctypes.string_at(place, size)
        finally:
            self._unlock(handle)

    def filled(self, data: bytes) -> int:
        """Memory that holds ``data``, 0 when there is too little. Never empty: the clipboard takes
        no empty memory."""
        handle = self._allocate(_MOVEABLE, max(1, len(data)))
        place = self._lock(handle) if handle else None
        if not place:
            return 0
        ctypes.memmove(place, data or bytes(1), max(1, len(data)))
        self._unlock(handle)
        return int(handle)

    def of_metafile(self, handle: int, limit: int) -> bytes | None:
        """The bits of a drawing, None when it has none; TooLarge above ``limit`` bytes."""
        size = self._bits(handle, 0, None)
        if size > limit:
            raise TooLarge
        data = ctypes.create_string_buffer(size)
        return data.raw if size and self._bits(handle, size, data) == size else None

    def metafile(self, data: bytes) -> int:
        """A drawing of these bits, 0 when they are none."""
        return self._make_metafile(len(data), data) or 0

    def free(self, handle: int, *, is_metafile: bool) -> None:
        """What the clipboard did not take."""
        if is_metafile:
            self._delete_metafile(handle)
        else:
            self._free(handle)
