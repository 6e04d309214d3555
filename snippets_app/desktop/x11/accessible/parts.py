"""What the desktop is watched through."""

from dataclasses import dataclass
from typing import Protocol

from snippets_app.desktop.x11.accessible.focus import FrontWindow
from snippets_app.desktop.x11.accessible.registry import Registry


class RawKeySource(Protocol):
    """Tells every key pressed in any window while it is started."""

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def number(self) -> int:
        """The window in front, 0 for none; for who is told a key, when it is told."""

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Parts:
    """The X server, the accessibility bus and the keyboard."""

    front: FrontWindow
    registry: Registry
    keys: RawKeySource
