"""What Windows tells of the session, and who hears it."""

import ctypes
import logging
from collections.abc import Iterator
from ctypes import wintypes

import pytest

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.windows.libraries import declare, library
from snippets_app.desktop.windows.screen_lock import ScreenLock
from snippets_app.desktop.windows.session import (
    CAME_BACK,
    LEFT,
    SessionChange,
    SessionChanges,
    power_change,
    session_change,
)
from snippets_app.desktop.windows.session_messages import SessionMessages

SESSION, POWER = 0x02B1, 0x0218


class Told:
    """Windows' messages, sent to the window that hears them."""

    def __init__(self) -> None:
        self.changes: list[SessionChange] = []
        self.messages = SessionMessages(self.changes.append)
        self._post = declare(
            library("user32"), "PostMessageW",
            wintypes.BOOL, wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM,
        )  # fmt: skip

    def send(self, message: int, number: int) -> None:
        assert self._post(self.messages._loop.window, message, number, 0), ctypes.get_last_error()


@pytest.fixture
def told() -> Iterator[Told]:
    found = Told()
    yield found
    found.messages.close()


def test_every_message_that_matters_is_told_and_no_other(told: Told) -> None:
    for number in range(1, 16):
        told.send(SESSION, number)
    for number in (0x4, 0xA, 0x12, 0x8013):
        told.send(POWER, number)
    wait_until(lambda: SessionChange.RESUMED in told.changes, "Waking up")
    assert told.changes == [
        SessionChange.CONNECTED, SessionChange.DISCONNECTED,
        SessionChange.CONNECTED, SessionChange.DISCONNECTED,
        SessionChange.LOCKED, SessionChange.UNLOCKED, SessionChange.RESUMED,
    ]  # fmt: skip


def test_what_it_does_not_know_is_nothing() -> None:
    assert session_change(5) is None
    assert power_change(0x4) is None


def test_each_change_is_either_leaving_or_coming_back() -> None:
    assert set(SessionChange) == LEFT | CAME_BACK
    assert not LEFT & CAME_BACK


def test_who_left_hears_no_more() -> None:
    session, one, other = SessionChanges(), list[SessionChange](), list[SessionChange]()
    heard, other_heard = one.append, other.append
    session.listen(heard)
    session.listen(other_heard)
    session.tell(SessionChange.LOCKED)
    session.leave(heard)
    session.leave(heard)
    session.tell(SessionChange.UNLOCKED)
    assert one == [SessionChange.LOCKED]
    assert other == [SessionChange.LOCKED, SessionChange.UNLOCKED]


def test_a_locked_or_left_screen_is_told() -> None:
    locked: list[int] = []
    session = SessionChanges()
    lock = ScreenLock(lambda: locked.append(1), session)
    session.tell(SessionChange.LOCKED)
    assert not locked, "it has not been started"
    lock.start()
    for change in SessionChange:
        session.tell(change)
    assert len(locked) == len(LEFT)
    lock.close()
    session.tell(SessionChange.LOCKED)
    assert len(locked) == len(LEFT)


class Unready:
    """The session's service right after logging in: it answers at the third asking."""

    def __init__(self, answers: int) -> None:
        self.asked, self.answers = 0, answers

    def register(self, _window: int, _which: int) -> int:
        self.asked += 1
        return int(self.asked > self.answers)


@pytest.mark.parametrize(("answers", "asked"), [(0, 1), (2, 3), (1000, 24)])
def test_a_service_that_is_not_ready_is_asked_again(
    told: Told, logged: list[logging.LogRecord], answers: int, asked: int
) -> None:
    messages, service = told.messages, Unready(answers)
    messages._register, messages._tries_left = service.register, 24
    messages._loop.call(messages._ask)
    while messages._timer._runs:
        messages._loop.call(messages._timer._ticked)
    assert service.asked == asked
    assert [each.levelname for each in logged] == ["WARNING"] * (answers > asked)
    logged.clear()
