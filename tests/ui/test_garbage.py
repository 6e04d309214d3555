"""Cycles are freed on the interface's thread, whoever made them."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from snippets_app.ui.garbage import AT_THE_LATEST, OLDEST_LESS_OFTEN, GarbageCollection, due
from snippets_app.ui.tasks import Worker


class Cycle:
    """Garbage that only the collector frees; it tells on which thread."""

    freed: list[int]

    def __init__(self) -> None:
        self.itself = self
        weakref.finalize(self, lambda: Cycle.freed.append(threading.get_ident()))


@pytest.fixture
def looked_at() -> list[bool]:
    """Holds whether a window of ours is in use."""
    return [True]


@pytest.fixture
def collection(qtbot: QtBot, looked_at: list[bool]) -> Iterator[GarbageCollection]:
    was_enabled, thresholds = gc.isenabled(), gc.get_threshold()
    Cycle.freed = []
    made = GarbageCollection(lambda: looked_at[0])
    yield made
    made.close()
    gc.set_threshold(*thresholds)
    if not was_enabled:
        gc.disable()


def make_old_garbage() -> None:
    """A cycle that has lived through young collections."""
    kept = Cycle()
    gc.collect(1)
    gc.collect(1)
    del kept


def make_due(collection: GarbageCollection, times: int) -> None:
    """As many collections of the middle generation as make the oldest due so many times."""
    gc.set_threshold(100, 1, 1)
    for _ in range(times * OLDEST_LESS_OFTEN + 1):
        gc.collect(1)
    kept = [[] for _ in range(300)]  # type: ignore[var-annotated]
    collection.collect()
    assert kept


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
    assert due().young is not None
    collection.collect()
    gc.collect()
    assert due() == (None, False, False)
    assert kept


def test_python_collects_again_at_the_end(collection: GarbageCollection) -> None:
    assert not gc.isenabled()
    collection.close()
    assert gc.isenabled()


def test_all_is_looked_through_once_nobody_looks(
    collection: GarbageCollection, looked_at: list[bool]
) -> None:
    make_old_garbage()
    make_due(collection, 1)
    assert not Cycle.freed
    assert collection.quiet.isActive()
    collection.quiet.timeout.emit()
    assert not Cycle.freed, "or a window in use would stand still"
    looked_at[0] = False
    collection.quiet.timeout.emit()
    assert len(Cycle.freed) == 1
    assert not due().is_oldest


def test_a_window_in_use_all_day_cannot_keep_garbage_for_ever(
    collection: GarbageCollection,
) -> None:
    make_old_garbage()
    make_due(collection, AT_THE_LATEST)
    assert len(Cycle.freed) == 1


def test_nothing_waits_for_a_quiet_moment_unless_much_is_new(
    collection: GarbageCollection,
) -> None:
    gc.collect()
    kept = [[] for _ in range(3 * gc.get_threshold()[0])]  # type: ignore[var-annotated]
    collection.collect()
    assert not collection.quiet.isActive()
    assert kept


def test_a_quiet_moment_comes_by_itself(
    collection: GarbageCollection, looked_at: list[bool], qtbot: QtBot
) -> None:
    looked_at[0] = False
    collection.quiet.setInterval(0)
    make_old_garbage()
    make_due(collection, 1)
    qtbot.waitUntil(lambda: len(Cycle.freed) == 1)


def test_a_window_with_the_keyboard_is_in_use(collection: GarbageCollection, qtbot: QtBot) -> None:
    collection.close()
    made = GarbageCollection()
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    make_old_garbage()
    make_due(made, 1)
    made.quiet.timeout.emit()
    assert not Cycle.freed
    window.hide()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is None)
    made.quiet.timeout.emit()
    made.close()
    assert len(Cycle.freed) == 1
