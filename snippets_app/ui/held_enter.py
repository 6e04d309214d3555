"""Holding Enter back once, so that what must not be said is read again before it is sent."""

import threading
from collections.abc import Callable

from snippets_app.core.chord import Chord
from snippets_app.desktop.base import HotkeyRefused, Hotkeys

ENTER = Chord((), "Enter")


class HeldEnter:
    """The first Enter is held and told; it is let go with its key, and the second goes through.

    Only plain Enter, of the number pad too: Shift+Enter and Ctrl+Enter are never held. Callable
    from any thread, also from ``pressed``.
    """

    def __init__(self, hotkeys: Hotkeys) -> None:
        self._hotkeys = hotkeys
        self._lock = threading.Lock()
        self._pressed: Callable[[], None] | None = None

    def hold(self, pressed: Callable[[], None]) -> bool:
        """Hold the next Enter and call ``pressed``, on the hotkeys' thread; while one is held
        already, only ``pressed`` changes. False where the system or a program has Enter."""
        with self._lock:
            before, self._pressed = self._pressed, pressed
        if before is None:
            try:
                self._hotkeys.register(ENTER, self._press)
            except HotkeyRefused:
                self._taken()
                return False
            if not self._is_wanted():  # it was let go meanwhile
                self._hotkeys.unregister(ENTER)
        return True

    def let_go(self) -> None:
        """Hold no Enter, at once."""
        if self._taken():
            self._hotkeys.unregister(ENTER)

    def _press(self) -> None:
        pressed = self._taken()
        self._hotkeys.unregister(ENTER)
        if pressed:
            pressed()

    def _is_wanted(self) -> bool:
        with self._lock:
            return self._pressed is not None

    def _taken(self) -> Callable[[], None] | None:
        with self._lock:
            pressed, self._pressed = self._pressed, None
        return pressed
