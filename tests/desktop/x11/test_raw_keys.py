"""Keys of other programs' windows, as they are pressed."""

import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from Xlib import X
from Xlib.display import Display
from Xlib.ext import ge
from Xlib.protocol.rq import Event

from snippets_app.core.chord import parse_chord
from snippets_app.core.guard.keys import KeyText, KeyTexts
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.x11.connection import connect
from snippets_app.desktop.x11.raw_keys import RawKeys
from snippets_app.errors import AppError
from tests.desktop.x11.world import MOUSEPAD, X11World
from tests.input_method import input_method

pytestmark = pytest.mark.desktop

CAPS_LOCK, NUM_LOCK, KEYPAD_7, KEYPAD_ENTER = 0xFFE5, 0xFF7F, 0xFFB7, 0xFF8D
LAST = "~"


class Watch:
    """Keeps what it is told."""

    def __init__(self, world: X11World) -> None:
        self.told: list[str] = []
        hotkeys: Any = world.desktop.hotkeys
        self.keys = RawKeys(self.told.append, hotkeys.takes)
        self._world = world

    def start(self) -> "Watch":
        self.keys.start()
        return self

    def until_now(self) -> list[str]:
        """All that was told before a last key; nothing is left."""
        self._world.person.type(LAST)
        wait_until(lambda: LAST in self.told, "The last key")
        found = self.told[:-1]
        self.told.clear()
        return found


@pytest.fixture
def watch(world: X11World) -> Iterator[Watch]:
    found = Watch(world)
    yield found
    found.keys.close()


@pytest.fixture
def other(world: X11World) -> Iterator[Display]:
    """Another program."""
    display = connect(world.virtual.display_name)
    yield display
    display.close()


@pytest.fixture
def locked(world: X11World) -> Iterator[Callable[[int], None]]:
    """Presses a lock key now and again in the end."""
    symbols: list[int] = []

    def lock(symbol: int) -> None:
        world.person.tap(symbol)
        symbols.append(symbol)

    yield lock
    for symbol in symbols:
        world.person.tap(symbol)


def test_characters_and_names(world: X11World, watch: Watch) -> None:
    watch.start()
    world.person.type("aB1! ~{\n\t")
    for name in ("Backspace", "Esc", "Home", "PageUp", "Left", "Delete", "F5", "Shift+Enter"):
        world.person.press(name)
    wait_until(lambda: watch.told[-1:] == ["Enter"], "The last key")
    names = ["Backspace", "Esc", "Home", "PageUp", "Left", "Delete", "F5", "Enter"]
    assert watch.told == [*"aB1! ~{", "Enter", "Tab", *names]


def test_fast_typing_keeps_shift_with_its_letters(world: X11World, watch: Watch) -> None:
    watch.start()
    text = "aAbBcC1!2@" * 30
    world.person.type(text)
    assert "".join(watch.until_now()) == text


def test_lock_keys_count(world: X11World, watch: Watch, locked: Callable[[int], None]) -> None:
    watch.start()
    locked(CAPS_LOCK)
    world.person.type("aB1")
    world.person.tap(KEYPAD_7)
    assert watch.until_now() == ["A", "b", "1", "Home"]
    locked(NUM_LOCK)
    world.person.tap(KEYPAD_7)
    world.person.tap(KEYPAD_ENTER)
    assert watch.until_now() == ["7", "Enter"]


@pytest.mark.parametrize("chord", ["Ctrl+A", "Ctrl+Backspace", "Alt+F2", "Win+Up", "Ctrl+Shift+V"])
def test_commands_are_other(world: X11World, watch: Watch, chord: str) -> None:
    watch.start()
    world.person.press(chord)
    assert watch.until_now() == ["other"]


def test_a_click_is_other_and_a_wheel_is_nothing(world: X11World, watch: Watch) -> None:
    watch.start()
    world.person.click(700, 500, button=4)
    assert watch.until_now() == []
    world.person.click(700, 500)
    assert watch.until_now() == ["other"]


def test_modifiers_alone_are_nothing(world: X11World, watch: Watch) -> None:
    watch.start()
    for name in ("Ctrl", "Alt", "Shift", "Win"):
        with world.person.holding_modifier(name):
            pass
    assert watch.until_now() == []


def test_a_modifier_that_was_down_before_counts(world: X11World, watch: Watch) -> None:
    with world.person.holding_modifier("Shift"):
        watch.start()
        world.person.press("A")
    assert watch.until_now() == ["A"]


def test_a_key_held_until_it_repeats_ends_with_other(
    world: X11World, watch: Watch, other: Display
) -> None:
    watch.start()
    _grab(other)
    with world.person.holding("A"):
        wait_until(lambda: other.pending_events() > 2, "Repeating")
    assert watch.until_now() == ["a", "other"]


