"""What Windows tells of windows without asking their programs: none of it waits for one."""

import ctypes
from ctypes import wintypes

from snippets_app.core.terminals import is_terminal
from snippets_app.desktop.base import Rect
from snippets_app.desktop.windows.libraries import declare, library

_EXTENDED_FRAME_BOUNDS = 9
_LONGEST_TITLE = 512
_LONGEST_CLASS = 256
_CONSOLE, _CONSOLE_PROGRAM = "ConsoleWindowClass", "conhost"
_FRAME_OF_PACKAGED = "ApplicationFrameWindow"
_CORE_OF_PACKAGED = "Windows.UI.Core.CoreWindow"
# The background, the taskbars, what the tray's icons lie in, the pictures of all windows, and the
# root of them: text pasted there goes nowhere.
_SHELL = frozenset({
    "Progman", "WorkerW", "Shell_TrayWnd", "Shell_SecondaryTrayWnd", "#32769",
    "NotifyIconOverflowWindow", "TopLevelWindowForOverflowXamlIsland",
    "MultitaskingViewFrame", "XamlExplorerHostIslandWindow", "ForegroundStaging",
})  # fmt: skip


class GuiThread(ctypes.Structure):
    """GUITHREADINFO."""

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


class WindowFacts:
    """Callable from any thread; windows may vanish between any two questions."""

    def __init__(self) -> None:
        user32 = library("user32")
        window, flag, number = wintypes.HWND, wintypes.BOOL, wintypes.DWORD
        rectangle = ctypes.POINTER(wintypes.RECT)
        self._front = declare(user32, "GetForegroundWindow", window)
        self._thread = declare(
            user32, "GetWindowThreadProcessId", number, window, ctypes.POINTER(number)
        )
        self._gui = declare(user32, "GetGUIThreadInfo", flag, number, ctypes.POINTER(GuiThread))
        self._class = declare(
            user32, "GetClassNameW", ctypes.c_int, window, wintypes.LPWSTR, ctypes.c_int
        )
        # Unlike GetWindowText it sends no message, not even to a window of our own.
        self._title = declare(
            user32, "InternalGetWindowText", ctypes.c_int, window, wintypes.LPWSTR, ctypes.c_int
        )
        self._child = declare(
            user32, "FindWindowExW", window, window, window, wintypes.LPCWSTR, wintypes.LPCWSTR
        )
        self._is_shown = declare(user32, "IsWindowVisible", flag, window)
        self._exists = declare(user32, "IsWindow", flag, window)
        self._bounds = declare(user32, "GetWindowRect", flag, window, rectangle)
        self._visible_bounds = declare(
            library("dwmapi"), "DwmGetWindowAttribute",
            ctypes.c_long, window, number, rectangle, number,
        )  # fmt: skip

    def front(self) -> int:
        """The window in front; 0 for none, for the desktop itself, or for one that is hidden, such
        as the tray's after its menu."""
        found = self.foreground()
        if not found or not self._is_shown(found) or self.class_of(found) in _SHELL:
            return 0
        return found

    def foreground(self) -> int:
        """Whatever is in front, the shell's own windows too; 0 for none."""
        return self._front() or 0

    def focus_in(self, window: int) -> int:
        """The control with the keyboard in the window's thread, or the window itself."""
        found = GuiThread(size=ctypes.sizeof(GuiThread))
        thread = self.thread_of(window)
        told = bool(thread) and self._gui(thread, ctypes.byref(found))
        return (found.focus if told else None) or window

    def exists(self, window: int) -> bool:
        return bool(self._exists(window))

    def thread_of(self, window: int) -> int:
        """The thread that serves the window; 0 when it is gone."""
        return int(self._thread(window, None))

    def process_of(self, window: int) -> int:
        """The process behind the window, 0 when it is gone. A packaged app's window belongs to a
        frame's process, and a child of it to the app."""
        within = self._core_of(window) if self.class_of(window) == _FRAME_OF_PACKAGED else 0
        process = wintypes.DWORD()
        self._thread(within or window, ctypes.byref(process))
        return process.value

    def program_in(self, window: int, program: str) -> str:
        """What the program of a window is called. A console's window says that it is that of the
        program within, whichever that is: what is typed there is typed into a terminal.
        https://github.com/microsoft/terminal/issues/11823
        """
        if self.class_of(window) != _CONSOLE or is_terminal(program):
            return program
        return _CONSOLE_PROGRAM

    def class_of(self, window: int) -> str:
        name = ctypes.create_unicode_buffer(_LONGEST_CLASS)
        self._class(window, name, _LONGEST_CLASS)
        return name.value

    def title_of(self, window: int) -> str:
        title = ctypes.create_unicode_buffer(_LONGEST_TITLE)
        self._title(window, title, _LONGEST_TITLE)
        return title.value

    def place_of(self, window: int) -> Rect | None:
        """Where it is, None when it is gone.

        In physical pixels, if this process has told Windows that it minds each screen's own, as
        Qt does. Without the invisible margin for resizing, where Windows tells that.
        """
        found = wintypes.RECT()
        size = ctypes.sizeof(found)
        if self._visible_bounds(window, _EXTENDED_FRAME_BOUNDS, ctypes.byref(found), size) and (
            not self._bounds(window, ctypes.byref(found))
        ):
            return None
        return Rect(found.left, found.top, found.right - found.left, found.bottom - found.top)

    def _core_of(self, window: int) -> int:
        return self._child(window, None, _CORE_OF_PACKAGED, None) or 0
