"""Questions to other programs' controls, by messages that wait only for a limited time.

https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-sendmessagetimeoutw
"""

import ctypes
from ctypes import wintypes

from snippets_app.desktop.windows.libraries import LRESULT, declare, library
from snippets_app.desktop.windows.reading.control import Unanswered

_PATIENCE = 300  # milliseconds
_ABORT_IF_HUNG = 0x0002
_ERROR_ON_EXIT = 0x0020
_GET_TEXT = 0x000D
_GET_TEXT_LENGTH = 0x000E
_STYLE = -16


class Messages:
    """Callable from any thread. Questions raise Unanswered."""

    def __init__(self) -> None:
        user32 = library("user32")
        self._send = declare(
            user32, "SendMessageTimeoutW", LRESULT, wintypes.HWND, wintypes.UINT, wintypes.WPARAM,
            ctypes.c_void_p, wintypes.UINT, wintypes.UINT, ctypes.POINTER(ctypes.c_size_t),
        )  # fmt: skip
        self._long = declare(user32, "GetWindowLongW", wintypes.LONG, wintypes.HWND, ctypes.c_int)

    def ask(self, window: int, message: int, first: int = 0, second: int = 0) -> int:
        """The answer, a number as wide as a pointer."""
        return self._ask(window, message, first, second or None)

    def text(self, window: int, longest: int) -> str:
        """A control's text, ``\\r\\n`` between lines; "" also for one that is longer by far."""
        size = min(self._ask(window, _GET_TEXT_LENGTH, 0, None), longest) + 1
        content = ctypes.create_unicode_buffer(size)
        self._ask(window, _GET_TEXT, size, ctypes.addressof(content))
        return content.value

    def length(self, window: int) -> int:
        """Of a control's text, in UTF-16 units; it may be told longer than it is."""
        return self._ask(window, _GET_TEXT_LENGTH, 0, None)

    def style(self, window: int) -> int:
        """A window's style, told by the system without asking its program."""
        ctypes.set_last_error(0)
        found = self._long(window, _STYLE)
        if found == 0 and ctypes.get_last_error():
            raise Unanswered
        return int(found) & 0xFFFFFFFF

    def _ask(self, window: int, message: int, first: int, second: int | None) -> int:
        answer = ctypes.c_size_t()
        how = _ABORT_IF_HUNG | _ERROR_ON_EXIT
        if not self._send(window, message, first, second, how, _PATIENCE, ctypes.byref(answer)):
            raise Unanswered
        return answer.value