def test_keys_are_told_while_a_program_holds_a_grab(
    world: X11World, watch: Watch, other: Display
) -> None:
    watch.start()
    _grab(other)
    world.person.type("Ab")
    assert watch.until_now() == ["A", "b"]


@pytest.mark.parametrize("chord", ["Enter", "Ctrl+;", "F9"])
def test_our_own_hotkeys_are_not_typed(world: X11World, watch: Watch, chord: str) -> None:
    watch.start()
    hotkeys, found = world.desktop.hotkeys, parse_chord(chord)
    for _ in range(5):
        done = threading.Event()

        def pressed(done: threading.Event = done) -> None:
            hotkeys.unregister(found)
            done.set()

        hotkeys.register(found, pressed)
        world.person.press(found)
        assert done.wait(5)
    assert watch.until_now() == []


def test_nothing_is_told_before_start_and_after_stop(world: X11World, watch: Watch) -> None:
    world.person.type("before")
    assert not _threads()
    watch.start()
    assert _threads()
    world.person.type("x")
    wait_until(lambda: watch.told, "A key")
    watch.keys.stop()
    world.person.type("password")
    watch.start()
    world.person.type("y")
    assert watch.until_now() == ["x", "y"]


def test_the_server_sends_nothing_while_stopped(world: X11World, watch: Watch) -> None:
    watch.start()
    watch.keys.stop()
    inner: Any = watch.keys._watch
    received: list[Event] = []
    inner.loop._handle = received.append
    world.person.type("password")
    inner.loop.run(inner._display.sync)
    inner.loop.run(lambda: None)  # after what came with the answer
    assert [each for each in received if each.type == ge.GenericEventCode] == []


def test_stopping_in_the_callback_is_the_end(world: X11World) -> None:
    told: list[str] = []

    def pressed(key: str) -> None:
        told.append(key)
        keys.stop()

    keys = RawKeys(pressed)
    keys.start()
    world.person.type("ab")
    keys.stop()
    wait_until(lambda: told, "A key")
    keys.close()
    assert told == ["a"]


def test_what_was_never_started_may_be_stopped_and_closed(world: X11World) -> None:
    keys = RawKeys(lambda key: None)
    keys.stop()
    keys.close()


def test_a_key_of_a_changed_keyboard(world: X11World, watch: Watch, other: Display) -> None:
    watch.start()
    world.person.type("a")
    assert watch.until_now() == ["a"]
    code = other.keysym_to_keycode(ord("a"))
    before = other.get_keyboard_mapping(code, 1)
    try:
        other.change_keyboard_mapping(code, [(ord("x"), ord("X"))])
        other.sync()
        world.person.tap(ord("x"))  # that key: the first with an x by now
        assert watch.until_now() == ["x"]
    finally:
        other.change_keyboard_mapping(code, before)
        other.sync()


def test_two_layouts(world: X11World, watch: Watch) -> None:
    _run(world, "setxkbmap", "-layout", "us,de", "-option", "", "-option", "grp:caps_toggle")
    try:
        watch.start()
        for count in (1, 2, 3):
            world.person.tap(ord(";"))
            wait_until(lambda expected=count: len(watch.told) == expected, "The key")
            world.person.tap(CAPS_LOCK)
    finally:
        _run(world, "setxkbmap", "-layout", "us", "-option", "")
    assert watch.told == [";", "ö", ";"]


def test_an_old_server_is_no_trouble(
    world: X11World, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("snippets_app.desktop.x11.raw_keys._GRABBED_IN_SILENCE", (9, 9))
    opened: list[int] = []
    for _ in range(3):
        with pytest.raises(AppError, match="does not tell"):
            watch.start()
        opened.append(len(list(Path("/proc/self/fd").iterdir())))
    assert not _threads()
    assert len(set(opened)) == 1


def test_hangul_through_an_input_method(world: X11World, watch: Watch) -> None:
    """The keys are seen though the window gets something else; the automaton makes it the same."""
    with input_method(world.virtual) as method:
        program = world.start(*MOUSEPAD, environment={"GTK_IM_MODULE": "fcitx"})
        world.virtual.wait_focus(world.virtual.window_of(program))
        method.use("hangul")
        watch.start()
        keys = [*"anjfkrhdyrkqtd", "Backspace", *"dl"]
        for key in keys:
            world.person.press(key)
        wait_until(lambda: len(watch.told) == len(keys), "The keys")
        text, found = KeyText(), KeyTexts()
        for key in watch.told:
            found = text.feed(key)
        assert (found.hangul, world.field_text()) == ("뭐라고요값이", "뭐라고요값이")


def _threads() -> list[str]:
    return [each.name for each in threading.enumerate() if each.name == "raw keys"]


def _grab(display: Display) -> None:
    root = display.screen().root
    root.grab_keyboard(False, X.GrabModeAsync, X.GrabModeAsync, X.CurrentTime)


def _run(world: X11World, *command: str) -> None:
    subprocess.run(command, env=world.virtual.environment, check=True, timeout=10)
