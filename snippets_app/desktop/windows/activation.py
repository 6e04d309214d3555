"""Bringing another program's window to the front, and the keyboard to one of its controls.

Windows allows that to the program whose hotkey was pressed last or that is in front itself; others
have to join the input of the thread that is in front. A pretended press of Alt would do as well,
and open menus. https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-setforegroundwindow
"""

import ctypes
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from ctypes import wintypes

from snippets_app.desktop.windows.libraries import LRESULT, declare, library
from snippets_app.desktop.windows.window_facts import WindowFacts

_RESTORE = 9
_NOTHING, _ABORT_IF_HUNG = 0x0000, 0x0002
_ANSWER_PATIENCE = 200  # milliseconds


class Activation:
    """Each attempt is made on a thread of its own, which alone is lost if a program hangs."""

    def __init__(self, facts: WindowFacts) -> None:
        self._facts = facts
        user32 = library("user32")
        window, flag, number = wintypes.HWND, wintypes.BOOL, wintypes.DWORD
        self._set_front = declare(user32, "SetForegroundWindow", flag, window)
        self._set_focus = declare(user32, "SetFocus", window, window)
        self._is_minimised = declare(user32, "IsIconic", flag, window)
        self._show_later = declare(user32, "ShowWindowAsync", flag, window, ctypes.c_int)
        self._attach = declare(user32, "AttachThreadInput", flag, number, number, flag)
        self._hangs = declare(user32, "IsHungAppWindow", flag, window)
        self._send = declare(
            user32, "SendMessageTimeoutW", LRESULT, window, wintypes.UINT, wintypes.WPARAM,
            wintypes.LPARAM, wintypes.UINT, wintypes.UINT, ctypes.POINTER(ctypes.c_size_t),
        )  # fmt: skip
        self._make_queue = declare(user32, "IsGUIThread", flag, flag)
        self._own_thread = declare(library("kernel32"), "GetCurrentThreadId", number)

    def bring(self, window: int, timeout: float) -> None:
        """Ask for the window to come to the front, restored if it is minimised."""
        if self._is_minimised(window):
            self._show_later(window, _RESTORE)
        _apart(lambda: self._set_front(window), timeout)

    def force(self, window: int, timeout: float) -> None:
        """The same as a part of who is in front, if that one answers.

        Wine gives the front to nobody unless the window's own thread has joined as well.
        """
        joined = [each for each in (self._facts.foreground(), window) if each]
        _apart(lambda: self._joined(joined, lambda: self._set_front(window)), timeout)

    def focus(self, control: int, timeout: float) -> None:
        """Give a control of the window in front the keyboard, if it answers."""
        _apart(lambda: self._joined([control], lambda: self._set_focus(control)), timeout)

    def _joined(self, windows: Sequence[int], work: Callable[[], object]) -> None:
        if not all(self._answers(window) for window in windows):
            return
        with ExitStack() as joining:
            for window in windows:
                joining.enter_context(self._input_of(self._facts.thread_of(window)))
            work()

    @contextmanager
    def _input_of(self, thread: int) -> Iterator[None]:
        """As long as it lasts, this thread and that one have one focus; if it is refused, none."""
        self._make_queue(True)
        own = self._own_thread()
        joined = self._attach(own, thread, True)
        try:
            yield
        finally:
            if joined:
                self._attach(own, thread, False)

    def _answers(self, window: int) -> bool:
        """Joined with the input of a thread that hangs, we would hang."""
        if self._hangs(window):
            return False
        answer = ctypes.c_size_t()
        return bool(
            self._send(
                window, _NOTHING, 0, 0, _ABORT_IF_HUNG, _ANSWER_PATIENCE, ctypes.byref(answer)
            )
        )


def _apart(work: Callable[[], object], timeout: float) -> None:
    attempt = threading.Thread(target=work, name="activation", daemon=True)
    attempt.start()
    attempt.join(timeout)
