"""What becomes of the watching when something fails that never should."""

import threading
from collections.abc import Callable

import pytest

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Field, Permission
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
    watched = typing._watch
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
