"""A rendered snippet and what the target can do become the ordered steps of an insertion."""

from dataclasses import dataclass
from enum import Enum

from snippets_app.core.chord import Chord


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


@dataclass(frozen=True, slots=True)
class TargetRule:
    """What is special about the programs it matches.

    ``program`` and ``title`` are case-insensitive shell-style patterns (``*`` matches all).
    """

    program: str = "*"
    title: str = "*"
    paste: str = "Ctrl+V"
    newline: NewlineMode = NewlineMode.PASTE
    undo: UndoMode = UndoMode.UNDO_CHORD
    copy_only: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body with every placeholder filled.

    ``cursor`` is the number of code points before the caret, or None for the end.
    """

    text: str
    cursor: int | None = None


@dataclass(frozen=True, slots=True)
class Activate:
    """Bring the target's window back to the front and wait until it is."""

    timeout: float = 1.0


@dataclass(frozen=True, slots=True)
class WaitKeysReleased:
    """Wait until nothing is held down; nothing is ever pressed again afterwards."""

    timeout: float = 2.0


@dataclass(frozen=True, slots=True)
class CheckTarget:
    """Stop unless the target is still the active window with the same focus."""


@dataclass(frozen=True, slots=True)
class SaveClipboard:
    """Keep all formats of the clipboard, up to the limits, to be given back at the end."""

    limit: int = 64 * 1024 * 1024
    timeout: float = 1.5


@dataclass(frozen=True, slots=True)
class Offer:
    """Own the clipboard with this text, rendered only when somebody asks."""

    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """Press and release a chord."""

    chord: Chord
    times: int = 1


@dataclass(frozen=True, slots=True)
class WaitRead:
    """Wait until the target itself has read the offer and been quiet (seconds)."""

    timeout: float = 8.0
    quiet: float = 0.05


@dataclass(frozen=True, slots=True)
class RestoreClipboard:
    """Give the saved clipboard back, unless somebody copied meanwhile."""


@dataclass(frozen=True, slots=True)
class CopyOnly:
    """Leave the text on the clipboard for the agent to paste."""

    text: str


Step = (
    Activate
    | WaitKeysReleased
    | CheckTarget
    | SaveClipboard
    | Offer
    | Press
    | WaitRead
    | RestoreClipboard
    | CopyOnly
)
