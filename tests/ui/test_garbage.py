"""Cycles are freed on the interface's thread, whoever made them."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.ui.garbage import GarbageCollection, collectable
from snippets_app.ui.tasks import Worker


class Cycle:
    """Garbage that only the collector frees; it tells on which thread."""

    freed: list[int]

    def __init__(self) -> None:
        self.itself = self
        weakref.finalize(self, lambda: Cycle.freed.append(threading.get_ident()))


@pytest.fixture
def collection(qtbot: QtBot) -> Iterator[GarbageCollection]:
    was_enabled = gc.isenabled()
    Cycle.freed = []
    made = GarbageCollection()
    yield made
    made.close()
    if not was_enabled:
        gc.disable()


def test_cycles_of_another_thread_are_freed_here(
    collection: GarbageCollection, qtbot: QtBot
) -> None:
    worker = Worker("making")
    done: list[object] = []
    kept: list[list[int]] = []
    made = threading.Event()

    def make() -> None:
        for _ in range(50):
            Cycle()
        # Many, since each object freed meanwhile, of whatever age, is counted against a new one.
        kept.extend([] for _ in range(30 * gc.get_threshold()[0]))
        made.set()

    worker.run(make, done.append, done.append)
    assert made.wait(5), "or a cycle is looked at while it is made, and counts as older"
    qtbot.waitUntil(lambda: len(Cycle.freed) == 50)
    worker.close()
    assert set(Cycle.freed) == {threading.get_ident()}


def test_nothing_is_due_right_after_a_collection(collection: GarbageCollection) -> None:
    kept = [[] for _ in range(3 * gc.get_threshold()[0])]
    assert collectable() is not None
    collection.collect()
    gc.collect()
    assert collectable() is None
    assert kept


def test_python_collects_again_at_the_end(collection: GarbageCollection) -> None:
    assert not gc.isenabled()
    collection.close()
    assert gc.isenabled()
