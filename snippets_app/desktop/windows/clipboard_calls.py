"""Windows' clipboard functions.

https://learn.microsoft.com/windows/win32/dataxchg/clipboard-operations
"""

import ctypes
import threading
from ctypes import wintypes

from snippets_app.desktop.windows.clipboard_formats import METAFILE, name_of, standard_number
from snippets_app.desktop.windows.clipboard_memory import ClipboardMemory
from snippets_app.desktop.windows.libraries import LRESULT, Handle, declare, last_error, library
from snippets_app.desktop.windows.window_facts import WindowFacts

_FIRST_REGISTERED = 0xC000
_LONGEST_NAME = 256
_SENT_MESSAGES = 0x0040
_LEAVE_SENT = 0x0040 << 16
"""PM_NOREMOVE | PM_QS_SENDMESSAGE"""

_NOTHING, _ABORT_IF_HUNG = 0x0000, 0x0002
_HUNG = (0, 1460)
"""Errors of a message that was not answered: none said, and ERROR_TIMEOUT."""

_EACH_WINDOW = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)


class WindowsCalls:
    """``ClipboardCalls``, by user32."""

    def __init__(self) -> None:
        self._memory, self._facts = ClipboardMemory(), WindowFacts()
        user32, window, unsigned = library("user32"), wintypes.HWND, wintypes.UINT
        boolean, pointer = wintypes.BOOL, ctypes.POINTER
        self._open = declare(user32, "OpenClipboard", boolean, window)
        self._close = declare(user32, "CloseClipboard", boolean)
        self._empty = declare(user32, "EmptyClipboard", boolean)
        self._owner = declare(user32, "GetClipboardOwner", window)
        self._opener = declare(user32, "GetOpenClipboardWindow", window)
        self._next = declare(user32, "EnumClipboardFormats", unsigned, unsigned)
        self._available = declare(user32, "IsClipboardFormatAvailable", boolean, unsigned)
        self._get = declare(user32, "GetClipboardData", Handle, unsigned)
        self._set = declare(user32, "SetClipboardData", Handle, unsigned, Handle)
        self._register = declare(user32, "RegisterClipboardFormatW", unsigned, wintypes.LPCWSTR)
        self._registered = declare(
            user32, "GetClipboardFormatNameW", ctypes.c_int, unsigned, wintypes.LPWSTR, ctypes.c_int
        )
        self._controls = declare(
            user32, "EnumChildWindows", boolean, window, _EACH_WINDOW, wintypes.LPARAM
        )
        self._send = declare(
            user32, "SendMessageTimeoutW", LRESULT, window, unsigned,
            wintypes.WPARAM, wintypes.LPARAM, unsigned, unsigned, ctypes.c_void_p,
        )  # fmt: skip
        self._wait = declare(
            user32, "MsgWaitForMultipleObjects", wintypes.DWORD,
            wintypes.DWORD, pointer(Handle), boolean, wintypes.DWORD, wintypes.DWORD,
        )  # fmt: skip
        self._peek = declare(
            user32, "PeekMessageW", boolean,
            pointer(wintypes.MSG), window, unsigned, unsigned, unsigned,
        )  # fmt: skip

    def open(self, window: int) -> bool:
        return bool(self._open(window))

    def close(self) -> None:
        self._close()

    def empty(self) -> None:
        self._empty()

    def owner(self) -> int:
        return self._owner() or 0

    def is_ours(self, window: int) -> bool:
        return self._facts.thread_of(window) == threading.get_native_id()

    def answers(self, window: int, patience: float) -> bool:
        ctypes.set_last_error(0)  # one from before would stand where none is said
        if self._send(window, _NOTHING, 0, 0, _ABORT_IF_HUNG, round(patience * 1000), None):
            return True
        return last_error() not in _HUNG  # else it is gone, or asked by somebody of lower rights

    def names(self) -> list[str]:
        found = []
        number = self._next(0)
        while number:
            found.append(name_of(number, self._registered_name(number)))
            number = self._next(number)
        return found

    def get(self, name: str) -> int:
        return self._get(self._number(name)) or 0

    def content(self, name: str, handle: int, limit: int) -> bytes | None:
        if name == METAFILE:
            return self._memory.of_metafile(handle, limit)
        return self._memory.content(handle, limit)

    def write(self, name: str, data: bytes | None) -> None:
        number = self._number(name)
        if data is None:
            self._set(number, None)
            return
        make = self._memory.metafile if name == METAFILE else self._memory.filled
        handle = make(data)
        if handle and not self._set(number, handle):
            self._memory.free(handle, is_metafile=name == METAFILE)

    def has(self, name: str) -> bool:
        return bool(self._available(self._number(name)))

    def reader(self) -> int:
        return self._process_of(self._opener())

    def focused(self) -> frozenset[int]:
        front = self._facts.front()
        return self.processes(front, self._facts.focus_in(front))

    def processes(self, *windows: int) -> frozenset[int]:
        # A page in a window of another program (WebView2), and every packaged app's content, is
        # drawn and pasted into by a control of its own process.
        found = {self._process_of(window) for window in windows}

        def add(control: int, _: int) -> bool:
            found.add(self._process_of(control))
            return True

        for window in windows:
            if window:  # the controls of no window would be all windows of the desktop
                self._controls(window, _EACH_WINDOW(add), 0)
        return frozenset(found) - {0}

    def pause(self, seconds: float) -> None:
        self._wait(0, None, False, max(1, round(seconds * 1000)), _SENT_MESSAGES)
        self._peek(ctypes.byref(wintypes.MSG()), None, 0, 0, _LEAVE_SENT)

    def _process_of(self, window: int | None) -> int:
        return self._facts.process_of(window) if window else 0

    def _registered_name(self, number: int) -> str:
        if number < _FIRST_REGISTERED:
            return ""
        name = ctypes.create_unicode_buffer(_LONGEST_NAME)
        return name.value if self._registered(number, name, _LONGEST_NAME) else ""

    def _number(self, name: str) -> int:
        standard = standard_number(name)
        return int(self._register(name)) if standard is None else standard
