"""What becomes of the watching when something fails that never should."""

import threading
from collections.abc import Callable

import pytest

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Field, Permission
from snippets_app.desktop.watching import commands
from snippets_app.desktop.watching.telling import Reading
from snippets_app.desktop.windows.reading.opening import Opened
from snippets_app.desktop.windows.reading.parts import Parts
from snippets_app.desktop.windows.typing import WindowsTyping
from snippets_app.desktop.windows.windows import WindowsWindows
from tests.desktop.typing_contract import Heard
from tests.desktop.windows.reading.fakes import CARET, CHAT, OWN, FakeDesktop, FakeField, FakeWay


class NoLock:
    def start(self) -> None: ...

    def close(self) -> None: ...


class Failing(Heard):
    """Fails at what it is told."""

    def typed(self, field: Field, text: str, caret: int) -> None:
        raise LookupError


@pytest.fixture
def failures(monkeypatch: pytest.MonkeyPatch) -> list[type]:
    """What ended a thread."""
    found: list[type] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: found.append(args.exc_type))
    return found


def no_desktop(changed: Callable[[], None]) -> Opened:
    raise OSError


def watch(heard: Heard, opening: Callable[[Callable[[], None]], Opened]) -> WindowsTyping:
    typing = WindowsTyping(WindowsWindows(), lambda locked: NoLock(), opening)
    typing.start(heard, heard.allows)
    return typing


def test_a_desktop_that_cannot_be_watched_lets_nobody_wait(failures: list[type]) -> None:
    typing = watch(Heard(Permission.TEXT), no_desktop)
    wait_until(lambda: failures == [OSError], "The failure")
    watched = typing._current.watch
    assert watched
    assert not watched.post(lambda following: None)
    assert typing.field() is None
    typing.close()


def test_a_failure_leaves_the_field_and_closes_all(failures: list[type]) -> None:
    desktop, closed = FakeDesktop(), list[int]()
    parts = Parts(
        desktop, (FakeWay({CHAT.focus: FakeField("ab")}),), desktop, lambda window: CARET, OWN
    )
    heard = Failing(Permission.TEXT)
    typing = watch(heard, lambda changed: Opened(parts, lambda: closed.append(1)))
    wait_until(lambda: failures == [LookupError], "The failure")
    assert heard.leaves() == 1
    assert closed == [1]
    assert typing.field() is None
    typing.close()


def test_one_that_is_stopped_while_it_opens_reads_nothing() -> None:
    desktop, field = FakeDesktop(), FakeField("ab")
    parts = Parts(desktop, (FakeWay({CHAT.focus: field}),), desktop, lambda window: CARET, OWN)
    opens, free = threading.Event(), threading.Event()

    def open_slowly(changed: Callable[[], None]) -> Opened:
        opens.set()
        free.wait(10)
        return Opened(parts, lambda: None)

    heard = Heard(Permission.TEXT)
    typing = watch(heard, open_slowly)
    watched = typing._current.watch
    assert watched
    assert opens.wait(10)
    stopping = threading.Thread(target=typing.stop)
    stopping.start()
    wait_until(lambda: watched.is_ending, "The end")
    free.set()
    stopping.join(10)
    assert heard.events == []
    assert field.reads == 0


def test_one_that_is_too_slow_to_stop_tells_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "_END_PATIENCE", 0.01)
    reads, free = threading.Event(), threading.Event()

    class SlowField(FakeField):
        def read(self) -> Reading:
            if self.text == "hunter2":
                reads.set()
                free.wait(10)
            return super().read()

    desktop, field = FakeDesktop(), SlowField("ab")
    parts = Parts(desktop, (FakeWay({CHAT.focus: field}),), desktop, lambda window: CARET, OWN)
    heard, ended = Heard(Permission.TEXT), list[int]()
    typing = watch(heard, lambda changed: Opened(parts, lambda: ended.append(1)))
    heard.wait_text("ab")
    field.text = "hunter2"
    assert field.changed
    field.changed()
    assert reads.wait(10)
    typing.stop()
    assert heard.events[-1] == ("left", None)
    told = len(heard.events)
    free.set()
    wait_until(lambda: ended, "The end")
    assert len(heard.events) == told
