"""The ``keyboard`` library's thread: ended and begun anew, which the library itself cannot do.

The one place that touches what the library keeps to itself (0.13.5, its last release):

* ``_listener`` begins its thread once and for all (``listening``). The thread takes a hook from
  the system, then asks for messages with the wrong sign: the first one that comes ends it, and
  nobody is told. A mended library would end at the message that asks to quit: both are sent.
* The hook goes with its thread. The other thread, which calls us, and what is registered go on.
* Which keys are down is kept in four places; one whose release was never seen stays there.
"""

# ruff: noqa: SLF001

import threading
import time
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

from snippets_app.desktop.windows.libraries import declare, library

_WM_NULL, _WM_QUIT = 0x0000, 0x0012
_PATIENCE = 2.0
_ASK_EVERY = 0.02


class KeyboardHook:
    """``ended`` is called when the library's thread ends by itself, on that thread. All else is
    for one thread."""

    def __init__(self, keyboard: Any, ended: Callable[[], None]) -> None:
        self._keyboard = keyboard
        self._listener = keyboard._listener
        self._ended = ended
        self._stops = False
        self._post = declare(
            library("user32"), "PostThreadMessageW",
            wintypes.BOOL, wintypes.DWORD, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM,
        )  # fmt: skip
        self._listener.listen = self._listen

    def begin(self) -> None:
        """Watch again where an earlier use was stopped; at the first use the library has begun."""
        if self._listener.listening and not self._listener.listening_thread.is_alive():
            self._start()

    def revive(self) -> None:
        """A new hook in the old one's place, whether that still works or not."""
        if self._listener.listening:
            self.stop()
            self._start()

    def stop(self) -> None:
        """Watch nothing. A thread that has just begun takes no messages yet: it is asked again."""
        self._stops = True
        deadline = time.monotonic() + _PATIENCE
        while self._listener.listening and time.monotonic() < deadline:
            thread = self._listener.listening_thread
            if not thread.is_alive():
                return
            for message in (_WM_NULL, _WM_QUIT):
                self._post(thread.native_id, message, 0, 0)
            thread.join(_ASK_EVERY)

    def forget(self) -> None:
        """No key is down."""
        self._keyboard._pressed_events.clear()
        self._keyboard._logically_pressed_keys.clear()
        if self._listener.listening:
            self._listener.active_modifiers.clear()
        system = self._keyboard._os_keyboard
        system.shift_is_pressed = system.altgr_is_pressed = system.ignore_next_right_alt = False

    def _start(self) -> None:
        self._stops = False
        thread = threading.Thread(target=self._listen, name="keyboard hook", daemon=True)
        self._listener.listening_thread = thread
        thread.start()

    def _listen(self) -> None:
        """Runs in place of the library's own, on its thread."""
        type(self._listener).listen(self._listener)
        if not self._stops and threading.current_thread() is self._listener.listening_thread:
            self._ended()
