"""A person at the keyboard: what is pressed here looks to every program like a real key."""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import wintypes

from snippets_app.core.chord import Chord, parse_chord
from snippets_app.desktop.windows.libraries import declare, library
from snippets_app.desktop.windows.send_input import InputSender, Stroke

CODES = {
    "Ctrl": 0xA2, "Shift": 0xA0, "Alt": 0xA4, "Win": 0x5B,
    "Enter": 0x0D, "Tab": 0x09, "Esc": 0x1B, "Space": 0x20, "Backspace": 0x08,
    "PageUp": 0x21, "PageDown": 0x22, "End": 0x23, "Home": 0x24,
    "Left": 0x25, "Up": 0x26, "Right": 0x27, "Down": 0x28, "Insert": 0x2D, "Delete": 0x2E,
    "CapsLock": 0x14, "NumLock": 0x90,
}  # fmt: skip
EXTENDED = frozenset(range(0x21, 0x29)) | {0x2D, 0x2E, 0x5B, 0x90}
_F1 = 0x70
_SHIFTED = 0x100


class Person:
    def __init__(self) -> None:
        self._input = InputSender(mark=0)
        user32 = library("user32")
        self._scan = declare(user32, "MapVirtualKeyW", wintypes.UINT, wintypes.UINT, wintypes.UINT)
        self._of_character = declare(user32, "VkKeyScanW", ctypes.c_short, wintypes.WCHAR)

    def press(self, chord: Chord | str) -> None:
        """Press a chord and let go of it."""
        with self.holding(chord):
            pass

    def type(self, text: str) -> None:
        """Type characters that the keyboard has, Shift where they need it."""
        for character in text:
            needs_shift = self._of_character(character) & _SHIFTED
            self.press(Chord(("Shift",) if needs_shift else (), character))

    @contextmanager
    def holding(self, chord: Chord | str) -> Iterator[None]:
        """Keep a chord down."""
        found = parse_chord(chord) if isinstance(chord, str) else chord
        with self.holding_keys(*found.modifiers, found.key):
            yield

    @contextmanager
    def holding_keys(self, *names: str) -> Iterator[None]:
        """Keep keys down, modifiers alone too."""
        codes = [self.code(name) for name in names]
        self.send([self.stroke(code) for code in codes])
        try:
            yield
        finally:
            self.send([self.stroke(code, up=True) for code in reversed(codes)])

    def stroke(self, code: int, *, up: bool = False) -> Stroke:
        return Stroke(code, self._scan(code, 0), code in EXTENDED, up)

    def send(self, strokes: Sequence[Stroke]) -> None:
        assert self._input.send(strokes) == len(strokes)

    def code(self, name: str) -> int:
        """The virtual key of a chord's key or modifier."""
        if len(name) == 1:
            return int(self._of_character(name.lower()) & 0xFF)
        return CODES[name] if name in CODES else _F1 + int(name[1:]) - 1
