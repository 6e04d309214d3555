"""A pretended screen that is locked when a test says so."""

from collections.abc import Callable


class DummyScreen:
    """``lock`` stands for what the agent does; ``watchers`` are those that are told."""

    def __init__(self) -> None:
        self.watchers: list[DummyScreenLock] = []

    def watch(self, locked: Callable[[], None]) -> "DummyScreenLock":
        return DummyScreenLock(self, locked)

    def lock(self) -> None:
        for each in tuple(self.watchers):
            each.locked()


class DummyScreenLock:
    """Is told between ``start`` and ``close``."""

    def __init__(self, screen: DummyScreen, locked: Callable[[], None]) -> None:
        self._screen = screen
        self.locked = locked

    def start(self) -> None:
        self._screen.watchers.append(self)

    def close(self) -> None:
        if self in self._screen.watchers:
            self._screen.watchers.remove(self)
