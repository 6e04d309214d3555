"""The thread that Windows' messages come to."""

import sys
import threading
from collections.abc import Iterator

import pytest

from snippets_app.desktop.windows.message_loop import MessageLoop


@pytest.fixture
def loop() -> Iterator[MessageLoop]:
    found = MessageLoop("test")
    yield found
    found.close()


def test_work_is_done_on_its_thread(loop: MessageLoop) -> None:
    assert loop.call(threading.get_ident) != threading.get_ident()


def test_an_error_is_raised_where_it_was_asked(loop: MessageLoop) -> None:
    with pytest.raises(ZeroDivisionError):
        loop.call(lambda: 1 // 0)


def test_what_its_thread_asks_itself_is_done_at_once(loop: MessageLoop) -> None:
    assert loop.call(lambda: loop.call(lambda: 7)) == 7


def test_a_message_reaches_its_handler(loop: MessageLoop) -> None:
    heard: list[tuple[int, int]] = []
    number = loop.message_named("Saywell.Test")
    loop.on(number, lambda first, second: heard.append((first, second)))
    loop.call(lambda: loop._post_message(loop.window, number, 3, 4))
    loop.call(lambda: None)
    assert heard == [(3, 4)]


def test_what_was_asked_before_the_end_is_done() -> None:
    loop, done = MessageLoop("test"), threading.Event()
    loop.post(done.set)
    loop.close()
    assert done.is_set()


def test_it_says_that_it_has_ended() -> None:
    loop = MessageLoop("test")
    loop.close()
    with pytest.raises(RuntimeError):
        loop.call(lambda: None)


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> list[type[BaseException] | None]:
    """What left a window's procedure, as the log hears of it."""
    found: list[type[BaseException] | None] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda told: found.append(told.exc_type))
    return found


def fail() -> None:
    raise ZeroDivisionError


def test_work_that_fails_takes_no_other_with_it(
    loop: MessageLoop, faults: list[type[BaseException] | None]
) -> None:
    busy, go_on, done = threading.Event(), threading.Event(), threading.Event()

    def wait() -> None:
        busy.set()
        go_on.wait(10)

    loop.post(wait)
    assert busy.wait(10)
    loop.post(fail)
    loop.post(done.set)
    go_on.set()
    assert done.wait(10)
    assert faults == [ZeroDivisionError]


def test_work_that_fails_at_the_end_does_not_keep_it_from_ending(
    faults: list[type[BaseException] | None],
) -> None:
    loop = MessageLoop("test")
    loop.post(fail)
    loop.close()
    assert not loop._thread.is_alive()
    assert faults == [ZeroDivisionError]


def test_who_asks_all_windows_to_close_does_not_end_it(loop: MessageLoop) -> None:
    """As ``taskkill`` does: the hotkeys would be gone, and the tray's icon would stay."""
    loop._post_message(loop.window, 0x0010, 0, 0)
    loop.call(lambda: None)
    assert loop.call(lambda: 7) == 7
