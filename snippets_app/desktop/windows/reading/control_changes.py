"""When a control is to be read again: as it tells itself, else after each key.

Windows' own controls tell of each change, and the system of each move of a caret. Wine 8 tells of
neither, nor do some controls that draw their own caret: for those, that a key went down is reason
enough to look. Which key it was is not asked for.
"""

from collections.abc import Callable
from typing import Protocol


class Events(Protocol):
    def watch(self, window: int, changed: Callable[[], None]) -> None: ...

    def unwatch(self) -> None: ...


class Stirs(Protocol):
    def stir(self, stirred: Callable[[], None]) -> None: ...

    def stop(self) -> None: ...


class ControlChanges:
    """One control at a time."""

    def __init__(self, events: Events, stirs: Stirs) -> None:
        self._events, self._stirs = events, stirs
        self._watch = 0

    def watch(self, window: int, changed: Callable[[], None]) -> None:
        self._watch += 1
        number = self._watch

        def told() -> None:
            if self._watch == number:
                self._stirs.stop()  # it tells itself: no key need wake us
                changed()

        self._stirs.stir(changed)
        self._events.watch(window, told)

    def unwatch(self) -> None:
        self._watch += 1
        self._events.unwatch()
        self._stirs.stop()
