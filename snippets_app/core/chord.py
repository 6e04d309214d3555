"""Key chords such as ``Ctrl+Shift+;``: parse, print, and which ones a hotkey may not use."""

from dataclasses import dataclass

from snippets_app.errors import AppError

MODIFIERS = ("Ctrl", "Alt", "Shift", "Win")
NAMED_KEYS = (
    "Enter", "Tab", "Esc", "Space", "Backspace", "Delete", "Insert", "Home", "End",
    "PageUp", "PageDown", "Left", "Right", "Up", "Down",
    *(f"F{number}" for number in range(1, 25)),
)  # fmt: skip
_ALIASES = {
    "control": "Ctrl", "strg": "Ctrl", "super": "Win", "meta": "Win", "windows": "Win",
    "return": "Enter", "escape": "Esc", "del": "Delete", "ins": "Insert",
    "pgup": "PageUp", "pgdown": "PageDown", "plus": "+",
}  # fmt: skip
_NAMES = {name.lower(): name for name in (*MODIFIERS, *NAMED_KEYS)} | _ALIASES
_TAKEN_MESSAGES = {
    "Alt+Space": "the window menu",
    "Ctrl+Space": "the input method",
    "Shift+Space": "the input method",
    "Win+V": "the clipboard history",
    "Win+Space": "the input method",
    "Alt+Tab": "the window switcher",
    "Alt+Shift+Tab": "the window switcher",
    "Alt+F4": "closing windows",
    "Ctrl+Alt+Delete": "the system",
    "Win+L": "the screen lock",
    "Ctrl+A": "selecting all",
    "Ctrl+C": "copying",
    "Ctrl+Insert": "copying",
    "Ctrl+V": "pasting",
    "Ctrl+X": "cutting",
    "Ctrl+Z": "undoing",
} | {f"Ctrl+Alt+F{number}": "the system's consoles" for number in range(1, 13)}


@dataclass(frozen=True, slots=True)
class Chord:
    """Modifiers in the order of ``MODIFIERS`` and one key: a character or one of ``NAMED_KEYS``."""

    modifiers: tuple[str, ...]
    key: str

    def __str__(self) -> str:
        return "+".join((*self.modifiers, self.key))


def parse_chord(text: str) -> Chord:
    """The chord written as ``text``; raises AppError when it is not one."""
    stripped = text.strip()
    head, _, key = stripped.rpartition("+")
    if stripped == "+":
        head, key = "", "+"
    elif stripped.endswith("++") and stripped != "++":
        head, key = stripped[:-2], "+"
    names = [_name(part, text) for part in head.split("+")] if head else []
    if any(name not in MODIFIERS for name in names) or len(set(names)) != len(names):
        raise _not_a_chord(text)
    found = _name(key, text)
    if found in MODIFIERS:
        raise _not_a_chord(text)
    return Chord(tuple(name for name in MODIFIERS if name in names), found)


def hotkey_chord(text: str) -> Chord:
    """The chord, fit for a global hotkey; raises AppError with the reason when it is not."""
    chord = parse_chord(text)
    if str(chord) in _TAKEN_MESSAGES:
        raise AppError(
            "{chord} belongs to {owner}.",
            "Choose another hotkey, such as Ctrl+; or Ctrl+Shift+1.",
            chord=chord,
            owner=_TAKEN_MESSAGES[str(chord)],
        )
    if chord.modifiers[:2] == ("Ctrl", "Alt") and len(chord.key) == 1:
        raise AppError(
            "{chord} types a character on many keyboards (AltGr).",
            "Choose a hotkey without Ctrl+Alt, such as Ctrl+Shift+1.",
            chord=chord,
        )
    if not _holds_a_modifier(chord):
        raise AppError(
            "{chord} is needed for typing.",
            "Add Ctrl, Alt or Win, or use a function key.",
            chord=chord,
        )
    return chord


def _holds_a_modifier(chord: Chord) -> bool:
    if any(modifier != "Shift" for modifier in chord.modifiers):
        return True
    return chord.key[0] == "F" and len(chord.key) > 1


def _name(part: str, text: str) -> str:
    word = part.strip()
    found = _NAMES.get(word.lower())
    if found:
        return found
    if len(word) == 1 and word.isprintable() and not word.isspace():
        capital = word.upper()
        return capital if len(capital) == 1 else word
    raise _not_a_chord(text)


def _not_a_chord(text: str) -> AppError:
    return AppError(
        "“{text}” is not a hotkey.",
        "Write modifiers and one key joined by +, such as Ctrl+; or Ctrl+Shift+1.",
        text=text,
    )
