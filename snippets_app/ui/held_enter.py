"""Holding Enter back once, so that what must not be said is read again before it is sent."""

import threading
from collections.abc import Callable, Iterable

from snippets_app.core.chord import Chord
from snippets_app.desktop.base import HotkeyRefused, Hotkeys

ENTER = Chord((), "Enter")
Pressed = Callable[[Chord], None]


class HeldEnter:
    """The first Enter is held and told; it is let go with its key, and the second goes through.

    Plain Enter, of the number pad too, or what else sends a message in a program; never
    Shift+Enter. Callable from any thread, also from ``pressed``.
    """

    def __init__(self, hotkeys: Hotkeys) -> None:
        self._hotkeys = hotkeys
        self._lock = threading.Lock()
        self._pressed: Pressed | None = None
        self._chords: tuple[Chord, ...] = ()

    def hold(self, pressed: Pressed, chords: tuple[Chord, ...] = (ENTER,)) -> bool:
        """Hold the next of these and call ``pressed`` with it, on the hotkeys' thread; for those
        that are held already only ``pressed`` changes. False where others have all of them."""
        with self._lock:
            held, self._pressed = self._chords, pressed
            self._chords = tuple(each for each in held if each in chords)
        self._unregister(each for each in held if each not in chords)
        had = [each in held or self._is_had(each) for each in chords]
        if not any(had):
            self._taken()
        return any(had)

    def let_go(self) -> None:
        """Hold nothing, at once."""
        self._unregister(self._taken()[1])

    def _press(self, chord: Chord) -> None:
        pressed, chords = self._taken()
        self._unregister(chords)
        if pressed:
            pressed(chord)

    def _is_had(self, chord: Chord) -> bool:
        try:
            self._hotkeys.register(chord, lambda: self._press(chord))
        except HotkeyRefused:
            return False
        with self._lock:
            wanted = self._pressed is not None
            self._chords += (chord,) if wanted else ()
        if not wanted:  # it was let go meanwhile
            self._unregister((chord,))
        return True

    def _unregister(self, chords: Iterable[Chord]) -> None:
        for each in chords:
            self._hotkeys.unregister(each)

    def _taken(self) -> tuple[Pressed | None, tuple[Chord, ...]]:
        """What was wanted, and is wanted no more."""
        with self._lock:
            taken = self._pressed, self._chords
            self._pressed, self._chords = None, ()
        return taken
