"""What is never read, and what tells nothing of its text."""

import select
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import cycle

import pytest

from snippets_app.demo.virtual_desktop import end
from snippets_app.demo.waiting import wait_until
from snippets_app.errors import AppError
from tests.end_to_end.guard_world import ENGLISH, KOREAN, GuardWorld
from tests.end_to_end.test_tray import icon_place

READING = "type='method_call',interface='org.a11y.atspi.Text'"
PASSWORDS = ("qt password", "password")
FLAG = "--force-renderer-accessibility"


@contextmanager
def readings(guard: GuardWorld) -> Iterator[list[str]]:
    """Every question for a text on the accessibility bus, known after the block."""
    asked: list[str] = []
    spy = guard.desktop.spawn(
        "dbus-monitor", "--address", guard.banners.address, READING, stdout=subprocess.PIPE
    )
    assert spy.stdout
    assert select.select([spy.stdout], [], [], 10)[0]  # it says that it listens
    yield asked
    spy.terminate()
    said = spy.stdout.read().decode()
    asked += [line for line in said.splitlines() if "member=Get" in line]
    end(spy)


@pytest.mark.parametrize("name", PASSWORDS)
def test_a_password_is_neither_read_nor_warned_of(guard: GuardWorld, name: str) -> None:
    guard.boxes.front(name)
    wait_until(lambda: "Password" in guard.seen_in_front(), "The password field")
    with readings(guard) as asked:
        guard.slowly(ENGLISH.text)
        guard.banners.wait_none()
        assert "cannot read" in guard.seen_in_front()
    assert asked == []


def test_such_questions_would_be_seen(guard: GuardWorld) -> None:
    with readings(guard) as asked:
        guard.boxes.front("qt line")
        guard.slowly(ENGLISH.text)
        guard.banners.wait_banner(guard.reason(ENGLISH.rule))
    assert asked


def test_a_terminal_is_neither_read_nor_warned_of(guard: GuardWorld) -> None:
    with readings(guard) as asked:
        guard.boxes.front("xterm")
        guard.slowly(ENGLISH.text)
        guard.banners.wait_none()
        assert guard.seen_in_front() == "cannot read: Terminals are never read."
    assert asked == []


def test_a_browser_that_tells_nothing_says_why(guard: GuardWorld) -> None:
    box = guard.boxes.front("silent")
    guard.slowly(ENGLISH.text)
    box.expected = ""
    box.receives(ENGLISH.text)
    assert guard.seen_in_front().startswith("cannot read: ")
    assert FLAG in guard.seen_in_front()
    guard.banners.wait_none()
    assert FLAG in _tip(guard)


def test_where_keys_may_be_watched_hangul_is_composed_of_them(guard: GuardWorld) -> None:
    guard.again(guard_keys=["chromium*"])
    box = guard.boxes.front("silent")
    assert guard.seen_in_front().startswith("keys only: ")
    assert "only the keys" in _tip(guard)  # what was typed before it watches is unknown to it
    guard.play(KOREAN, box)
    guard.banners.wait_banner(guard.reason(KOREAN.rule))
    guard.press("Backspace", KOREAN.undone)
    guard.banners.wait_none()


def _tip(guard: GuardWorld) -> str:
    """What the tray's icon says to a mouse that rests on it."""
    x, y = icon_place(guard.saywell)
    places = cycle(((x, y), (x + 1, y)))  # it is told when the mouse has moved on the icon

    def told() -> str:
        guard.desktop.display.screen().root.warp_pointer(*next(places))
        guard.desktop.display.sync()
        with suppress(AppError):
            return guard.banners.wait_spoken("Saywell ", 1.5)
        return ""

    return wait_until(told, "The words of the icon")
