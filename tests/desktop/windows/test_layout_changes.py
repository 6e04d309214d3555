"""Hearing that another window, perhaps with another keyboard layout, has the focus."""

from collections.abc import Iterator
from ctypes import wintypes

import pytest

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.windows.layout_changes import LayoutChanges
from snippets_app.desktop.windows.libraries import declare, library
from snippets_app.desktop.windows.message_loop import MessageLoop

pytestmark = pytest.mark.desktop
FOREGROUND = 0x0003


class Heard:
    def __init__(self) -> None:
        self.count = 0
        self.loop = MessageLoop("layouts", hears_broadcasts=True)
        self.changes = LayoutChanges(self.loop, self._changed)
        self.loop.call(self.changes.start)

    def close(self) -> None:
        self.loop.call(self.changes.stop)
        self.loop.close()

    def _changed(self) -> None:
        self.count += 1


@pytest.fixture
def heard() -> Iterator[Heard]:
    found = Heard()
    yield found
    found.close()


def test_another_window_in_front_is_heard(heard: Heard) -> None:
    """Wine 8 tells nobody of its own accord which window comes to the front, and a thread that has
    had windows of its own before not of later hooks."""
    notify = declare(
        library("user32"), "NotifyWinEvent",
        None, wintypes.DWORD, wintypes.HWND, wintypes.LONG, wintypes.LONG,
    )  # fmt: skip
    before = heard.count
    heard.loop.post(lambda: notify(FOREGROUND, heard.loop.window, 0, 0))
    wait_until(lambda: heard.count > before, "The change of windows")


def test_only_languages_are_heard_of_the_shell(heard: Heard) -> None:
    post = declare(
        library("user32"), "PostMessageW",
        wintypes.BOOL, wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM,
    )  # fmt: skip
    message, before = heard.loop.message_named("SHELLHOOK"), heard.count
    for what in (1, 6, 8, 4):
        assert post(heard.loop.window, message, what, 0)
    wait_until(lambda: heard.count > before, "The language")
    heard.loop.call(lambda: None)
    assert heard.count == before + 1
