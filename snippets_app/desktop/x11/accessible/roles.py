"""Which controls are read, and what is said of those that are not. Unknown means no."""

from collections import deque

from snippets_app.desktop.x11.accessible.bus import Place, Unanswered
from snippets_app.desktop.x11.accessible.element import EDITABLE, Element

_PASSWORD, _TERMINAL = 40, 60
_MOST_PASSWORDS = 64
_READ = {
    11,  # combo box
    52,  # spin button
    61,  # text
    73,  # paragraph
    76,  # autocomplete
    77,  # editbar
    79,  # entry
    82,  # document frame
    83,  # heading
    85,  # section
    94,  # document text
    95,  # document web
    96,  # document email
    97,  # comment
    99,  # grouping
    105,  # block quote
}
_BROWSERS = ("chrom", "electron", "microsoft-edge", "msedge", "brave", "opera", "vivaldi", "whale")


class Refused(Unanswered):
    """A control that is not read; ``reason`` is a key of ``REASON_MESSAGES``."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


def is_secret(role: int) -> bool:
    """Whether it is never read, wherever it stands."""
    return role in (_PASSWORD, _TERMINAL)


def refusal(role: int, states: frozenset[int]) -> str:
    """Why a control is not read, as a key of ``REASON_MESSAGES``; "" for one that is read."""
    if role == _PASSWORD:
        return "password"
    if role == _TERMINAL:
        return "terminal"
    return "" if role in _READ and EDITABLE in states else "no field"


class Passwords:
    """A field that once hid a password is not read while it shows it either."""

    def __init__(self) -> None:
        self._places: deque[Place] = deque(maxlen=_MOST_PASSWORDS)

    def check(self, element: Element) -> None:
        """Refused for a control that is not read."""
        if element.place in self._places:
            raise Refused("password")
        if reason := refusal(element.role(), element.states()):
            if reason == "password":
                self._places.append(element.place)
            raise Refused(reason)

    def forget(self) -> None:
        self._places.clear()


def is_browser(program: str) -> bool:
    """By the program's name: one that tells its text only when it was started so."""
    return any(name in program.lower() for name in _BROWSERS)
