"""Work in order on one thread of its own, results back on the interface's."""

import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from snippets_app import logs
from snippets_app.errors import AppError
from snippets_app.ui.tasks import Worker


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    made = Worker("tested")
    yield made
    made.close()


def unexpected(result: Any) -> None:
    raise AssertionError(result)


def test_it_works_in_order_and_tells_in_order(worker: Worker, qtbot: QtBot) -> None:
    done: list[int] = []
    for number in range(50):
        worker.run(lambda number=number: number, done.append, unexpected)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(done) == 50)
    assert done == list(range(50))


def test_work_is_done_elsewhere_and_told_here(worker: Worker, qtbot: QtBot) -> None:
    here = threading.get_ident()
    seen: list[tuple[int, int]] = []
    worker.run(threading.get_ident, lambda there: seen.append((there, here_now())), unexpected)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != here
    assert seen[0][1] == here


def test_it_is_told_later_never_within_the_call(worker: Worker, qtbot: QtBot) -> None:
    """Even when the work was done before the caller went on."""
    ready = threading.Event()
    done: list[object] = []
    worker.run(lambda: None, done.append, unexpected)
    worker.run(ready.set, lambda _: None, unexpected)
    assert ready.wait(5)
    assert done == []
    qtbot.waitUntil(lambda: done == [None])


def test_expected_trouble_goes_to_failed(worker: Worker, qtbot: QtBot) -> None:
    trouble = AppError("The disk is full.", "Free some space.")
    failed: list[AppError] = []
    worker.run(raising(trouble), unexpected, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert failed == [trouble]


def test_a_bug_is_logged_and_told_and_the_next_work_is_done(
    worker: Worker, qtbot: QtBot, tmp_path: Path, logged: list[logging.LogRecord]
) -> None:
    end = logs.install(tmp_path)
    failed: list[AppError] = []
    done: list[int] = []
    worker.run(raising(ZeroDivisionError("private text")), unexpected, failed.append)
    worker.run(lambda: 1, done.append, unexpected)
    qtbot.waitUntil(lambda: done == [1])
    end()
    assert [str(each) for each in failed] == [
        "Something went wrong inside Saywell. It is in the log; please report it."
    ]
    text = (tmp_path / "saywell.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in text
    assert "private text" not in text
    assert [logged.pop().levelname, len(logged)] == ["CRITICAL", 0]


def test_close_finishes_what_is_queued(qtbot: QtBot) -> None:
    worker = Worker("tested")
    go = threading.Event()
    finished: list[int] = []
    worker.run(lambda: go.wait(5), ignored, unexpected)
    for number in range(5):
        worker.run(lambda number=number: finished.append(number), ignored, unexpected)  # type: ignore[misc]
    assert finished == []
    threading.Timer(0.02, go.set).start()
    worker.close()
    assert finished == list(range(5))


def test_close_does_not_wait_for_ever(qtbot: QtBot) -> None:
    worker = Worker("tested")
    go = threading.Event()
    worker.run(lambda: go.wait(30), ignored, unexpected)
    worker.close(timeout=0.01)
    go.set()
    worker.close()  # or the thread would free it while this one hands events out


def here_now() -> int:
    return threading.get_ident()


def ignored(_result: object) -> None:
    """The result does not matter."""


def raising(trouble: Exception) -> Callable[[], None]:
    def work() -> None:
        raise trouble

    return work
