"""Chords in two steps in front of real windows, and a hook that is lost."""

from collections.abc import Iterator
from ctypes import wintypes
from typing import Any

import pytest

from snippets_app.core.chord import parse_chord
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.windows import hook_watch
from snippets_app.desktop.windows.libraries import Handle, declare, library
from snippets_app.desktop.windows.session import CAME_BACK, SessionChange, SessionChanges
from snippets_app.desktop.windows.two_step import WindowsTwoStep
from tests.desktop.windows.hotkey_parts import wait_settled
from tests.desktop.windows.world import WindowsWorld

pytestmark = pytest.mark.desktop
FIRST, SECOND = parse_chord("Ctrl+;"), parse_chord("3")


class Rig:
    def __init__(self, world: WindowsWorld) -> None:
        self.world, self.person = world, world.person
        self.session = SessionChanges()
        self.chords = WindowsTwoStep(self.session)
        self.pressed: list[int] = []
        self.heard = 0
        assert world.field
        wait_settled(self.person)
        self.chords.register(FIRST, SECOND, self._add)
        self.wait_hearing()

    @property
    def library(self) -> Any:
        return self.chords._chords.library

    @property
    def thread(self) -> Any:
        return self.library._listener.listening_thread

    def press(self) -> None:
        self.person.press(FIRST)
        self.person.press(SECOND)

    def wait_pressed(self, count: int = 1) -> None:
        wait_until(lambda: len(self.pressed) >= count, "The chords")
        assert len(self.pressed) == count

    def wait_hearing(self) -> None:
        """A hook begins to hear some time after its thread has begun."""
        before = self.chords._watch._heard

        def hears() -> bool:
            self.person.press("F22")
            return self.chords._watch._heard > before

        wait_until(hears, "The hook")

    def post(self, message: int) -> None:
        post = declare(
            library("user32"), "PostThreadMessageW",
            wintypes.BOOL, wintypes.DWORD, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM,
        )  # fmt: skip
        assert post(self.thread.native_id, message, 0, 0)

    def _add(self) -> None:
        self.pressed.append(1)


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The hooks that the library takes."""
    import keyboard

    taken: list[int] = []
    system = keyboard._os_keyboard
    take = system.SetWindowsHookEx

    def take_and_note(*arguments: Any) -> Any:
        taken.append(take(*arguments))
        return taken[-1]

    monkeypatch.setattr(system, "SetWindowsHookEx", take_and_note)
    return taken


@pytest.fixture
def rig(world: WindowsWorld, hooks: list[int], monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    monkeypatch.setattr(hook_watch, "_LOOK_AFTER", 0.2)
    found = Rig(world)
    yield found
    found.chords.close()
    assert not found.thread.is_alive()


def test_the_pair_is_told_and_reaches_the_window_too(rig: Rig) -> None:
    rig.press()
    rig.wait_pressed()
    rig.press()
    rig.wait_pressed(2)
    rig.world.wait_text("33")


def test_the_right_to_come_to_the_front_is_there_before_the_pair_is_told(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wine gives everybody that right; Windows does not give it to who only watches keys."""
    told_after: list[int] = []
    monkeypatch.setattr(rig.chords._input, "be_last", lambda: told_after.append(len(rig.pressed)))
    rig.press()
    rig.wait_pressed()
    assert told_after == [0]


def test_a_missing_second_step_presses_nothing(rig: Rig) -> None:
    rig.person.press(FIRST)
    rig.person.type("ab3")
    rig.press()
    rig.wait_pressed()
    rig.world.wait_text("ab33")


def test_the_hook_goes_with_the_last_use_and_comes_with_the_next(world: WindowsWorld) -> None:
    for _ in range(2):
        rig = Rig(world)
        rig.press()
        rig.wait_pressed()
        rig.chords.close()
        assert not rig.thread.is_alive()


def test_a_thread_that_ends_comes_back(rig: Rig) -> None:
    old = rig.thread
    rig.post(0x0401)
    wait_until(lambda: rig.thread is not old, "Another thread")
    assert not old.is_alive()
    rig.wait_hearing()
    rig.press()
    rig.wait_pressed()


def test_a_hook_that_the_system_took_away_is_missed_and_comes_back(
    rig: Rig, hooks: list[int]
) -> None:
    rig.press()
    rig.wait_pressed()
    old = rig.thread
    release = declare(library("user32"), "UnhookWindowsHookEx", wintypes.BOOL, Handle)
    assert release(hooks[-1])
    rig.press()
    wait_until(lambda: rig.thread is not old, "Another hook")
    assert rig.pressed == [1]
    rig.wait_hearing()
    rig.press()
    rig.wait_pressed(2)


@pytest.mark.parametrize("change", sorted(SessionChange, key=str))
def test_what_was_begun_before_locking_is_forgotten(rig: Rig, change: SessionChange) -> None:
    old = rig.thread
    rig.person.press(FIRST)
    wait_until(lambda: rig.chords._chords._steps._begun, "The first step")
    rig.library._pressed_events[77] = "a key whose release was never seen"
    rig.session.tell(change)
    rig.chords._loop.call(lambda: None)
    assert not rig.chords._chords._steps._begun
    if change in CAME_BACK:
        assert rig.thread is not old
        assert not rig.library._pressed_events
    rig.library._pressed_events.clear()
    rig.wait_hearing()
    rig.press()
    rig.wait_pressed()
