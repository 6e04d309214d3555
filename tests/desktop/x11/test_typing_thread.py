"""The watching thread: it begins and ends in every order, and leaves nothing behind."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from snippets_app.demo.virtual_desktop import VirtualDesktop
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Coverage
from snippets_app.desktop.watching import commands
from snippets_app.desktop.x11 import typing
from snippets_app.desktop.x11.accessible.bus import Bus
from snippets_app.desktop.x11.accessible.focus import Front
from snippets_app.desktop.x11.accessible.following import Following
from snippets_app.desktop.x11.accessible.registry import Registry
from snippets_app.desktop.x11.typing import X11Typing
from snippets_app.desktop.x11.windows import X11Windows
from tests.desktop.typing_contract import Heard

pytestmark = pytest.mark.desktop

NAMES = ("typing", "screen lock")


@pytest.fixture
def watching(
    virtual_desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch
) -> Iterator[X11Typing]:
    """On a desktop where no bus is, and no window."""
    monkeypatch.setenv("DISPLAY", virtual_desktop.display_name)
    for bus in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{bus}_BUS_ADDRESS", "unix:path=/nowhere")
    windows = X11Windows()
    found = X11Typing(windows)
    yield found
    found.close()
    windows.close()


def threads() -> list[str]:
    return [each.name for each in threading.enumerate() if each.name in NAMES]


def files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def start(watching: X11Typing, heard: Heard) -> None:
    watching.start(heard, heard.allows)


def test_starting_and_stopping_leave_neither_threads_nor_files(watching: X11Typing) -> None:
    heard = Heard()
    start(watching, heard)
    watching.stop()
    before = files()
    for _ in range(3):
        start(watching, heard)
        start(watching, heard)
        watching.stop()
        watching.stop()
    assert threads() == []
    assert files() == before


def test_many_may_start_and_stop_at_once(watching: X11Typing) -> None:
    heard = Heard()
    trouble: list[BaseException] = []

    def change() -> None:
        try:
            for _ in range(5):
                start(watching, heard)
                watching.stop()
        except BaseException as problem:  # noqa: BLE001 - it is looked at below
            trouble.append(problem)

    changing = [threading.Thread(target=change) for _ in range(4)]
    for each in changing:
        each.start()
    for each in changing:
        each.join(30)
    watching.stop()
    assert trouble == []
    assert threads() == []


def test_one_that_is_stopped_while_it_connects_looks_at_nothing(
    watching: X11Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []
    connects, free = threading.Event(), threading.Event()

    def connect(_registry: Registry) -> None:
        connects.set()
        free.wait(10)

    monkeypatch.setattr(Registry, "connect", connect)
    monkeypatch.setattr(Following, "look", lambda _: looks.append("look"))
    start(watching, Heard())
    watch: Any = watching._current.watch
    assert connects.wait(10)
    stopping = threading.Thread(target=watching.stop)
    stopping.start()
    wait_until(lambda: watch.is_ending, "The end")
    free.set()
    stopping.join(10)
    assert looks == []
    assert threads() == []


def test_one_that_is_too_slow_to_stop_tells_nothing_more(
    watching: X11Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "_END_PATIENCE", 0.01)
    heard, free = Heard(), threading.Event()
    start(watching, heard)
    watch: Any = watching._current.watch
    watch.ask(_enter, None)

    def read_slowly(following: Any) -> None:
        free.wait(10)
        following._fields.typed("hunter2", 7)

    watch.post(read_slowly)
    wait_until(lambda: not watch._waiting, "The reading")
    watching.stop()
    assert heard.events[-1] == ("left", None)
    told = len(heard.events)
    free.set()
    wait_until(lambda: threads() == [], "The end")
    assert len(heard.events) == told


def test_a_key_is_of_the_window_that_was_in_front_when_it_was_pressed(
    watching: X11Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[FakeKeys] = []
    told: list[tuple[str, int]] = []

    def make(pressed: Callable[[str], None]) -> FakeKeys:
        made.append(FakeKeys(pressed))
        return made[-1]

    monkeypatch.setattr(watching, "_make_keys", make)
    monkeypatch.setattr(Following, "key_pressed", lambda _, key, window: told.append((key, window)))
    start(watching, Heard())
    watch: Any = watching._current.watch
    free = threading.Event()
    watch.post(lambda _: free.wait(10) and None)
    made[0].press("a", window=1)
    made[0].press("b", window=2)
    free.set()
    watch.ask(lambda _: None, None)
    assert told == [("a", 1), ("b", 2)]


def test_a_window_that_comes_while_another_bus_is_looked_at_is_not_missed(
    watching: X11Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk()
    monkeypatch.setattr(typing, "FrontWindow", lambda: desk)
    monkeypatch.setattr(typing, "Registry", lambda: desk)
    heard = Heard()
    start(watching, heard)
    wait_until(
        lambda: desk.LATER in {each.window for each in heard.fields()}, "The window that came"
    )
    watching.stop()


class Desk:
    """A desktop without a bus; one comes once the first look is over. While it is looked at then,
    the X server tells of a window: that stands in the connection already, and wakes nobody."""

    FIRST, LATER = 1, 2

    def __init__(self) -> None:
        self.bus = None
        self._looks = 0
        self._front, self._tells = self.FIRST, False
        self._silence = os.pipe()

    def fileno(self) -> int:
        return self._silence[0]

    def changed(self) -> bool:
        told, self._tells = self._tells, False
        return told

    def ask(self) -> Front:
        self._looks += 1
        found = Front(self._front, 1, "Chat")
        if self._looks == 2:
            self._front, self._tells = self.LATER, True
        return found

    def connect(self) -> None: ...

    def sources(self) -> list[Bus]:
        return []

    def follow(self) -> bool:
        return self._looks == 1

    def close(self) -> None:
        for each in self._silence:
            with suppress(OSError):
                os.close(each)


def test_each_watch_has_keys_of_its_own(
    watching: X11Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[FakeKeys] = []

    def make(pressed: Callable[[str], None]) -> FakeKeys:
        made.append(FakeKeys(pressed))
        return made[-1]

    monkeypatch.setattr(watching, "_make_keys", make)
    start(watching, Heard())
    start(watching, Heard())
    assert [each.closed for each in made] == [1, 0]
    watching.stop()
    assert [each.closed for each in made] == [1, 1]


class FakeKeys:
    """A keyboard that is pressed by the test."""

    def __init__(self, pressed: Callable[[str], None]) -> None:
        self._pressed = pressed
        self.window = self.closed = 0

    def press(self, key: str, window: int) -> None:
        self.window = window
        self._pressed(key)

    def number(self) -> int:
        return self.window

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def close(self) -> None:
        self.closed += 1


def _enter(following: Any) -> None:
    following._fields.enter(1, "Chat", Coverage.NONE, "silent")
