"""When a field is to be read again: as its program tells, else after each key.

Windows' own controls tell of each change, and the system of each move of a caret. Wine 8 tells of
neither, nor do some controls that draw their own caret: for those, that a key went down is reason
enough to look. Which key it was is not asked for.
"""

import threading
from collections.abc import Callable
from typing import Protocol

Follow = Callable[[Callable[[], None]], None]


class Stirs(Protocol):
    def stir(self, stirred: Callable[[], None]) -> None: ...

    def unstir(self, stirred: Callable[[], None]) -> None:
        """Soon no more of this; nothing happens to what was begun since. Waits for nobody."""

    def stop(self) -> None: ...


class Noticing:
    """One field at a time."""

    def __init__(self, stirs: Stirs) -> None:
        self._stirs = stirs
        self._number = 0

    def begin(self, follow: Follow, changed: Callable[[], None]) -> None:
        """``follow`` asks the program to tell."""
        self._number += 1
        number, tells = self._number, threading.Event()

        def told() -> None:
            if self._number != number:
                return
            if not tells.is_set():
                tells.set()
                self._stirs.unstir(changed)  # it tells by itself: no key need wake us
            changed()

        self._stirs.stir(changed)
        follow(told)

    def end(self) -> None:
        self._number += 1
        self._stirs.stop()
