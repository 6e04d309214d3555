"""Keeping the keys that are held, and so repeat, from the window in front."""

import ctypes
import threading
import time
from ctypes import wintypes

from snippets_app.desktop.windows.key_codes import repeats
from snippets_app.desktop.windows.keyboard_state import Keyboard
from snippets_app.desktop.windows.libraries import declare, library

_LOOK_EVERY = 0.01
_STUCK_AFTER = 10.0
_NO_REPEAT = 0x4000
_ALL_MODIFIERS = range(16)


class RepeatKeeper:
    """A key held down repeats into whatever window comes to the front; Enter, held in the palette,
    would send half a message. While it is our hotkey, with any modifiers, it reaches nobody.

    Nothing else keeps keys from others but a hook in the way of all typing, or blocking all input,
    which needs an administrator. A key that comes down meanwhile types once.
    """

    def __init__(self, keyboard: Keyboard) -> None:
        self._keyboard = keyboard
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._keeping: threading.Thread | None = None
        user32 = library("user32")
        window, number, flag = wintypes.HWND, wintypes.UINT, wintypes.BOOL
        self._register = declare(
            user32, "RegisterHotKey", flag, window, ctypes.c_int, number, number
        )
        self._look_for_message = declare(
            user32, "PeekMessageW", flag,
            ctypes.POINTER(wintypes.MSG), window, number, number, number,
        )  # fmt: skip
        self._unregister = declare(user32, "UnregisterHotKey", flag, window, ctypes.c_int)

    def keep(self) -> None:
        """Keep what is held until it is released, or seems to be stuck; returns once it is kept."""
        with self._lock:
            if self._keeping and self._keeping.is_alive():
                return
            kept = threading.Event()
            run = threading.Thread(target=self._run, args=(kept,), name="held keys", daemon=True)
            self._keeping = run
            run.start()
        kept.wait(_STUCK_AFTER)

    def close(self) -> None:
        self._closed.set()
        if self._keeping:
            self._keeping.join(_STUCK_AFTER)

    def _run(self, kept: threading.Event) -> None:
        # Makes the thread's message queue, where the hotkeys arrive; nobody reads them.
        self._look_for_message(ctypes.byref(wintypes.MSG()), None, 0, 0, 0)
        numbers: list[int] = []
        try:
            self._keep_until_released(numbers, kept)
        finally:
            kept.set()
            for number in numbers:
                self._unregister(None, number)

    def _keep_until_released(self, numbers: list[int], kept: threading.Event) -> None:
        taken = set[int]()
        deadline = time.monotonic() + _STUCK_AFTER
        while (held := self._repeating()) and time.monotonic() < deadline:
            for code in held - taken:
                numbers += self._take(code, first=len(numbers) + 1)
            taken |= held
            kept.set()
            if self._closed.wait(_LOOK_EVERY):
                return

    def _take(self, code: int, first: int) -> list[int]:
        """Make it a hotkey of this thread's with all modifiers, and give the hotkeys' numbers.

        It is refused where it is somebody's hotkey already, and so reaches no window either.
        """
        wanted = ((first + modifiers, modifiers) for modifiers in _ALL_MODIFIERS)
        return [
            number
            for number, modifiers in wanted
            if self._register(None, number, modifiers | _NO_REPEAT, code)
        ]

    def _repeating(self) -> set[int]:
        return {code for code in self._keyboard.held() if repeats(code)}
