"""The steps of an insertion: data that ``ui/inserter.py`` plays."""

from dataclasses import dataclass, field

from snippets_app.core.chord import Chord


@dataclass(frozen=True, slots=True)
class Fallback:
    """What is left on the clipboard when a later step fails: the whole text as it was meant."""

    text: str


@dataclass(frozen=True, slots=True)
class Activate:
    """Bring the target's window back to the front and wait until it is. Stop unless the system
    lets our keys through to it."""

    timeout: float = 1.0


@dataclass(frozen=True, slots=True)
class WaitKeysReleased:
    """Wait until nothing is held down; nothing is ever pressed again afterwards."""

    timeout: float = 2.0


@dataclass(frozen=True, slots=True)
class Pause:
    """Let some seconds pass, for programs that look at the clipboard late."""

    seconds: float


@dataclass(frozen=True, slots=True)
class CheckTarget:
    """Stop unless our keys reach the target: it is still the active window with the same focus,
    and the system lets them through."""


@dataclass(frozen=True, slots=True)
class SaveClipboard:
    """Keep all formats of the clipboard, up to the limits, to be given back at the end."""

    limit: int = 64 * 1024 * 1024
    timeout: float = 1.5


@dataclass(frozen=True, slots=True)
class Offer:
    """Own the clipboard with this text, rendered only when somebody asks.

    ``as_selection``: also what is marked in a window (X11), which terminals paste by Shift+Insert.
    """

    text: str
    as_selection: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """Press and release a chord."""

    chord: Chord
    times: int = 1


@dataclass(frozen=True, slots=True)
class WaitRead:
    """Wait until the target itself has read the offer and been quiet (seconds).

    Chromium reads twice and inserts the second reading. On a busy machine 50 ms were measured
    between two of its requests, and 78 ms between those that fetch text; one that is slower to
    begin is given longer (``desktop.quiet``).
    """

    timeout: float = 8.0
    quiet: float = 0.15


@dataclass(frozen=True, slots=True)
class RestoreClipboard:
    """Give the saved clipboard back, unless somebody copied meanwhile."""


@dataclass(frozen=True, slots=True)
class CopyOnly:
    """Leave the text on the clipboard for the agent to paste."""

    text: str


@dataclass(frozen=True, slots=True)
class SelectSpan:
    """Select ``[start, end)`` (code points) in the control, if ``expected`` stands there."""

    start: int
    end: int
    expected: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FindField:
    """The control that has the focus now is the one in which words are selected. What stands there
    was typed a moment ago: when it cannot be selected any more, nothing is put anywhere."""


@dataclass(frozen=True, slots=True)
class CheckUntouched:
    """Stop if a key was pressed in the target since what is to be deleted was typed."""


Step = (
    Fallback
    | Activate
    | WaitKeysReleased
    | Pause
    | CheckTarget
    | SaveClipboard
    | Offer
    | Press
    | WaitRead
    | RestoreClipboard
    | CopyOnly
    | SelectSpan
    | FindField
    | CheckUntouched
)
