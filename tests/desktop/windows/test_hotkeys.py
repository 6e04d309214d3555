"""Hotkeys in front of real windows."""

import threading
from collections.abc import Iterator
from ctypes import wintypes

import pytest

from snippets_app.core.chord import Chord, parse_chord
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import HotkeyRefused
from snippets_app.desktop.windows.hotkeys import RegisteredHotkeys, WindowsHotkeys
from snippets_app.desktop.windows.key_codes import Key
from snippets_app.desktop.windows.libraries import declare, library
from snippets_app.desktop.windows.session import CAME_BACK, SessionChange, SessionChanges
from tests.desktop.contracts import PALETTE
from tests.desktop.windows.hotkey_parts import PretendedSystem, repeat, wait_settled
from tests.desktop.windows.world import WindowsWorld

pytestmark = pytest.mark.desktop
FOREGROUND = 0x0003
OTHER = parse_chord("Ctrl+Shift+F9")


class Rig:
    def __init__(self, world: WindowsWorld) -> None:
        self.world, self.person = world, world.person
        self.session = SessionChanges()
        self.hotkeys = WindowsHotkeys(self.session)
        self.pressed: list[str] = []
        assert world.field
        wait_settled(self.person)

    def register(self, chord: Chord) -> None:
        self.hotkeys.register(chord, lambda: self.pressed.append(str(chord)))

    def settle(self) -> None:
        """Until the thread has done what it was asked."""
        self.hotkeys.unregister(parse_chord("F24"))

    def wait(self, *expected: str) -> None:
        wait_until(lambda: len(self.pressed) >= len(expected), "A press of a hotkey")
        assert self.pressed == list(expected)

    def wait_up(self) -> None:
        wait_until(lambda: not self.hotkeys._table.watches_a_key, "The release of a hotkey")


@pytest.fixture
def rig(world: WindowsWorld) -> Iterator[Rig]:
    world.desktop.hotkeys.unregister(PALETTE)
    found = Rig(world)
    yield found
    found.hotkeys.close()


@pytest.mark.parametrize(
    "text",
    ["Ctrl+Shift+1", "Ctrl+Shift+;", "Ctrl+:", "Alt+F2", "Win+PageUp", "F9", "Ctrl+/", "F11"],
)
def test_every_kind_of_chord_works(rig: Rig, text: str) -> None:
    rig.register(parse_chord(text))
    rig.person.press("Ctrl+Shift+;" if text == "Ctrl+:" else text)
    rig.wait(text)


def test_more_modifiers_are_another_chord(rig: Rig) -> None:
    rig.register(PALETTE)
    rig.register(parse_chord("Ctrl+Shift+;"))
    rig.person.press("Ctrl+Shift+;")
    rig.wait("Ctrl+Shift+;")


@pytest.mark.parametrize("on", [["CapsLock"], ["NumLock"], ["CapsLock", "NumLock"]])
def test_lock_keys_make_no_difference(rig: Rig, on: list[str]) -> None:
    rig.register(PALETTE)
    for name in on:
        with rig.person.holding_keys(name):
            pass
    rig.person.press(PALETTE)
    for name in on:
        with rig.person.holding_keys(name):
            pass
    rig.wait("Ctrl+;")


def test_a_held_key_counts_once(rig: Rig) -> None:
    rig.register(PALETTE)
    with rig.person.holding(PALETTE):
        rig.wait("Ctrl+;")
        repeat(rig.person, 0xBA)
        rig.settle()
    assert rig.pressed == ["Ctrl+;"]
    rig.wait_up()
    rig.person.press(PALETTE)
    rig.wait("Ctrl+;", "Ctrl+;")


def test_a_chord_this_keyboard_lacks_is_refused(rig: Rig) -> None:
    with pytest.raises(HotkeyRefused, match=r"no key for Ctrl\+好"):
        rig.register(parse_chord("Ctrl+好"))


def test_two_chords_of_one_key_are_not_both_registered(rig: Rig) -> None:
    rig.register(parse_chord("Ctrl+Shift+;"))
    with pytest.raises(HotkeyRefused, match=r"same key as Ctrl\+Shift\+;"):
        rig.register(parse_chord("Ctrl+:"))


def test_a_callback_may_register_and_unregister(rig: Rig) -> None:
    done = threading.Event()

    def swap() -> None:
        rig.hotkeys.unregister(PALETTE)
        rig.hotkeys.register(OTHER, done.set)

    rig.hotkeys.register(PALETTE, swap)
    rig.person.press(PALETTE)
    wait_until(lambda: OTHER in rig.hotkeys._table._hotkeys, "The other hotkey")
    rig.person.press(OTHER)
    assert done.wait(5)


def test_a_hotkey_types_nothing(rig: Rig) -> None:
    rig.register(parse_chord("Shift+X"))
    rig.person.press("Shift+X")
    rig.wait("Shift+X")
    rig.person.type("after")
    rig.world.wait_text("after")


def test_nothing_is_left_after_the_end(world: WindowsWorld) -> None:
    hotkeys = WindowsHotkeys()
    hotkeys.register(PALETTE, lambda: None)
    hotkeys.close()
    world.take(PALETTE)


@pytest.mark.parametrize("change", sorted(CAME_BACK, key=str))
def test_what_windows_lost_is_taken_anew(rig: Rig, change: SessionChange) -> None:
    rig.register(PALETTE)
    table = rig.hotkeys._table
    rig.hotkeys._loop.call(lambda: [table._system.let_go(number) for number in (1, 2)])
    rig.session.tell(change)
    rig.settle()
    rig.person.press(PALETTE)
    rig.wait("Ctrl+;")
    with pytest.raises(AssertionError, match="1409"):
        rig.world.take(PALETTE)


def test_locking_alone_changes_nothing() -> None:
    session, system = SessionChanges(), PretendedSystem()
    hotkeys = WindowsHotkeys(session, system)
    hotkeys.register(PALETTE, lambda: None)
    system.forget()
    session.tell(SessionChange.LOCKED)
    session.tell(SessionChange.DISCONNECTED)
    hotkeys.unregister(OTHER)
    assert not system.held
    session.tell(SessionChange.UNLOCKED)
    session.tell(SessionChange.RESUMED)
    hotkeys.unregister(OTHER)
    assert list(system.held.values()) == [Key(0xBA, ("Ctrl",))]
    hotkeys.close()


def test_a_sign_is_followed_when_another_window_has_another_keyboard() -> None:
    system, keys = PretendedSystem(), {PALETTE: Key(0xBA, ("Ctrl",))}
    hotkeys = WindowsHotkeys(system=system)
    hotkeys._table._find = keys.get
    hotkeys.register(PALETTE, lambda: None)
    keys[PALETTE] = Key(0xBC, ("Ctrl", "Shift"))
    notify = declare(
        library("user32"), "NotifyWinEvent",
        None, wintypes.DWORD, wintypes.HWND, wintypes.LONG, wintypes.LONG,
    )  # fmt: skip
    hotkeys._loop.post(lambda: notify(FOREGROUND, hotkeys._loop.window, 0, 0))
    wait_until(lambda: list(system.held.values()) == [keys[PALETTE]], "The key's new place")
    hotkeys.close()
    assert not system.held


def test_the_system_says_why(rig: Rig) -> None:
    system = RegisteredHotkeys(rig.hotkeys._loop.window)
    assert system.take(1, Key(0xBA, ("Ctrl",))), "a window of another thread"
    assert system.reason(1409)
