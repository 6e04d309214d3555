"""Whether a keyboard hook still hears, decided apart from Windows' own calls.

The system takes a hook away that was too slow once, and tells nobody. So when the user has pressed
keys or gone to another window, and is done, a key that means nothing is sent: a hook that does not
hear it is replaced. While nothing happens, nothing is looked at.
"""

from collections.abc import Callable
from enum import Enum
from typing import Protocol

_LOOK_AFTER = 2.0
_ANSWER_WITHIN = 0.5
_LONGEST_PAUSE = 60.0


class WatchedHook(Protocol):
    """All of it on one thread."""

    def probe(self) -> None:
        """Send a key that means nothing and that the hook hears."""

    def revive(self) -> None: ...

    def later(self, seconds: float) -> None:
        """Call ``HookWatch.due`` once, after this time; what was asked before is forgotten."""


class _State(Enum):
    AT_REST = "at rest"
    LISTENING = "listening"
    PROBING = "probing"
    ENDED = "ended"


class HookWatch:
    """All but ``note`` on one thread."""

    def __init__(self, hook: WatchedHook, clock: Callable[[], float]) -> None:
        self._hook, self._clock = hook, clock
        self._state = _State.AT_REST
        self._heard = clock()
        self._asked = 0.0
        self._pause = _ANSWER_WITHIN

    def note(self) -> bool:
        """The hook has heard something; whether ``heard`` is to be called. From any thread."""
        self._heard = self._clock()
        return self._state is _State.AT_REST

    def heard(self) -> None:
        """The user presses keys."""
        self._pause = _ANSWER_WITHIN
        self.stirred()

    def stirred(self) -> None:
        """The user does something: when it is done, the hook is tried."""
        if self._state is _State.AT_REST:
            self._wait(_State.LISTENING, _LOOK_AFTER)

    def ended(self) -> None:
        """The hook has ended by itself: it comes back soon, and ever later if it ends again."""
        self._wait(_State.ENDED, self._pause)
        self._pause = min(2 * self._pause, _LONGEST_PAUSE)

    def due(self) -> None:
        """The time is up that ``later`` was asked for."""
        state, self._state = self._state, _State.AT_REST
        if state is _State.LISTENING:
            self._try()
        elif state is _State.ENDED or (state is _State.PROBING and self._heard < self._asked):
            self._hook.revive()

    def _try(self) -> None:
        now = self._clock()
        if now - self._heard < _LOOK_AFTER:
            self._wait(_State.LISTENING, _LOOK_AFTER)
            return
        self._asked = now
        self._wait(_State.PROBING, _ANSWER_WITHIN)
        self._hook.probe()

    def _wait(self, state: _State, seconds: float) -> None:
        self._state = state
        self._hook.later(seconds)
