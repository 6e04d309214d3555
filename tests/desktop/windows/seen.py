"""What stands on the screen, looked at from outside of the code that is tested."""

import ctypes
from ctypes import wintypes

from snippets_app.desktop.windows.libraries import LRESULT, declare, library

_GET_TEXT, _GET_TEXT_LENGTH = 0x000D, 0x000E
_ABORT_IF_HUNG = 0x0002
_PATIENCE = 5000
_MINIMISE = 6
_FOREGROUND = 0x0003


_EACH_WINDOW = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)


class GuiThread(ctypes.Structure):
    _fields_ = (
        ("size", wintypes.DWORD),
        ("flags", wintypes.DWORD),
        ("active", wintypes.HWND),
        ("focus", wintypes.HWND),
        ("capture", wintypes.HWND),
        ("menu_owner", wintypes.HWND),
        ("move_size", wintypes.HWND),
        ("caret", wintypes.HWND),
        ("caret_place", wintypes.RECT),
    )


class Seen:
    def __init__(self) -> None:
        user32 = library("user32")
        window, unsigned = wintypes.HWND, wintypes.UINT
        self._foreground = declare(user32, "GetForegroundWindow", window)
        self._process = declare(
            user32, "GetWindowThreadProcessId",
            wintypes.DWORD, window, ctypes.POINTER(wintypes.DWORD),
        )  # fmt: skip
        self._gui = declare(
            user32, "GetGUIThreadInfo", wintypes.BOOL, wintypes.DWORD, ctypes.POINTER(GuiThread)
        )
        self._send = declare(
            user32, "SendMessageTimeoutW", LRESULT, window, unsigned, wintypes.WPARAM,
            ctypes.c_void_p, unsigned, unsigned, ctypes.POINTER(ctypes.c_size_t),
        )  # fmt: skip
        self._raise = declare(user32, "SetForegroundWindow", wintypes.BOOL, window)
        self._show = declare(user32, "ShowWindowAsync", wintypes.BOOL, window, ctypes.c_int)
        self._is_minimised = declare(user32, "IsIconic", wintypes.BOOL, window)
        self._place = declare(
            user32, "GetWindowRect", wintypes.BOOL, window, ctypes.POINTER(wintypes.RECT)
        )
        self._exists = declare(user32, "IsWindow", wintypes.BOOL, window)
        self._visible = declare(user32, "IsWindowVisible", wintypes.BOOL, window)
        self._notify = declare(
            user32, "NotifyWinEvent", None, wintypes.DWORD, window, wintypes.LONG, wintypes.LONG
        )
        self._each = declare(user32, "EnumWindows", wintypes.BOOL, _EACH_WINDOW, wintypes.LPARAM)

    def tell_front(self) -> None:
        """Wine 8 does not tell that another window is in front (Wine 9 and Windows do)."""
        self._notify(_FOREGROUND, self.foreground(), 0, 0)

    def foreground(self) -> int:
        """The window in front, 0 for none."""
        return self._foreground() or 0

    def raise_window(self, window: int) -> None:
        self._raise(window)

    def exists(self, window: int) -> bool:
        return bool(self._exists(window))

    def minimise(self, window: int) -> None:
        self._show(window, _MINIMISE)

    def is_minimised(self, window: int) -> bool:
        return bool(self._is_minimised(window))

    def place_of(self, window: int) -> tuple[int, int, int, int]:
        """Left, top, width and height, as the window itself tells."""
        found = wintypes.RECT()
        self._place(window, ctypes.byref(found))
        return found.left, found.top, found.right - found.left, found.bottom - found.top

    def process_of(self, window: int) -> int:
        number = wintypes.DWORD()
        self._process(window, ctypes.byref(number))
        return number.value

    def visible_windows(self, process: int) -> list[int]:
        """The top windows of a process that are shown."""
        found: list[int] = []

        def look(window: int, _: int) -> bool:
            found.append(window)
            return True

        self._each(_EACH_WINDOW(look), 0)
        return [each for each in found if self._visible(each) and self.process_of(each) == process]

    def focus(self) -> int:
        """The control in front that has the keyboard, 0 for none."""
        found = GuiThread(size=ctypes.sizeof(GuiThread))
        thread = self._process(self.foreground(), None)
        return (found.focus or 0) if thread and self._gui(thread, ctypes.byref(found)) else 0

    def text_of(self, control: int) -> str:
        """All that stands in a control, its lines parted by ``\\n``."""
        length = self._ask(control, _GET_TEXT_LENGTH, 0, None)
        text = ctypes.create_unicode_buffer(length + 1)
        self._ask(control, _GET_TEXT, length + 1, ctypes.cast(text, ctypes.c_void_p))
        return text.value.replace("\r\n", "\n").replace("\r", "\n")

    def _ask(self, control: int, message: int, first: int, second: ctypes.c_void_p | None) -> int:
        answer = ctypes.c_size_t()
        assert self._send(
            control, message, first, second, _ABORT_IF_HUNG, _PATIENCE, ctypes.byref(answer)
        ), "A control did not answer"
        return answer.value
