"""What the field that has the focus is asked, in whatever way it is read."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from snippets_app.desktop.base import Rect
from snippets_app.desktop.watching.telling import Reading

LONGEST = 20_000
"""Characters; a longer text is not read at all."""


class Unanswered(Exception):
    """The program does not tell: it hangs, has ended, or the control has gone."""


class Refused(Unanswered):
    """A control that is not read; ``reason`` is a key of ``REASON_MESSAGES``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Front:
    """The window in front, its control with the keyboard, and whose they are (0, "" if unknown)."""

    window: int
    focus: int
    process: int
    program: str = field(repr=False)


class TextControl(Protocol):
    """One field that tells its text. Questions raise Unanswered, Refused when it is not to be
    read; what it is may change at any time. Offsets are code points of the last reading.

    ``shows_composing``: what an input method has not finished stands in the text.
    """

    shows_composing: bool

    def same(self, other: Any) -> bool:
        """Whether this is the same field, found again."""

    def has_focus(self) -> bool: ...

    def read(self) -> Reading: ...

    def follow(self, changed: Callable[[], None]) -> None:
        """``changed`` is called on any thread when the text or the caret may have changed."""

    def unfollow(self) -> None:
        """Nothing is told any more, and nothing of the text remains."""

    def forget(self) -> None:
        """Nothing of the text remains until it is read again."""

    def mark(self, start: int, end: int) -> None:
        """Select these characters; with ``start == end`` the caret goes there."""

    def marked(self) -> tuple[int, int] | None:
        """What is selected, asked anew; None when that is unknown."""

    def place(self, start: int, end: int) -> Rect | None:
        """Where characters stand on the screen, None when it is not known."""

    def extents(self) -> Rect | None:
        """Where the field itself stands."""


class Way(Protocol):
    """One way to read fields."""

    def take(self, front: Front) -> TextControl | None:
        """The field that has the focus; None when this way knows none. Refused, Unanswered."""

    def close(self) -> None: ...
