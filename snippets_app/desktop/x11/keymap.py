"""Which key and modifiers an X server needs for a chord: pure functions of its key tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from snippets_app.core.chord import Chord

SHIFT, LOCK = 1, 2
NAMED = MappingProxyType({
    "Enter": 0xFF0D, "Tab": 0xFF09, "Esc": 0xFF1B, "Space": 0x20, "Backspace": 0xFF08,
    "Delete": 0xFFFF, "Insert": 0xFF63, "Home": 0xFF50, "End": 0xFF57, "PageUp": 0xFF55,
    "PageDown": 0xFF56, "Left": 0xFF51, "Up": 0xFF52, "Right": 0xFF53, "Down": 0xFF54,
})  # fmt: skip
F1 = 0xFFBE
_KEYPAD_ENTER = 0xFF8D
_PLAIN_ENTER = Chord((), "Enter")
_LAST_LATIN_1 = 0xFF
_MODIFIER_SYMBOLS = MappingProxyType({
    "Ctrl": (0xFFE3, 0xFFE4), "Alt": (0xFFE9, 0xFFEA),
    "Shift": (0xFFE1, 0xFFE2), "Win": (0xFFEB, 0xFFEC),
})  # fmt: skip
_USUAL_MASKS = MappingProxyType({"Ctrl": 4, "Alt": 8, "Shift": SHIFT, "Win": 64})
_NUM_LOCK, _SCROLL_LOCK = 0xFF7F, 0xFF14
_THIRD_LEVEL = (0xFE03, 0xFF7E)  # AltGr, and what it was before XKB
# Where a keyboard without Latin letters (Russian, Greek) has them printed in small: the
# keycodes of evdev, row by row, https://www.kernel.org/doc/html/latest/input/event-codes.html
_LATIN_ROWS = ((10, "1234567890-="), (24, "QWERTYUIOP[]"), (38, "ASDFGHJKL;'`"), (52, "ZXCVBNM,./"))


@dataclass(frozen=True, slots=True)
class Keymap:
    """``symbols``: keycode -> keysyms (group x 2 + level); ``modifiers``: eight rows of keycodes,
    from Shift to Mod5, as the server gives them (0 for an empty place)."""

    symbols: Mapping[int, tuple[int, ...]]
    modifiers: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A keycode and the modifier mask that goes with it."""

    code: int
    mask: int


def keymap_of(
    first: int, symbols: Sequence[Sequence[int]], modifiers: Sequence[Sequence[int]]
) -> Keymap:
    """The tables of one server; ``first`` is its smallest keycode."""
    rows = {first + index: tuple(row) for index, row in enumerate(symbols)}
    return Keymap(rows, tuple(tuple(row) for row in modifiers))


def find(chord: Chord, keymap: Keymap) -> Key | None:
    """The key of a chord on this keyboard, or None when it has none."""
    found = _place(symbol_of(chord.key), keymap) or _latin_place(chord.key, keymap)
    if found is None:
        return None
    code, shifted = found
    # On a French keyboard Ctrl+1 means the key of 1, though 1 itself needs Shift there.
    mask = SHIFT if shifted and not chord.key.isdigit() else 0
    for name in chord.modifiers:
        mask |= modifier_mask(name, keymap)
    return Key(code, mask)


def find_all(chord: Chord, keymap: Keymap) -> tuple[Key, ...]:
    """Every key that does the same: plain Enter is on the number pad too."""
    found = find(chord, keymap)
    pad = _place(_KEYPAD_ENTER, keymap) if chord == _PLAIN_ENTER else None
    return tuple(key for key in (found, Key(pad[0], 0) if pad else None) if key)


def symbol_of(key: str) -> int:
    """The keysym of a chord's key: a name, or a character (letters as their lower case)."""
    if key in NAMED:
        return NAMED[key]
    if len(key) > 1:
        return F1 + int(key[1:]) - 1
    return character_symbol(key.lower())


def character_symbol(character: str) -> int:
    """Latin-1 characters are their own keysyms; others carry a mark (X11 protocol, appendix A)."""
    point = ord(character)
    return point if point <= _LAST_LATIN_1 else 0x01000000 | point


def character_key(character: str, keymap: Keymap) -> Key | None:
    """The key that types the character by itself, with Shift where needed."""
    symbol = {"\n": NAMED["Enter"], "\t": NAMED["Tab"]}.get(character, character_symbol(character))
    found = _place(symbol, keymap, levels=2)
    return Key(found[0], SHIFT if found[1] else 0) if found else None


def modifier_mask(name: str, keymap: Keymap) -> int:
    """The mask bit of ``Ctrl``, ``Alt``, ``Shift`` or ``Win``."""
    return _mask_of(_MODIFIER_SYMBOLS[name], keymap) or _USUAL_MASKS[name]


def modifier_codes(mask: int, keymap: Keymap) -> tuple[int, ...]:
    """One keycode for each modifier in the mask, in the order of the bits."""
    rows = (row for bit, row in enumerate(keymap.modifiers) if mask & 1 << bit)
    return tuple(code for row in rows for code in [next(filter(None, row), 0)] if code)


def lock_variants(keymap: Keymap) -> tuple[int, ...]:
    """Every mask that the lock keys can add to a chord, none of them included.

    A grab matches its modifiers exactly, so that each needs its own.
    """
    masks = {LOCK, num_lock_mask(keymap), _mask_of((_SCROLL_LOCK,), keymap)} - {0}
    chosen = (each for size in range(len(masks) + 1) for each in combinations(sorted(masks), size))
    return tuple(sum(each) for each in chosen)


def num_lock_mask(keymap: Keymap) -> int:
    return _mask_of((_NUM_LOCK,), keymap)


def third_level_mask(keymap: Keymap) -> int:
    """The mask bit of AltGr, 0 where the keyboard has none."""
    return _mask_of(_THIRD_LEVEL, keymap)


def _mask_of(symbols: Iterable[int], keymap: Keymap) -> int:
    wanted = set(symbols)
    for bit, row in enumerate(keymap.modifiers):
        if any(code and wanted & set(keymap.symbols.get(code, ())) for code in row):
            return 1 << bit
    return 0


def _place(symbol: int, keymap: Keymap, levels: int = 4) -> tuple[int, bool] | None:
    """Keycode, and whether Shift is needed: first layout before second, plain before shifted.

    What comes after two layouts of two levels needs AltGr, and so another chord.
    """
    places = (
        (level, code)
        for code, row in keymap.symbols.items()
        for level, found in enumerate(row[:levels])
        if found == symbol
    )
    best = min(places, default=None)
    return (best[1], best[0] % 2 == 1) if best else None


def _latin_place(key: str, keymap: Keymap) -> tuple[int, bool] | None:
    for first, row in _LATIN_ROWS:
        if len(key) == 1 and key in row and first + row.index(key) in keymap.symbols:
            return first + row.index(key), False
    return None
