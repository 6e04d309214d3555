"""A person at keyboard and mouse: real key events by the X server's test extension.

https://www.x.org/releases/current/doc/xextproto/xtest.html
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from Xlib import X
from Xlib.display import Display

from snippets_app.core.chord import MODIFIERS, Chord, parse_chord
from snippets_app.desktop.x11.connection import connect, read_keymap
from snippets_app.desktop.x11.keymap import Key, character_key, find, modifier_codes
from snippets_app.errors import AppError

_HAND_PAUSE = 0.03
"""Seconds between two places of the pointer: programs begin a drag by how it moves."""


class Person:
    """Presses, types and clicks on one display; not for two threads at once."""

    def __init__(self, display_name: str) -> None:
        self._display: Display = connect(display_name)

    def close(self) -> None:
        self._display.close()

    def press(self, chord: Chord | str) -> None:
        """Press and release a chord such as ``Ctrl+;``."""
        with self.holding(chord):
            pass

    @contextmanager
    def holding(self, chord: Chord | str) -> Iterator[None]:
        """Keep the chord down, modifiers first, until the end of the block."""
        with self._down(self._codes(chord)):
            yield

    @contextmanager
    def holding_modifier(self, name: str) -> Iterator[None]:
        """Keep ``Ctrl``, ``Alt``, ``Shift`` or ``Win`` down."""
        with self._down(self._codes(f"{name}+A")[:-1]):
            yield

    def put(self, name: str, *, down: bool) -> None:
        """Put one key down or let go of it, a modifier too; who puts it down lets go of it."""
        code = self._codes(f"{name}+A")[0] if name in MODIFIERS else self._codes(name)[-1]
        self._fake(X.KeyPress if down else X.KeyRelease, code)

    def tap(self, symbol: int) -> None:
        """Press the key of a keysym, such as a lock key."""
        with self._down([self._display.keysym_to_keycode(symbol)]):
            pass

    def type(self, text: str, between: float = 0.0) -> None:
        """Type text with the keys of this keyboard, ``between`` seconds apart; AppError for a
        character without a key.

        Programs that hand their keys to others first, an input method or the accessibility bus,
        may take keys that come at once in another order.
        """
        keymap = read_keymap(self._display)
        for character in text:
            key = character_key(character, keymap)
            if key is None:
                raise _no_key(character)
            with self._down([*modifier_codes(key.mask, keymap), key.code]):
                pass
            time.sleep(between)

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Move the pointer to a place on screen and click there."""
        self._fake(X.MotionNotify, x=x, y=y)
        self._fake(X.ButtonPress, button)
        self._fake(X.ButtonRelease, button)

    def drag(self, start: tuple[int, int], end: tuple[int, int], steps: int = 12) -> None:
        """Press at a place on screen, move to another as a hand does, and let go."""
        self._fake(X.MotionNotify, x=start[0], y=start[1])
        self._fake(X.ButtonPress, 1)
        for step in range(1, steps + 1):
            x, y = (a + (b - a) * step // steps for a, b in zip(start, end, strict=True))
            self._fake(X.MotionNotify, x=x, y=y)
            time.sleep(_HAND_PAUSE)
        self._fake(X.ButtonRelease, 1)

    @contextmanager
    def _down(self, codes: Sequence[int]) -> Iterator[None]:
        try:
            for code in codes:
                self._fake(X.KeyPress, code)
            yield
        finally:
            for code in reversed(codes):
                self._fake(X.KeyRelease, code)

    def _codes(self, chord: Chord | str) -> list[int]:
        wanted = parse_chord(chord) if isinstance(chord, str) else chord
        keymap = read_keymap(self._display)
        key: Key | None = find(wanted, keymap)
        if key is None:
            raise _no_key(wanted.key)
        return [*modifier_codes(key.mask, keymap), key.code]

    def _fake(self, kind: int, detail: int = 0, x: int = 0, y: int = 0) -> None:
        self._display.xtest_fake_input(kind, detail, x=x, y=y)
        self._display.sync()


def _no_key(what: str) -> AppError:
    return AppError("This keyboard has no key for {what}.", "Choose another key.", what=what)
