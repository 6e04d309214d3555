"""Which modifiers are down, counted in the order of the events: the system's own answer would be
later than a fast typist. A release may never come (a locked screen, a prompt for consent)."""

from collections.abc import Callable, Iterable

from snippets_app.desktop.windows.pressed_key import RIGHT_ALT

_STALE_AFTER = 2000
"""Milliseconds after which the system is asked whether a modifier is still down."""
_NAMES = {0x10: "Shift", 0x11: "Ctrl", 0x12: "Alt", 0x5B: "Win", 0x5C: "Win"}
_ALT = 0x12
Key = tuple[int, bool]
"""A virtual key, and whether it is the far (right) one of its kind."""


class HeldKeys:
    """``is_down`` asks the system about a virtual key."""

    def __init__(self, is_down: Callable[[int], bool]) -> None:
        self._is_down = is_down
        self._since: dict[Key, int] = {}

    def begin(self, time: int) -> None:
        """Those that are down already."""
        self._since = {(code, False): time for code in _NAMES if self._is_down(code)}

    def press(self, code: int, *, far: bool, time: int) -> None:
        if code in _NAMES:
            self._since.setdefault((code, far), time)

    def release(self, code: int, *, far: bool) -> None:
        """One that was down at the beginning may be of either side."""
        for side in (far, False):
            self._since.pop((code, side), None)

    def names(self, time: int) -> frozenset[str]:
        """As in ``core.chord.MODIFIERS``, and ``RIGHT_ALT``."""
        for code, far in [*self._since]:
            if time - self._since[code, far] > _STALE_AFTER and not self._is_down(code):
                del self._since[code, far]
        return frozenset(_named(self._since))


def _named(keys: Iterable[Key]) -> Iterable[str]:
    for code, far in keys:
        yield RIGHT_ALT if code == _ALT and far else _NAMES[code]
