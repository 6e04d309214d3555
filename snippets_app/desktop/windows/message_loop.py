"""A thread with a hidden window: what Windows ties to a thread is done there, in order.

Hotkeys, the clipboard's promises, raw input and the session's messages all come to the thread that
asked for them. https://learn.microsoft.com/windows/win32/winmsg/about-messages-and-message-queues
"""

import ctypes
import itertools
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from ctypes import wintypes
from typing import TypeVar

from snippets_app.desktop.windows.libraries import LRESULT, declare, last_error, library

Handler = Callable[[int, int], int | None]
"""Gets wParam and lParam; what it returns is the answer, None leaves it to the system."""

Result = TypeVar("Result")

_WM_APP_WORK = 0x8000
_WM_APP_END = 0x80FF
_WM_CLOSE = 0x0010
_WM_DESTROY = 0x0002
_WS_POPUP = 0x80000000
_WS_EX_TOOLWINDOW = 0x00000080
_HWND_MESSAGE = -3
_CALL_TIMEOUT = 10.0

_PROCEDURE = ctypes.WINFUNCTYPE(
    LRESULT, wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM
)


class _WindowClass(ctypes.Structure):
    _fields_ = (
        ("style", wintypes.UINT),
        ("procedure", _PROCEDURE),
        ("class_extra", ctypes.c_int),
        ("window_extra", ctypes.c_int),
        ("instance", wintypes.HINSTANCE),
        ("icon", wintypes.HICON),
        ("cursor", wintypes.HANDLE),
        ("background", wintypes.HBRUSH),
        ("menu_name", wintypes.LPCWSTR),
        ("class_name", wintypes.LPCWSTR),
    )


_numbers = itertools.count(1)


class MessageLoop:
    """Runs until ``close``. ``hears_broadcasts``: its window is one of the desktop's (hidden), so
    that messages to all windows, such as the session's and the taskbar's, reach it too."""

    def __init__(self, name: str, *, hears_broadcasts: bool = False) -> None:
        self._user32 = library("user32")
        self._declare()
        self._parent = 0 if hears_broadcasts else _HWND_MESSAGE
        self._class_name = f"Saywell.{name}.{next(_numbers)}"
        self._handlers: dict[int, Handler] = {}
        self._work: deque[Callable[[], None]] = deque()
        self._procedure = _PROCEDURE(self._received)
        self._window = 0
        self._ready: Future[int] = Future()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()
        self._ready.result(_CALL_TIMEOUT)

    @property
    def window(self) -> int:
        """The number of the hidden window."""
        return self._window

    def on(self, message: int, handler: Handler) -> None:
        """``handler`` gets each message of this number, on the loop's thread."""
        self._handlers[message] = handler

    def message_named(self, name: str) -> int:
        """The number of a message that programs agree on by name (``TaskbarCreated``)."""
        return int(self._register_message(name))

    def call(self, work: Callable[[], Result], timeout: float = _CALL_TIMEOUT) -> Result:
        """What ``work`` gives, done on the loop's thread; its errors are raised here.

        TimeoutError when the thread is not free in ``timeout`` seconds; RuntimeError when closed.
        """
        if threading.current_thread() is self._thread:
            return work()
        done: Future[Result] = Future()
        self.post(lambda: _settle(done, work))
        return done.result(timeout)

    def post(self, work: Callable[[], None]) -> None:
        """Do ``work`` on the loop's thread, later; RuntimeError when closed."""
        self._work.append(work)
        if not self._post_message(self._window, _WM_APP_WORK, 0, 0):
            raise RuntimeError("The message loop has ended.")

    def close(self) -> None:
        """End the thread; what it was asked before is done first."""
        self._post_message(self._window, _WM_APP_END, 0, 0)
        if threading.current_thread() is not self._thread:
            self._thread.join(_CALL_TIMEOUT)

    def _declare(self) -> None:
        user32, window = self._user32, wintypes.HWND
        message = (wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM)
        pointer = ctypes.POINTER(wintypes.MSG)
        self._post_message = declare(user32, "PostMessageW", wintypes.BOOL, window, *message)
        self._default = declare(user32, "DefWindowProcW", LRESULT, window, *message)
        self._get_message = declare(
            user32, "GetMessageW", wintypes.BOOL, pointer, window, wintypes.UINT, wintypes.UINT
        )
        self._dispatch = declare(user32, "DispatchMessageW", LRESULT, pointer)
        self._quit = declare(user32, "PostQuitMessage", None, ctypes.c_int)
        self._destroy = declare(user32, "DestroyWindow", wintypes.BOOL, window)
        self._register_message = declare(
            user32, "RegisterWindowMessageW", wintypes.UINT, wintypes.LPCWSTR
        )

    def _run(self) -> None:
        try:
            self._window = self._make_window()
        except OSError as problem:
            self._ready.set_exception(problem)
            return
        self._ready.set_result(self._window)
        message = wintypes.MSG()
        while self._get_message(ctypes.byref(message), None, 0, 0) > 0:
            self._dispatch(ctypes.byref(message))

    def _make_window(self) -> int:
        register = declare(
            self._user32, "RegisterClassW", wintypes.ATOM, ctypes.POINTER(_WindowClass)
        )
        instance = declare(
            library("kernel32"), "GetModuleHandleW", wintypes.HMODULE, wintypes.LPCWSTR
        )(None)
        described = _WindowClass(
            procedure=self._procedure, instance=instance, class_name=self._class_name
        )
        if not register(ctypes.byref(described)):
            raise ctypes.WinError(last_error())
        return self._create(instance)

    def _create(self, instance: int) -> int:
        create = declare(
            self._user32, "CreateWindowExW", wintypes.HWND,
            wintypes.DWORD, wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD,
            ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_int,
            wintypes.HWND, wintypes.HMENU, wintypes.HINSTANCE, wintypes.LPVOID,
        )  # fmt: skip
        window = create(
            _WS_EX_TOOLWINDOW, self._class_name, None, _WS_POPUP,
            0, 0, 0, 0, self._parent, None, instance, None,
        )  # fmt: skip
        if not window:
            raise ctypes.WinError(last_error())
        return int(window)

    def _received(self, window: int, message: int, first: int, second: int) -> int:
        if message == _WM_APP_WORK:
            self._do_next()
            return 0
        if message == _WM_APP_END:
            self._end(window)
            return 0
        if message == _WM_CLOSE:  # from a task manager, which would leave us running half dead
            return 0
        if message == _WM_DESTROY:
            self._quit(0)
            return 0
        handler = self._handlers.get(message)
        answer = handler(first, second) if handler else None
        return int(self._default(window, message, first, second)) if answer is None else answer

    def _do_next(self) -> None:
        """One for each message, so that one that fails takes no other with it: its error leaves
        the window's procedure and is logged."""
        if self._work:
            self._work.popleft()()

    def _end(self, window: int) -> None:
        try:
            while self._work:
                self._do_next()
        finally:
            self._destroy(window)


def _settle(done: Future[Result], work: Callable[[], Result]) -> None:
    """Carry the result, or the error, to who waits for it."""
    try:
        done.set_result(work())
    except BaseException as problem:  # noqa: BLE001 - raised at the asking side
        done.set_exception(problem)
