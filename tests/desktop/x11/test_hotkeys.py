"""Hotkeys with lock keys, held keys and keyboards that change."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from Xlib import X

from snippets_app.core.chord import Chord, parse_chord
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import HotkeyRefused
from snippets_app.desktop.x11.connection import connect, held_keys, read_keymap
from snippets_app.desktop.x11.keymap import find
from tests.desktop.contracts import PALETTE
from tests.desktop.x11.world import X11World

pytestmark = pytest.mark.desktop

CAPS_LOCK, NUM_LOCK = 0xFFE5, 0xFF7F


class Presses:
    """Counts what reaches the callback."""

    def __init__(self, world: X11World, chord: Chord = PALETTE) -> None:
        self.count = 0
        world.desktop.hotkeys.register(chord, self._add)

    def _add(self) -> None:
        self.count += 1

    def wait(self, count: int) -> None:
        wait_until(lambda: self.count >= count, f"Press {count} of the hotkey")
        assert self.count == count


@pytest.fixture
def locks(world: X11World) -> Iterator[list[int]]:
    """Lock keys put in the list are unlocked in the end."""
    pressed: list[int] = []
    yield pressed
    for symbol in pressed:
        world.person.tap(symbol)


@pytest.mark.parametrize("on", [[CAPS_LOCK], [NUM_LOCK], [CAPS_LOCK, NUM_LOCK]])
def test_lock_keys_make_no_difference(world: X11World, locks: list[int], on: list[int]) -> None:
    presses = Presses(world)
    for symbol in on:
        world.person.tap(symbol)
        locks.append(symbol)
    world.press(PALETTE)
    presses.wait(1)


@pytest.mark.parametrize(
    "text", ["Ctrl+Shift+1", "Ctrl+Shift+;", "Alt+F2", "Win+PageUp", "F9", "Ctrl+/", "Enter"]
)
def test_every_kind_of_chord_works(world: X11World, text: str) -> None:
    chord = parse_chord(text)
    presses = Presses(world, chord)
    world.press(chord)
    presses.wait(1)


def test_more_modifiers_are_another_chord(world: X11World) -> None:
    plain, shifted = Presses(world), Presses(world, parse_chord("Ctrl+Shift+;"))
    world.press(parse_chord("Ctrl+Shift+;"))
    shifted.wait(1)
    assert plain.count == 0


def test_a_chord_this_keyboard_lacks_is_refused(world: X11World) -> None:
    with pytest.raises(HotkeyRefused, match="no key for Ctrl"):
        world.desktop.hotkeys.register(parse_chord("Ctrl+好"), lambda: None)


def test_a_chord_taken_with_one_lock_only_is_refused_and_left_whole(world: X11World) -> None:
    world.take(PALETTE)
    with pytest.raises(HotkeyRefused):
        world.desktop.hotkeys.register(PALETTE, lambda: None)
    other = connect(world.virtual.display_name)
    key = find(PALETTE, read_keymap(other))
    assert key
    refused: list[object] = []
    other.set_error_handler(lambda *problem: refused.append(problem))
    other.screen().root.grab_key(key.code, key.mask | 2, False, X.GrabModeAsync, X.GrabModeAsync)
    other.sync()
    other.close()
    assert not refused


def test_two_chords_of_one_key_are_not_both_registered(world: X11World) -> None:
    presses, colon = Presses(world, parse_chord("Ctrl+Shift+;")), parse_chord("Ctrl+:")
    with pytest.raises(HotkeyRefused, match=r"same key as Ctrl\+Shift\+;"):
        world.desktop.hotkeys.register(colon, lambda: None)
    world.desktop.hotkeys.unregister(colon)
    world.press(colon)
    presses.wait(1)


def test_keys_that_have_changed_places_are_both_followed(world: X11World) -> None:
    keyboard = connect(world.virtual.display_name)
    codes = [_code(world, "F7"), _code(world, "F8")]
    before = [keyboard.get_keyboard_mapping(code, 1) for code in codes]
    presses = [Presses(world, parse_chord(name)) for name in ("F7", "F8")]
    hotkeys: Any = world.desktop.hotkeys

    def remap(symbols: list[Any]) -> None:
        for code, each in zip(codes, symbols, strict=True):
            keyboard.change_keyboard_mapping(code, each)
        keyboard.sync()

    def places() -> list[int]:
        hotkeys.unregister(parse_chord("F24"))  # waits for what the thread does
        chords = [parse_chord(name) for name in ("F7", "F8")]
        return [next(hotkeys._hotkeys[each].grabs(), None).code for each in chords]

    try:
        remap(before[::-1])
        wait_until(lambda: places() == codes[::-1], "The keys at their new places")
        for name, each in zip(("F7", "F8"), presses, strict=True):
            world.press(parse_chord(name))
            each.wait(1)
    finally:
        remap(before)
        wait_until(lambda: places() == codes, "The keys at their old places")
        keyboard.close()


def test_what_is_registered_again_while_its_key_is_down_stays(world: X11World) -> None:
    first = Presses(world)
    again: list[str] = []
    hotkeys: Any = world.desktop.hotkeys
    with world.holding(PALETTE):
        first.wait(1)
        hotkeys.unregister(PALETTE)
        hotkeys.register(PALETTE, lambda: again.append("again"))
    wait_until(lambda: hotkeys._down is None, "The release")
    assert not hotkeys._leaving
    world.press(PALETTE)
    wait_until(lambda: again, "The second owner's press")


def test_a_held_key_repeats_and_counts_once(world: X11World) -> None:
    presses = Presses(world)
    with world.holding(PALETTE):
        presses.wait(1)
        hotkeys: Any = world.desktop.hotkeys
        wait_until(lambda: hotkeys._down_since == 0, "The first repetition by the server")
    assert presses.count == 1
    world.press(PALETTE)
    wait_until(lambda: _press_and_look(world, presses), "A press after the release")


def test_what_follows_a_hotkey_reaches_the_focused_window(world: X11World) -> None:
    assert world.target
    presses = Presses(world)
    with world.holding(PALETTE):
        presses.wait(1)
        other = connect(world.virtual.display_name)
        granted = other.screen().root.grab_keyboard(
            False, X.GrabModeAsync, X.GrabModeAsync, X.CurrentTime
        )
        other.close()
    assert granted == X.GrabSuccess
    world.person.type("typed")
    assert world.field_text() == "typed"


def test_a_callback_may_register_and_unregister(world: X11World) -> None:
    done = threading.Event()
    hotkeys = world.desktop.hotkeys

    def swap() -> None:
        hotkeys.unregister(PALETTE)
        hotkeys.register(parse_chord("F8"), done.set)

    hotkeys.register(PALETTE, swap)
    world.press(PALETTE)
    wait_until(lambda: not held_keys(world.virtual.display), "The release of the keys")
    hotkeys.unregister(parse_chord("F9"))  # waits for what the thread does
    world.press(parse_chord("F8"))
    assert done.wait(5)


def test_hotkeys_follow_their_keys_when_the_keyboard_changes(world: X11World) -> None:
    presses = Presses(world)
    code = _code(world, "Ctrl+;")
    keyboard = connect(world.virtual.display_name)
    before = keyboard.get_keyboard_mapping(code, 1)
    spare = next(
        number for number, symbols in read_keymap(keyboard).symbols.items() if not any(symbols)
    )
    try:
        keyboard.change_keyboard_mapping(spare, before)
        keyboard.change_keyboard_mapping(code, [(0x3B1,) * len(before[0])])
        keyboard.sync()
        wait_until(lambda: _press_and_look(world, presses), "The hotkey at its new place")
    finally:
        keyboard.change_keyboard_mapping(code, before)
        keyboard.change_keyboard_mapping(spare, [(0,) * len(before[0])])
        keyboard.sync()
        keyboard.close()
    count = presses.count
    wait_until(lambda: _press_and_look(world, presses), "The hotkey at its old place")
    assert presses.count > count


def _press_and_look(world: X11World, presses: Presses) -> bool:
    before = presses.count
    world.press(PALETTE)
    world.desktop.hotkeys.unregister(parse_chord("F24"))
    return presses.count > before


def _code(world: X11World, text: str) -> int:
    key = find(parse_chord(text), read_keymap(world.virtual.display))
    assert key
    return key.code
