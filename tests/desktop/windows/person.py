"""A person at the keyboard: what is pressed here looks to every program like a real key."""

import ctypes
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
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
_IS_DOWN = 0x8000
_SETTLED, _LOOK_EVERY = 0.1, 0.005


class Person:
    def __init__(self) -> None:
        self._input = InputSender(mark=0)
        user32 = library("user32")
        self._scan = declare(user32, "MapVirtualKeyW", wintypes.UINT, wintypes.UINT, wintypes.UINT)
        self._state = declare(user32, "GetAsyncKeyState", ctypes.c_short, ctypes.c_int)
        self._in_wine = hasattr(library("ntdll"), "wine_get_version")
        self._of_character = declare(user32, "VkKeyScanW", ctypes.c_short, wintypes.WCHAR)

    def press(self, chord: Chord | str) -> None:
        """Press a chord and let go of it."""
        found = parse_chord(chord) if isinstance(chord, str) else chord
        with self._down(*found.modifiers, found.key):
            pass

    def tap(self, name: str) -> None:
        """Press and release one key, a lock or a modifier too."""
        with self._down(name):
            pass

    def type(self, text: str) -> None:
        """Type characters that the keyboard has, Shift where they need it."""
        for character in text:
            needs_shift = self._of_character(character) & _SHIFTED
            self.press(Chord(("Shift",) if needs_shift else (), character))

    def repeat(self, name: str, times: int) -> None:
        """What a keyboard sends while a key is held: it comes down again and again."""
        self.send([self.stroke(self.code(name))] * times)

    def holding(self, chord: Chord | str) -> AbstractContextManager[None]:
        """Keep a chord down."""
        found = parse_chord(chord) if isinstance(chord, str) else chord
        return self.holding_keys(*found.modifiers, found.key)

    @contextmanager
    def holding_keys(self, *names: str) -> Iterator[None]:
        """Keep keys down, modifiers alone too."""
        if self._in_wine:
            self._settle()
        with self._down(*names):
            yield

    @contextmanager
    def _down(self, *names: str) -> Iterator[None]:
        codes = [self.code(name) for name in names]
        self.send([self.stroke(code) for code in codes])
        try:
            yield
        finally:
            self.send([self.stroke(code, up=True) for code in reversed(codes)])

    def _settle(self) -> None:
        """Shortly after a window got the focus X tells Wine which keys are down, and Wine forgets
        those of the person, whom X does not know. It is over when a key stays down."""
        control = self.code("Ctrl")
        with self._down("Ctrl"):
            since = time.monotonic()
            while time.monotonic() - since < _SETTLED:
                if not self._state(control) & _IS_DOWN:
                    since = time.monotonic()
                    self.repeat("Ctrl", 1)
                time.sleep(_LOOK_EVERY)

    def stroke(self, code: int, *, up: bool = False) -> Stroke:
        return Stroke(code, self._scan(code, 0), code in EXTENDED, up)

    def send(self, strokes: Sequence[Stroke]) -> None:
        assert self._input.send(strokes) == len(strokes)

    def code(self, name: str) -> int:
        """The virtual key of a chord's key or modifier."""
        if len(name) == 1:
            return int(self._of_character(name.lower()) & 0xFF)
        return CODES[name] if name in CODES else _F1 + int(name[1:]) - 1
