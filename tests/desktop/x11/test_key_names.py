"""Characters and names of keys, out of key tables as real servers give them."""

import pytest

from snippets_app.core.chord import NAMED_KEYS
from snippets_app.desktop.x11.key_names import OTHER, key_name
from snippets_app.desktop.x11.keymap import Keymap

SHIFT, LOCK, CTRL, ALT, NUM, WIN, ALT_GR = 1, 2, 4, 8, 16, 64, 128
SECOND_LAYOUT = 1 << 13
THIRD_LAYOUT = 2 << 13
MODIFIERS = ((50, 62), (66, 0), (37, 0), (64, 0), (77, 0), (), (133, 0), (92, 0))
# The German layout first, the American one second.
SYMBOLS = {
    37: (0xFFE3,), 50: (0xFFE1,), 62: (0xFFE2,), 64: (0xFFE9,), 66: (0xFFE5,), 77: (0xFF7F,),
    92: (0xFE03,), 133: (0xFFEB,),
    24: (0x71, 0x51, 0x71, 0x51, 0x40, 0x7D9), 10: (0x31, 0x21, 0x31, 0x21),
    21: (0xFE51, 0xFE50, 0x3D, 0x2B), 47: (0xF6, 0xD6, 0x3B, 0x3A, 0x1002011, 0),
    22: (0xFF08, 0xFF08), 23: (0xFF09, 0xFE20), 36: (0xFF0D, 0, 0xFF0D), 65: (0x20,),
    79: (0xFF95, 0xFFB7), 104: (0xFF8D,), 86: (0xFFAB, 0xFFAB), 67: (0xFFBE,),
    38: (0x61, 0x41, 0x6C6, 0x6E6), 122: (0x1008FF11,), 130: (0xFF31,), 131: (0x100AC00,),
    110: (0xFF50,), 119: (0xFFFF,),
}  # fmt: skip
KEYMAP = Keymap(SYMBOLS, MODIFIERS)


@pytest.mark.parametrize(
    ("code", "state", "name"),
    [
        (24, 0, "q"), (24, SHIFT, "Q"), (24, LOCK, "Q"), (24, LOCK | SHIFT, "q"),
        (10, 0, "1"), (10, SHIFT, "!"), (10, LOCK, "1"), (10, LOCK | SHIFT, "!"),
        (24, ALT_GR, "@"), (24, ALT_GR | SHIFT, OTHER), (10, ALT_GR, "1"),
        (47, 0, "ö"), (47, SHIFT, "Ö"), (47, ALT_GR, "‑"), (131, 0, "가"),
        (47, SECOND_LAYOUT, ";"), (47, SECOND_LAYOUT | SHIFT, ":"), (47, THIRD_LAYOUT, OTHER),
        (21, 0, OTHER), (21, SECOND_LAYOUT, "="),  # dead keys
        (38, SECOND_LAYOUT, OTHER),  # a keysym of before Unicode
        (79, 0, "Home"), (79, NUM, "7"), (79, NUM | SHIFT, "Home"), (79, SHIFT, "7"),
        (86, 0, "+"), (104, 0, "Enter"), (104, NUM, "Enter"),
        (36, 0, "Enter"), (36, SHIFT, "Enter"), (36, SECOND_LAYOUT, "Enter"),
        (22, 0, "Backspace"), (22, CTRL, OTHER), (23, 0, "Tab"), (23, SHIFT, "Tab"),
        (65, 0, " "), (67, 0, "F1"), (110, 0, "Home"), (119, 0, "Delete"),
        (24, CTRL, OTHER), (24, ALT, OTHER), (24, WIN, OTHER), (24, CTRL | SHIFT, OTHER),
        (36, CTRL, OTHER), (24, NUM, "q"),
        (122, 0, OTHER), (130, 0, OTHER), (200, 0, OTHER),
        (50, 0, ""), (62, SHIFT, ""), (66, 0, ""), (77, 0, ""), (37, 0, ""), (37, ALT, ""),
        (92, 0, ""), (133, 0, ""),
    ],
)  # fmt: skip
def test_what_a_key_means(code: int, state: int, name: str) -> None:
    assert key_name(code, state, KEYMAP) == name


def test_names_are_those_of_chords() -> None:
    names = {key_name(code, state, KEYMAP) for code in SYMBOLS for state in (0, SHIFT, NUM)}
    assert {name for name in names if len(name) > 1} <= {*NAMED_KEYS, OTHER}
