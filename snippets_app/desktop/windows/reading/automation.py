"""What UI Automation is asked: the port. ``uia`` is the real thing, tests have a fake.

https://learn.microsoft.com/windows/win32/winauto/uiauto-clientsoverview. Every question raises
Unanswered when the program does not answer in time, has ended, or refuses.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from snippets_app.desktop.base import Rect


class End(Enum):
    """Of a range of text."""

    START = 0
    END = 1


@dataclass(frozen=True, slots=True)
class Facts:
    """``kind``: a control type's number; ``process``: whose it is."""

    kind: int
    process: int
    is_password: bool
    is_enabled: bool


class Range(Protocol):
    """Part of a document; its ends move."""

    def text(self, longest: int) -> str:
        """At most so many UTF-16 units of it."""

    def copy(self) -> "Range": ...

    def move(self, end: End, characters: int) -> None:
        """Move one end by what the program takes for characters, as far as it goes."""

    def move_to(self, end: End, other: Any, its: End) -> None:
        """Move one end to one of another range of the same document."""

    def select(self) -> None:
        """Make it the selection; an empty range is where the caret goes."""

    def rectangles(self) -> Sequence[Rect]:
        """Where it stands on the screen in pixels, a rectangle for each line; none if hidden."""

    def is_read_only(self) -> bool | None:
        """None when that is unknown, or not the same everywhere."""


class Document(Protocol):
    """The text pattern of an element."""

    def whole(self) -> Range: ...

    def selection(self) -> Range | None:
        """None for none, or several; an empty one is the caret."""

    def caret(self) -> Range | None:
        """The caret apart from a selection, where the program tells it."""


class Element(Protocol):
    """The control that had the focus when it was asked for."""

    def facts(self) -> Facts: ...

    def same(self, other: Any) -> bool: ...

    def identity(self) -> tuple[int, ...]:
        """The same numbers whenever the same control is asked for again."""

    def has_focus(self) -> bool: ...

    def document(self) -> Document | None: ...

    def value(self) -> tuple[str, bool] | None:
        """Its text by the value pattern, and whether it is only for reading; None without."""

    def bounds(self) -> Rect | None: ...

    def follow(self, changed: Callable[[], None]) -> None:
        """``changed`` is called on any thread at changes of text, selection, value, and of what
        makes it a password field; of no other element."""

    def unfollow(self) -> None: ...


class Automation(Protocol):
    """Used and closed on one thread."""

    def focused(self) -> Element | None: ...

    def hear_focus(self, changed: Callable[[], None]) -> None:
        """``changed`` is called on any thread when another element has the focus."""

    def close(self) -> None:
        """Nothing more is told."""
