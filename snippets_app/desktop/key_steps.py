"""Recognising two chords that are pressed one after the other."""

import time
from collections.abc import Callable
from dataclasses import dataclass

_PATIENCE = 2.0
"""Seconds in which the second chord has to follow."""
_SHIFT = frozenset({"Shift"})


@dataclass(frozen=True, slots=True)
class Press:
    """A key going down: its place on the keyboard (scan code), what it is called or types now, and
    whether it is on the number pad."""

    code: int
    name: str
    on_pad: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A chord as it is recognised: the places of its key, the key's name, its modifiers."""

    codes: frozenset[int]
    name: str
    modifiers: frozenset[str]

    def is_pressed(self, press: Press, held: frozenset[str]) -> bool:
        named = press.name == self.name
        if named and len(self.name) == 1 and not self.name.isalnum():
            # Whether a sign needs Shift is the keyboard's own affair.
            return held - _SHIFT == self.modifiers - _SHIFT
        # The number pad shares places with other keys; there the name tells.
        in_place = press.code in self.codes and not press.on_pad
        return (named or in_place) and held == self.modifiers


@dataclass(frozen=True, slots=True)
class Pair:
    first: Step
    second: Step
    pressed: Callable[[], None]


class KeySteps:
    """Calls what belongs to a pair, on the thread that tells of the keys."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._pairs: tuple[Pair, ...] = ()
        self._begun: tuple[Pair, ...] = ()
        self._since = 0.0

    def add(self, pair: Pair) -> None:
        self._pairs = (*self._pairs, pair)

    def remove(self, pair: Pair) -> None:
        self._pairs = tuple(each for each in self._pairs if each is not pair)
        self.forget()

    def press(self, press: Press, held: frozenset[str]) -> None:
        """A key other than a modifier goes down, while these modifiers are held."""
        now = self._clock()
        begun = self._begun if now - self._since <= _PATIENCE else ()
        found = next((each for each in begun if each.second.is_pressed(press, held)), None)
        self._begun, self._since = (), now
        if found:
            found.pressed()
        else:
            self._begun = tuple(e for e in self._pairs if e.first.is_pressed(press, held))

    def forget(self) -> None:
        """No first chord has been pressed."""
        self._begun = ()
