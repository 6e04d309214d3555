"""The watching thread: it begins and ends in every order, and leaves nothing behind."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from snippets_app.demo.virtual_desktop import VirtualDesktop
from snippets_app.desktop.base import Coverage, Permission
from snippets_app.desktop.x11 import typing
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


def test_what_is_asked_after_the_end_is_not_done(watching: X11Typing) -> None:
    class Late(Heard):
        def left(self) -> None:
            super().left()
            watch.post(lambda following: following.look())

    heard = Late()
    start(watching, heard)
    watch: Any = watching._watch
    looks: list[str] = []
    watch.ask(lambda following: _enter(following, heard), None)
    watch._following.look = lambda: looks.append("look")
    watching.stop()
    assert looks == []
    assert heard.events[-1] == ("left", None)


def test_what_is_answered_too_late_is_not_done(
    watching: X11Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Heard()
    start(watching, heard)
    watch: Any = watching._watch
    monkeypatch.setattr(typing, "_PATIENCE", 0.01)
    free = threading.Event()
    watch.post(lambda _: free.wait(10) and None)
    done: list[str] = []
    assert watch.ask(lambda _: done.append("selected"), "too late") == "too late"
    free.set()
    watching.stop()
    assert done == []


def _enter(following: Any, heard: Heard) -> None:
    from snippets_app.desktop.x11.accessible.focus import Front

    assert heard.permission is Permission.TEXT
    following._front = Front(1, 1, "Chat")
    following._enter(Coverage.NONE, "silent")
