"""Watches and screen locks that take each other's place."""

import threading
from collections.abc import Callable

from snippets_app.desktop.watching.commands import Commands
from snippets_app.desktop.watching.current import Current


class Followed:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def look(self) -> None:
        self.told.append("look")

    def lock(self) -> None:
        self.told.append("lock")


class Lock:
    """A screen that is locked by the test."""

    def __init__(self, locked: Callable[[], None]) -> None:
        self.locked = locked
        self.started = self.closed = 0

    def start(self) -> None:
        self.started += 1

    def close(self) -> None:
        self.closed += 1


class World:
    def __init__(self) -> None:
        self.locks: list[Lock] = []
        self.begun: list[Commands[Followed]] = []
        self.current: Current[Followed] = Current(self._lock)

    def start(self) -> None:
        woken = threading.Event()

        def run() -> None:
            watch.subject = followed = Followed()
            while not watch.is_ending:
                woken.clear()
                while command := watch.take():
                    command(followed)
                if not watch.is_ending:
                    woken.wait()
            watch.end()

        watch: Commands[Followed] = Commands(run, woken.set, lambda: None)
        self.begun.append(watch)
        self.current.start(watch)

    def _lock(self, locked: Callable[[], None]) -> Lock:
        self.locks.append(Lock(locked))
        return self.locks[-1]

    def live(self) -> int:
        return sum(each._thread.is_alive() for each in self.begun)


def test_without_a_watch_nothing_happens() -> None:
    world = World()
    world.current.refresh()
    world.current.stop()
    assert world.current.ask(lambda followed: followed.told, None) is None


def test_it_looks_again_and_is_told_of_the_lock() -> None:
    world = World()
    world.start()
    world.current.refresh()
    world.locks[-1].locked()
    assert world.current.ask(lambda followed: followed.told, []) == ["look", "lock"]
    world.current.stop()


def test_looking_again_between_two_locks_does_not_undo_the_second() -> None:
    world, free = World(), threading.Event()
    world.start()
    world.begun[0].post(lambda _: free.wait(10) and None)
    for _ in range(2):
        world.locks[-1].locked()
        world.current.refresh()
    free.set()
    assert world.current.ask(lambda followed: followed.told, []) == ["lock", "look", "lock"]
    world.current.stop()


def test_another_takes_the_place_of_the_first() -> None:
    world = World()
    world.start()
    world.start()
    assert world.live() == 1
    assert [(each.started, each.closed) for each in world.locks] == [(1, 1), (1, 0)]
    world.current.stop()
    world.current.stop()
    world.locks[-1].locked()  # on its way while it was closed
    assert world.live() == 0
    assert [(each.started, each.closed) for each in world.locks] == [(1, 1), (1, 1)]


def test_many_may_start_and_stop_at_once() -> None:
    world = World()

    def change() -> None:
        for _ in range(20):
            world.start()
            world.current.stop()

    changing = [threading.Thread(target=change) for _ in range(4)]
    for each in changing:
        each.start()
    for each in changing:
        each.join(30)
    world.current.stop()
    assert len(world.begun) == 80
    assert world.live() == 0
    assert {(each.started, each.closed) for each in world.locks} == {(1, 1)}
