"""Virtual keys: which of them a chord needs, which are far keys, which count as held.

https://learn.microsoft.com/windows/win32/inputdev/virtual-key-codes
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from snippets_app.core.chord import MODIFIERS, Chord

NAMED = MappingProxyType({
    "Enter": 0x0D, "Tab": 0x09, "Esc": 0x1B, "Space": 0x20, "Backspace": 0x08,
    "Delete": 0x2E, "Insert": 0x2D, "Home": 0x24, "End": 0x23, "PageUp": 0x21,
    "PageDown": 0x22, "Left": 0x25, "Up": 0x26, "Right": 0x27, "Down": 0x28,
    **{f"F{number}": 0x6F + number for number in range(1, 25)},
})  # fmt: skip
PRESSED_MODIFIERS = MappingProxyType({"Ctrl": 0xA2, "Alt": 0xA4, "Shift": 0xA0, "Win": 0x5B})
"""The left one of each: the one that is pressed."""

MODIFIER_CODES = frozenset({0x10, 0x11, 0x12, 0x5B, 0x5C, *range(0xA0, 0xA6)})
_LOCKS = frozenset({0x14, 0x90, 0x91})
_MOUSE = frozenset({0x01, 0x02, 0x04, 0x05, 0x06})
# The keys of input methods: some keyboards tell only that they go down, and never up again. Last,
# the pretended keys that carry text and what an input method has taken.
_UNRELIABLE = frozenset(
    {0x07, *range(0x15, 0x1B), *range(0x1C, 0x20), 0xE5, 0xE7, *range(0xF0, 0xF6)}
)
KEYBOARD = tuple(sorted(frozenset(range(0x03, 0xFF)) - _MOUSE - _UNRELIABLE))
"""All keys that count when they are held."""

# Those that came beside the number pad, whose keys have the same codes without a lit NumLock:
# https://learn.microsoft.com/windows/win32/inputdev/about-keyboard-input#extended-key-flag
_EXTENDED = frozenset(
    {*range(0x21, 0x29), 0x2C, 0x2D, 0x2E, 0x5B, 0x5C, 0x5D, 0x6F, 0x90, 0xA3, 0xA5}
)
# Where a keyboard without these signs (Russian, Greek) has them printed in small.
_AMERICAN = MappingProxyType({
    ";": 0xBA, "=": 0xBB, ",": 0xBC, "-": 0xBD, ".": 0xBE, "/": 0xBF, "`": 0xC0,
    "[": 0xDB, "\\": 0xDC, "]": 0xDD, "'": 0xDE,
})  # fmt: skip
_SHIFT, _OTHER_STATES = 0x01, 0xFE


@dataclass(frozen=True, slots=True)
class Key:
    """A virtual key and the modifiers it needs, in the order of ``MODIFIERS``."""

    code: int
    modifiers: tuple[str, ...]


def find(chord: Chord, scan: Callable[[str], int]) -> Key | None:
    """The key of a chord, or None when the keyboard has none.

    ``scan`` gives what VkKeyScanEx gives for a character of the keyboard's layout.
    """
    if chord.key in NAMED:
        return Key(NAMED[chord.key], chord.modifiers)
    # Letters and digits have their own codes on every layout, also where a digit needs Shift
    # (French): Ctrl+1 means the key of 1 there, too.
    if chord.key.isascii() and chord.key.isalnum():
        return Key(ord(chord.key.upper()), chord.modifiers)
    return _typed(chord, scan(chord.key.lower())) or _american(chord)


def is_modifier(code: int) -> bool:
    """Whether a virtual key is Ctrl, Alt, Shift or Win, of either side."""
    return code in MODIFIER_CODES


def repeats(code: int) -> bool:
    """Whether a virtual key, held down, does something again and again in the window in front."""
    return code not in MODIFIER_CODES and code not in _LOCKS


def is_extended(code: int) -> bool:
    """Whether a stroke of this key carries the mark of the far keys."""
    return code in _EXTENDED


def _typed(chord: Chord, answer: int) -> Key | None:
    """``answer``: the key in the low byte, Shift, Ctrl and Alt as bits of the high one; -1 for no
    key. What needs AltGr would be another chord."""
    states = answer >> 8 & 0xFF
    if answer == -1 or states & _OTHER_STATES:
        return None
    wanted = {*chord.modifiers, *(["Shift"] if states & _SHIFT else [])}
    return Key(answer & 0xFF, tuple(name for name in MODIFIERS if name in wanted))


def _american(chord: Chord) -> Key | None:
    code = _AMERICAN.get(chord.key)
    return Key(code, chord.modifiers) if code else None
