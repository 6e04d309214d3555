"""What the desktop is watched through."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from snippets_app.desktop.base import Rect
from snippets_app.desktop.windows.reading.control import Front, Way


class FrontWindow(Protocol):
    def ask(self) -> Front | None:
        """The window in front now, None for none."""

    def number(self) -> int:
        """The window in front now, 0 for none."""

    def is_hung(self, front: Front) -> bool:
        """Whether it answers no messages; told by the system, without asking it."""


class RawKeySource(Protocol):
    """Tells every key pressed in any window while it is started."""

    def start(self, pressed: Callable[[str], None]) -> bool:
        """Whether keys are told from now on."""

    def mute(self) -> None:
        """Tell of no key from now on."""

    def stop(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Parts:
    """``ways`` in the order in which they are tried; ``own`` is our own process; ``caret`` gives
    the place of the caret in a window's thread."""

    front: FrontWindow
    ways: tuple[Way, ...]
    keys: RawKeySource
    caret: Callable[[int], Rect | None]
    own: int
