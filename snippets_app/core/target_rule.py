"""What is special about the programs that receive a text."""

from dataclasses import dataclass
from enum import Enum

from snippets_app.core.chord import Chord

LONGEST_DELAY = 5000


class NewlineMode(Enum):
    """How a line break reaches a target."""

    PASTE = "paste"
    SHIFT_ENTER = "shift-enter"
    CTRL_ENTER = "ctrl-enter"
    SPACE = "space"


class UndoMode(Enum):
    """How an insertion is taken back in a target."""

    UNDO_CHORD = "undo-chord"
    BACKSPACE = "backspace"
    NONE = "none"


class SendKey(Enum):
    """What sends a message in a target; ``EITHER`` where its user may choose."""

    ENTER = "enter"
    CTRL_ENTER = "ctrl-enter"
    EITHER = "either"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class TargetRule:
    """What is special about the programs it matches.

    ``program`` and ``title`` are case-insensitive shell-style patterns (``*`` matches all).
    ``paste_delay``: milliseconds between the text on the clipboard and the paste chord.
    """

    program: str = "*"
    title: str = "*"
    paste: str = "Ctrl+V"
    newline: NewlineMode = NewlineMode.PASTE
    undo: UndoMode = UndoMode.UNDO_CHORD
    copy_only: bool = False
    send: SendKey = SendKey.ENTER
    paste_delay: int = 0


_ENTER, _CTRL_ENTER = Chord((), "Enter"), Chord(("Ctrl",), "Enter")
_SENDING = {
    SendKey.ENTER: (_ENTER,),
    SendKey.CTRL_ENTER: (_CTRL_ENTER,),
    SendKey.EITHER: (_ENTER, _CTRL_ENTER),
    SendKey.NONE: (),
}


def sending_chords(rule: TargetRule) -> tuple[Chord, ...]:
    """What may send a message there; what breaks a line there does not."""
    breaks = _CTRL_ENTER if rule.newline is NewlineMode.CTRL_ENTER else None
    return tuple(each for each in _SENDING[rule.send] if each != breaks)
