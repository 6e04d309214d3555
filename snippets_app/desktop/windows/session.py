"""What happens to the user's session: it is locked, left, come back to, and the PC wakes.

The numbers: https://learn.microsoft.com/windows/win32/termserv/wm-wtssession-change and
https://learn.microsoft.com/windows/win32/power/wm-powerbroadcast
"""

from collections.abc import Callable
from enum import Enum
from types import MappingProxyType


class SessionChange(Enum):
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    DISCONNECTED = "disconnected"
    CONNECTED = "connected"
    RESUMED = "resumed"


LEFT = frozenset({SessionChange.LOCKED, SessionChange.DISCONNECTED})
"""Nobody sits in front of the session now."""
CAME_BACK = frozenset(set(SessionChange) - LEFT)
"""Keys that were down may have been let go unseen, and what Windows held may be lost."""

_SESSION_CHANGES = MappingProxyType({
    1: SessionChange.CONNECTED, 2: SessionChange.DISCONNECTED,  # at the PC itself
    3: SessionChange.CONNECTED, 4: SessionChange.DISCONNECTED,  # from afar
    7: SessionChange.LOCKED, 8: SessionChange.UNLOCKED,
})  # fmt: skip
_POWER_CHANGES = MappingProxyType({0x07: SessionChange.RESUMED, 0x12: SessionChange.RESUMED})


def session_change(number: int) -> SessionChange | None:
    """What WM_WTSSESSION_CHANGE tells by its wParam; None for what does not matter here."""
    return _SESSION_CHANGES.get(number)


def power_change(number: int) -> SessionChange | None:
    """What WM_POWERBROADCAST tells by its wParam. A wake-up may be told twice."""
    return _POWER_CHANGES.get(number)


class SessionChanges:
    """Tells all who listen, on the thread that ``tell`` is called on."""

    def __init__(self) -> None:
        self._listeners: tuple[Callable[[SessionChange], None], ...] = ()

    def listen(self, heard: Callable[[SessionChange], None]) -> None:
        """``heard`` has to return at once. The same one twice is told twice."""
        self._listeners = (*self._listeners, heard)

    def leave(self, heard: Callable[[SessionChange], None]) -> None:
        """Tell this one no more; one that never listened is no trouble."""
        self._listeners = tuple(each for each in self._listeners if each != heard)

    def tell(self, change: SessionChange) -> None:
        for heard in self._listeners:
            heard(change)
