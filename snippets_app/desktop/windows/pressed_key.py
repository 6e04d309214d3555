"""What a key press means to a text, from Windows' virtual keys.

https://learn.microsoft.com/windows/win32/inputdev/virtual-key-codes
"""

from collections.abc import Callable, Collection
from types import MappingProxyType

from snippets_app.core.guard.dubeolsik import jamo_of
from snippets_app.desktop.windows.key_codes import NAMED, is_modifier

OTHER = "other"
"""May have moved the caret or changed the text in a way that keys do not tell."""
RIGHT_ALT = "AltGr"
"""Held besides ``core.chord.MODIFIERS``: a key of characters where the layout has it so."""

_NAMES = MappingProxyType({code: name for name, code in NAMED.items() if name != "Space"})
_LOCKS = frozenset({0x14, 0x90, 0x91})
_SWITCHES = frozenset({0x15, 0x16, 0x1A})  # of input methods: Hangul, on, off
_NO_KEY = 0xFF  # a part of another key's code
_TEXT = 0xE7  # carries a character instead of a key
_LETTERS = range(ord("A"), ord("Z") + 1)
_COMMANDS = frozenset({"Ctrl", "Alt", "Win"})


def key_name(
    code: int, held: Collection[str], character: Callable[[], str], *, hangul: bool = False
) -> str:
    """One character (" " for Space), a name of ``core.chord.NAMED_KEYS``, or ``OTHER``; "" for
    what alone changes no text. ``character``: what the layout makes of it; ``hangul``: a Korean
    input method makes a jamo of each letter."""
    if is_modifier(code) or code in _LOCKS or code in _SWITCHES or code == _NO_KEY:
        return ""
    if not _COMMANDS.isdisjoint(held) and RIGHT_ALT not in held:
        return OTHER
    if name := _NAMES.get(code):
        return OTHER if RIGHT_ALT in held else name
    if hangul and code in _LETTERS and RIGHT_ALT not in held:
        letter = chr(code)
        return jamo_of(letter if "Shift" in held else letter.lower()) or OTHER
    found = character()
    return found if len(found) == 1 and found.isprintable() else OTHER


def pretended(code: int, scan: int) -> str:
    """The character that a program sends in the place of a key, "" for a real key."""
    return chr(scan) if code == _TEXT else ""
