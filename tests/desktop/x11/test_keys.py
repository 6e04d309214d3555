"""Pressing chords while locks are on or modifiers held, and keys that repeat into no window."""

import threading
from collections.abc import Iterator

import pytest

from snippets_app.core.chord import parse_chord
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.x11.connection import held_keys, read_keymap
from snippets_app.desktop.x11.keymap import find
from snippets_app.errors import AppError
from tests.desktop.contracts import insert
from tests.desktop.x11.world import X11World
from tests.keyboard import is_grabbed

pytestmark = pytest.mark.desktop

CAPS_LOCK, NUM_LOCK = 0xFFE5, 0xFF7F


@pytest.fixture
def locked(world: X11World) -> Iterator[None]:
    for symbol in (CAPS_LOCK, NUM_LOCK):
        world.person.tap(symbol)
    yield
    for symbol in (CAPS_LOCK, NUM_LOCK):
        world.person.tap(symbol)


@pytest.mark.usefixtures("locked")
def test_lock_keys_make_no_difference_to_a_paste(world: X11World) -> None:
    world.copy("as before")
    insert(world, "Grüße 안녕")
    assert world.copied() == "as before"
    assert world.field_text() == "Grüße 안녕"


def test_a_chord_is_pressed_as_often_as_asked(world: X11World) -> None:
    assert world.target
    world.person.type("abcdef")
    world.desktop.keys.press(parse_chord("Backspace"), times=4)
    world.desktop.keys.press(parse_chord("Shift+Left"), times=1)
    world.person.type("X")
    assert world.field_text() == "aX"


def test_nothing_is_held_after_a_chord(world: X11World) -> None:
    world.desktop.keys.press(parse_chord("Ctrl+Alt+Shift+F9"))
    assert held_keys(world.virtual.display) == frozenset()


def test_a_chord_waits_for_a_held_modifier(world: X11World) -> None:
    assert world.target
    world.person.type("one two")
    with world.person.holding_modifier("Ctrl"):
        pressing = threading.Thread(target=lambda: world.desktop.keys.press(parse_chord("Left")))
        pressing.start()
        pressing.join(0.2)
        assert pressing.is_alive()
    pressing.join(10)
    world.person.type("|")
    assert world.field_text() == "one tw|o"


def test_a_modifier_that_stays_held_ends_in_a_refusal(world: X11World) -> None:
    assert world.target
    world.person.type("one two")
    with world.person.holding_modifier("Ctrl"):
        before = held_keys(world.virtual.display)
        with pytest.raises(AppError, match="held down"):
            world.desktop.keys.press(parse_chord("Left"))
        assert held_keys(world.virtual.display) == before
    world.person.type("|")
    assert world.field_text() == "one two|"


def test_a_held_key_ends_in_a_refusal_and_no_grab(world: X11World) -> None:
    with world.person.holding_modifier("Shift"):
        assert not world.desktop.keys.wait_released(0.05)
    wait_until(lambda: not is_grabbed(world.virtual.display), "The end of the grab")


def test_a_key_held_beyond_the_refusal_still_types_nothing(world: X11World) -> None:
    assert world.target
    with world.holding(parse_chord("B")):
        assert not world.desktop.keys.wait_released(0.05)
        assert is_grabbed(world.virtual.display)
        world.person.type("c")
    wait_until(lambda: not is_grabbed(world.virtual.display), "The end of the grab")
    world.person.type("d")
    assert world.field_text() == "bd"


def test_while_a_key_is_held_nothing_is_typed(world: X11World) -> None:
    assert world.target
    results: list[bool] = []
    with world.holding(parse_chord("B")):
        waiting = threading.Thread(
            target=lambda: results.append(world.desktop.keys.wait_released(30))
        )
        waiting.start()
        wait_until(lambda: is_grabbed(world.virtual.display), "The grab of the keyboard")
        world.person.type("c")
    waiting.join(30)
    assert results == [True]
    world.person.type("d")
    assert world.field_text() == "bd"


def test_a_key_this_keyboard_lacks_is_reported(world: X11World) -> None:
    with pytest.raises(AppError, match="no key for Ctrl"):
        world.desktop.keys.press(parse_chord("Ctrl+好"))


def test_a_moved_key_is_found(world: X11World) -> None:
    keyboard = world.virtual.display
    symbols = read_keymap(keyboard).symbols
    spare = next(code for code, row in symbols.items() if not any(row))
    unknown, width = 0x01000000 | ord("好"), len(symbols[spare])
    keyboard.change_keyboard_mapping(spare, [(unknown,) * width])
    keyboard.sync()
    try:
        wait_until(lambda: _can_press(world, "Ctrl+好"), "The new key")
    finally:
        keyboard.change_keyboard_mapping(spare, [(0,) * width])
        keyboard.sync()
    assert find(parse_chord("Ctrl+好"), read_keymap(keyboard)) is None


def _can_press(world: X11World, chord: str) -> bool:
    try:
        world.desktop.keys.press(parse_chord(chord))
    except AppError:
        return False
    return True
