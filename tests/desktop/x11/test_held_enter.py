"""Plain Enter as a hotkey in front of real windows: held once, then free, never stuck."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from snippets_app.core.chord import Chord
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.x11.connection import connect, read_keymap
from snippets_app.desktop.x11.keymap import find
from snippets_app.ui.held_enter import ENTER, HeldEnter
from tests.desktop.x11.world import MOUSEPAD, X11World, file_text
from tests.end_to_end.targets import QtWindow
from tests.input_method import input_method

pytestmark = pytest.mark.desktop

RETURN, KEYPAD_ENTER, NUM_LOCK = 0xFF0D, 0xFF8D, 0xFF7F
REPEATS = 8


class Sending:
    """A chat in a terminal: each Enter writes one line; the hold counts what it is told."""

    def __init__(self, world: X11World, file: Path) -> None:
        self.file = file
        self.told = 0
        self.enter = HeldEnter(world.desktop.hotkeys)
        self._world = world
        self._hotkeys: Any = world.desktop.hotkeys
        world.focus_new("xterm", "-e", "sh", "-c", f"exec cat > {file}")
        wait_until(file.exists, "The start of the shell")

    def hold(self) -> None:
        assert self.enter.hold(self._tell)

    def wait_told(self, count: int = 1) -> None:
        wait_until(lambda: self.told >= count, "The held Enter")
        assert self.told == count

    def wait_free(self) -> None:
        key = find(ENTER, read_keymap(self._world.virtual.display))
        assert key
        wait_until(lambda: not self._hotkeys.takes(key.code, 0, -1), "Enter let go")

    def wait_repeated(self) -> None:
        before = self._hotkeys._seen
        wait_until(lambda: len(set(self._hotkeys._seen) - set(before)) >= REPEATS, "Repeats")

    def _tell(self, _pressed: Chord) -> None:
        self.told += 1


@pytest.fixture
def sending(world: X11World, tmp_path: Path) -> Iterator[Sending]:
    found = Sending(world, tmp_path / "sent.txt")
    yield found
    found.enter.let_go()


@pytest.mark.parametrize("first", [RETURN, KEYPAD_ENTER])
@pytest.mark.parametrize("second", [RETURN, KEYPAD_ENTER])
def test_the_first_enter_stays_away_and_the_second_sends(
    world: X11World, sending: Sending, first: int, second: int
) -> None:
    world.person.type("one")
    sending.hold()
    world.person.tap(first)
    sending.wait_told()
    sending.wait_free()
    world.person.tap(second)
    world.person.type("two\n")
    assert file_text(sending.file, "one\ntwo\n")
    assert sending.told == 1


def test_enter_is_held_with_the_number_lock_on(world: X11World, sending: Sending) -> None:
    world.person.tap(NUM_LOCK)
    try:
        for key in (RETURN, KEYPAD_ENTER):
            count = sending.told
            sending.hold()
            world.person.tap(key)
            sending.wait_told(count + 1)
            sending.wait_free()
    finally:
        world.person.tap(NUM_LOCK)
    world.person.type("sent\n")
    assert file_text(sending.file, "sent\n")


@pytest.mark.parametrize("chord", ["Shift+Enter", "Ctrl+Enter"])
def test_enter_with_a_modifier_is_not_held(world: X11World, sending: Sending, chord: str) -> None:
    sending.hold()
    world.person.type("line")
    world.person.press(chord)
    assert file_text(sending.file, "line\n")
    assert sending.told == 0


def test_what_is_let_go_unpressed_sends_at_once(world: X11World, sending: Sending) -> None:
    sending.hold()
    sending.enter.let_go()
    world.person.type("sent\n")
    assert file_text(sending.file, "sent\n")


def test_a_held_key_repeats_into_no_window(world: X11World, sending: Sending) -> None:
    world.person.type("one")
    sending.hold()
    with world.holding(ENTER):
        sending.wait_told()
        sending.wait_repeated()
    sending.wait_free()
    world.person.type("two\n")
    assert file_text(sending.file, "onetwo\n")
    assert sending.told == 1


def test_letting_go_while_the_key_is_down_sends_nothing(world: X11World, sending: Sending) -> None:
    sending.hold()
    with world.holding(ENTER):
        sending.wait_told()
        sending.hold()
        sending.enter.let_go()
        sending.wait_repeated()
    sending.wait_free()
    world.person.type("one\n")
    assert file_text(sending.file, "one\n")


def test_other_keys_reach_the_window_while_enter_is_down(world: X11World, sending: Sending) -> None:
    sending.hold()
    with world.holding(ENTER):
        sending.wait_told()
        world.person.type("ab")
    sending.wait_free()
    world.person.type("c\n")
    assert file_text(sending.file, "abc\n")


def test_the_next_message_is_held_again(world: X11World, sending: Sending) -> None:
    for count in (1, 2, 3):
        sending.hold()
        world.person.press(ENTER)
        sending.wait_told(count)
        sending.wait_free()
        world.person.press(ENTER)
        assert file_text(sending.file, "\n" * count)


def test_no_grab_is_left(world: X11World, sending: Sending) -> None:
    sending.hold()
    world.person.press(ENTER)
    sending.wait_told()
    sending.wait_free()
    keyboard = connect(world.virtual.display_name)
    assert keyboard.screen().root.grab_keyboard(False, 1, 1, 0) == 0
    keyboard.close()
    world.take(ENTER)
    assert not sending.enter.hold(lambda _: None)


def test_gtk_and_qt_windows_get_no_held_enter(world: X11World) -> None:
    assert world.target
    _holds_once(world)
    assert world.field_text() == "a\nb"
    window = QtWindow(world.virtual)
    _holds_once(world)
    try:
        window.receives("a\nb")
    finally:
        window.close()


def test_enter_is_held_before_an_input_method_gets_it(world: X11World) -> None:
    with input_method(world.virtual) as method:
        program = world.start(*MOUSEPAD, environment={"GTK_IM_MODULE": "fcitx"})
        world.virtual.wait_focus(world.virtual.window_of(program))
        method.use("hangul")
        world.person.type("dkssud")
        _holds_once(world, "")
        wait_until(lambda: world.field_text() == "안녕\n", "The second Enter")


def _holds_once(world: X11World, before: str = "a", after: str = "b") -> None:
    told: list[int] = []
    enter = HeldEnter(world.desktop.hotkeys)
    world.person.type(before)
    enter.hold(lambda _: told.append(1))
    world.person.press(ENTER)
    wait_until(lambda: told, "The held Enter")
    hotkeys: Any = world.desktop.hotkeys
    wait_until(lambda: not hotkeys._leaving, "Enter let go")
    world.person.press(ENTER)
    world.person.type(after if before else "")
    assert told == [1]
