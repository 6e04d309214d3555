"""What a key press means to a text: pure functions of the server's key tables.

How a key's symbols are chosen: the X11 protocol, section 5; keysyms: its appendix A.
"""

from types import MappingProxyType

from snippets_app.desktop.x11.keymap import (
    F1,
    LOCK,
    NAMED,
    SHIFT,
    Keymap,
    modifier_mask,
    num_lock_mask,
    third_level_mask,
)

OTHER = "other"
"""May have moved the caret or changed the text in a way that keys do not tell."""
_NAMES = MappingProxyType(
    {symbol: name for name, symbol in NAMED.items() if name != "Space"}
    | {F1 + number: f"F{number + 1}" for number in range(24)}
    | {
        0xFE20: "Tab", 0xFF89: "Tab", 0xFF8D: "Enter", 0xFF95: "Home", 0xFF96: "Left",
        0xFF97: "Up", 0xFF98: "Right", 0xFF99: "Down", 0xFF9A: "PageUp", 0xFF9B: "PageDown",
        0xFF9C: "End", 0xFF9E: "Insert", 0xFF9F: "Delete",
    }
)  # fmt: skip
_KEYPAD = range(0xFF80, 0xFFBE)
_ASCII = 0x7F
_LATIN_1 = range(0x100)
_UNICODE = range(0x01000000, 0x01110000)
_GROUP_BITS = 13
_GROUPS = 2  # of the core tables; how a third layout stands in them is not said anywhere


def key_name(code: int, state: int, keymap: Keymap) -> str:
    """One character (" " for Space), a name of ``core.chord.NAMED_KEYS``, or ``OTHER``; "" for a
    modifier or lock key alone. ``state``: modifiers, locks and layout, as core events carry them.
    """
    if any(code in row for row in keymap.modifiers):
        return ""
    commands = (modifier_mask(name, keymap) for name in ("Ctrl", "Alt", "Win"))
    if any(state & mask for mask in commands):
        return OTHER
    symbol = _symbol(code, state, keymap)
    return _NAMES.get(symbol) or _character(symbol) or OTHER


def _symbol(code: int, state: int, keymap: Keymap) -> int:
    group = state >> _GROUP_BITS & 3
    if group >= _GROUPS:
        return 0
    row = keymap.symbols.get(code, ())
    pairs = [row[2 * group :][:2]]
    if state & third_level_mask(keymap):
        pairs.insert(0, row[2 * (_GROUPS + group) :][:2])
    plain, shifted, *_ = (*next(filter(any, pairs), ()), 0, 0)
    return shifted if shifted and _is_shifted(plain, shifted, state, keymap) else plain


def _is_shifted(plain: int, shifted: int, state: int, keymap: Keymap) -> bool:
    """Whether the second symbol counts: lock keys undo what Shift does."""
    shift = bool(state & SHIFT)
    if shifted in _KEYPAD:
        return shift != bool(state & num_lock_mask(keymap))
    small, capital = _character(plain), _character(shifted)
    if small != capital and small.upper() == capital:
        return shift != bool(state & LOCK)
    return shift


def _character(symbol: int) -> str:
    """The character of a keysym, "" for one that has none."""
    if symbol in _KEYPAD:
        found = chr(symbol & _ASCII)
    elif symbol in _UNICODE:
        found = chr(symbol - _UNICODE.start)
    else:
        found = chr(symbol) if symbol in _LATIN_1 else ""
    return found if found.isprintable() else ""
