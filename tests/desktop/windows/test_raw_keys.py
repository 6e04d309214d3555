"""Keys of other programs' windows, as they are pressed."""

import ctypes
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from ctypes import wintypes

import pytest

from snippets_app.core.guard.keys import KeyText, KeyTexts
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.windows.input_method import SystemKeyboard
from snippets_app.desktop.windows.libraries import declare, library
from snippets_app.desktop.windows.message_loop import MessageLoop
from snippets_app.desktop.windows.raw_keys import RawKeys
from snippets_app.desktop.windows.send_input import InputSender, Stroke
from snippets_app.desktop.windows.window_facts import WindowFacts
from tests.desktop.windows.world import EDIT_FIELD, WindowsWorld

LAST = "~"
ENTER = 0x0D
MOVE, LEFT_DOWN, LEFT_UP, WHEEL = 0x0001, 0x0002, 0x0004, 0x0800


class Keyboard(SystemKeyboard):
    """The real one, with a Korean input method that the test switches."""

    hangul = False

    def is_hangul(self) -> bool:
        return self.hangul


class Watch:
    """Keeps what it is told."""

    def __init__(self, world: WindowsWorld) -> None:
        self.world = world
        self.told: list[str] = []
        self.stirred = 0
        self.taken: list[tuple[int, frozenset[str]]] = []
        self.loop = MessageLoop("test keys")
        self.keyboard = Keyboard(WindowFacts())
        self.keys = RawKeys(self.loop, self.keyboard, self._takes)

    def start(self) -> "Watch":
        assert self.keys.start(self.told.append)
        return self

    def stir(self) -> None:
        self.stirred += 1

    def point_at_field(self) -> None:
        """A click elsewhere would bring another window to the front."""
        place = WindowFacts().place_of(self.world.seen.focus())
        assert place
        point = declare(
            library("user32"), "SetCursorPos", wintypes.BOOL, wintypes.INT, wintypes.INT
        )
        point(place.x + place.width // 2, place.y + place.height // 2)

    def use_mouse(self, flags: int) -> None:
        """Without moving the pointer anywhere."""
        number = wintypes.DWORD
        use = declare(
            library("user32"), "mouse_event",
            None, number, number, number, wintypes.INT, ctypes.c_size_t,
        )  # fmt: skip
        use(flags, 0, 0, 120 if flags == WHEEL else 0, 0)

    def until_now(self) -> list[str]:
        """All that was told before a last key; nothing is left."""
        self.world.person.type(LAST)
        wait_until(lambda: LAST in self.told, "The last key")
        found = self.told[:-1]
        self.told.clear()
        return found

    def close(self) -> None:
        self.keys.stop()
        self.loop.close()

    def _takes(self, code: int, modifiers: Collection[str], _time: int) -> bool:
        return (code, frozenset(modifiers)) in self.taken


@pytest.fixture
def watch(world: WindowsWorld) -> Iterator[Watch]:
    found = Watch(world)
    world.focus_new(*EDIT_FIELD)
    yield found
    found.close()


@pytest.fixture
def locked(world: WindowsWorld) -> Iterator[Callable[[str], None]]:
    """Presses a lock key now and again in the end."""
    names: list[str] = []

    def lock(name: str) -> None:
        with world.person.holding_keys(name):
            names.append(name)

    yield lock
    for name in names:
        with world.person.holding_keys(name):
            pass


def test_characters_and_names(watch: Watch) -> None:
    watch.start()
    watch.world.person.type("aB1! {;")
    names = ["Enter", "Tab", "Backspace", "Esc", "Home", "PageUp", "Left", "Delete", "F5"]
    for name in names:
        watch.world.person.press(name)
    watch.world.person.press("Shift+Enter")
    assert watch.until_now() == [*"aB1! {;", *names, "Enter"]


def test_fast_typing_keeps_shift_with_its_letters(watch: Watch) -> None:
    watch.start()
    text = "aAbBcC1!2@" * 30
    watch.world.person.type(text)
    assert "".join(watch.until_now()) == text


def test_caps_lock_counts(watch: Watch, locked: Callable[[str], None]) -> None:
    watch.start()
    locked("CapsLock")
    watch.world.person.type("aB1")
    assert watch.until_now() == ["A", "b", "1"]


@pytest.mark.parametrize("chord", ["Ctrl+A", "Ctrl+Backspace", "Ctrl+Shift+V"])
def test_commands_are_other(watch: Watch, chord: str) -> None:
    watch.start()
    watch.world.person.press(chord)
    assert watch.until_now() == ["other"]


def test_modifiers_alone_are_nothing(watch: Watch) -> None:
    watch.start()
    for name in ("Ctrl", "Shift"):
        with watch.world.person.holding_keys(name):
            pass
    assert watch.until_now() == []


def test_a_modifier_that_was_down_before_counts(watch: Watch) -> None:
    with watch.world.person.holding_keys("Shift"):
        watch.start()
        watch.world.person.press("A")
    assert watch.until_now() == ["A"]


def test_a_hotkey_of_ours_is_not_typed(watch: Watch) -> None:
    watch.start()
    watch.taken = [(ENTER, frozenset())]
    watch.world.person.press("Enter")
    watch.world.person.press("Shift+Enter")
    assert watch.until_now() == ["Enter"]


def test_our_own_strokes_are_nobodys_typing(watch: Watch) -> None:
    watch.start()
    InputSender().send([Stroke(0x41, 0x1E), Stroke(0x41, 0x1E, up=True)])
    assert watch.until_now() == ["other"]


def test_a_click_is_other(watch: Watch) -> None:
    watch.point_at_field()
    watch.start()
    for flags in (MOVE, LEFT_DOWN, LEFT_UP, WHEEL):
        watch.use_mouse(flags)
    assert watch.until_now() == ["other"]


def test_hangul_as_the_input_method_makes_it(watch: Watch) -> None:
    watch.keyboard.hangul = True
    watch.start()
    watch.world.person.type("anjfkrhdy.")
    text, found = KeyText(), KeyTexts()
    for key in watch.until_now():
        found = text.feed(key)
    assert found.hangul == "뭐라고요."


def test_nothing_is_told_before_start_and_after_stop(watch: Watch) -> None:
    watch.world.person.type("before")
    watch.start()
    watch.world.person.type("x")
    wait_until(lambda: watch.told, "A key")
    watch.keys.stop()
    watch.world.person.type("password")
    watch.start()
    watch.world.person.type("y")
    assert watch.until_now() == ["x", "y"]


def test_stirring_asks_for_no_key(watch: Watch) -> None:
    read: list[object] = []
    watch.keys._content = lambda *asked: read.append(asked)
    watch.keys.stir(watch.stir)
    watch.world.person.type("a")
    wait_until(lambda: watch.stirred >= 2, "A press and a release")
    assert not read
    assert not watch.told
    watch.keys.stop()
    stirred = watch.stirred
    watch.world.person.type("a")
    watch.loop.call(lambda: None)
    assert watch.stirred == stirred


def test_keys_are_told_and_stirred_at_once_until_they_are_muted(watch: Watch) -> None:
    watch.keys.stir(watch.stir)
    watch.start()
    watch.world.person.type("a")
    wait_until(lambda: watch.told == ["a"] and watch.stirred >= 2, "A key, and that there was one")
    watch.keys.mute()
    stirred = watch.stirred
    watch.world.person.type("b")
    wait_until(lambda: watch.stirred >= stirred + 2, "That there was another one")
    assert watch.told == ["a"]


def test_only_what_is_stirred_now_is_stirred_no_more(watch: Watch) -> None:
    watch.keys.stir(lambda: None)
    watch.keys.stir(watch.stir)
    watch.keys.unstir(lambda: None)
    watch.world.person.type("a")
    wait_until(lambda: watch.stirred >= 2, "A press and a release")
    watch.keys.unstir(watch.stir)
    watch.loop.call(lambda: None)
    stirred = watch.stirred
    watch.world.person.type("a")
    watch.loop.call(lambda: None)
    assert watch.stirred == stirred


def test_an_event_of_the_field_before_leaves_the_keys_alone(watch: Watch) -> None:
    watch.keys.stir(watch.stir)
    watch.start()
    watch.keys.unstir(watch.stir)
    watch.world.person.type("a")
    assert watch.until_now() == ["a"]


def test_stopping_in_the_callback_is_the_end(watch: Watch) -> None:
    told: list[str] = []

    def pressed(key: str) -> None:
        told.append(key)
        watch.keys.stop()

    watch.keys.start(pressed)
    watch.world.person.type("ab")
    with suppress(RuntimeError):
        watch.loop.call(lambda: None)
    wait_until(lambda: told, "A key")
    assert told == ["a"]
