"""Pressing chords while locks are on or modifiers held, and keys that repeat into no window."""

import threading
from collections.abc import Collection, Iterator, Sequence

import pytest

from snippets_app.core.chord import parse_chord
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.windows.key_codes import KEYBOARD
from snippets_app.desktop.windows.keyboard_state import SystemKeyboard
from snippets_app.desktop.windows.keys import WindowsKeys
from snippets_app.desktop.windows.send_input import Stroke
from snippets_app.errors import AppError
from tests.desktop.contracts import NASTY, PASTE
from tests.desktop.windows.world import WindowsWorld

pytestmark = pytest.mark.desktop

ENTER, B, CTRL, V = 0x0D, 0x42, 0xA2, 0x56


class Still:
    """The keys that a test says are held."""

    def __init__(self, *held: int) -> None:
        self.now = frozenset(held)

    def held(self, among: Collection[int] = KEYBOARD) -> frozenset[int]:
        return self.now.intersection(among)


class Narrow:
    """Takes only so many strokes, as at the screen that asks for consent."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.taken: list[Stroke] = []

    def send(self, strokes: Sequence[Stroke]) -> int:
        taken = list(strokes)[: self.most]
        self.taken += taken
        self.most -= len(taken)
        return len(taken)


@pytest.fixture
def locked(world: WindowsWorld) -> Iterator[None]:
    for name in ("CapsLock", "NumLock"):
        world.person.tap(name)
    yield
    for name in ("CapsLock", "NumLock"):
        world.person.tap(name)


@pytest.mark.usefixtures("locked")
def test_lock_keys_make_no_difference_to_a_paste(world: WindowsWorld) -> None:
    assert world.field
    world.copy("Grüße 안녕")
    assert world.desktop.keys.wait_released(0)
    world.desktop.keys.press(PASTE)
    world.desktop.keys.press(parse_chord("Left"))
    world.desktop.keys.press(parse_chord("Shift+Insert"))
    world.wait_text("Grüße 안Grüße 안녕녕")


def test_many_pastes_are_whole(world: WindowsWorld) -> None:
    assert world.field
    world.copy(NASTY)
    for _ in range(50):
        world.desktop.keys.press(PASTE)
    world.wait_text(NASTY * 50)


def test_a_chord_is_pressed_as_often_as_asked(world: WindowsWorld) -> None:
    assert world.field
    world.person.type("abcdef")
    world.desktop.keys.press(parse_chord("Backspace"), times=4)
    world.desktop.keys.press(parse_chord("Shift+Left"), times=1)
    world.person.type("X")
    world.wait_text("aX")


def test_a_chord_may_be_pressed_hundreds_of_times(world: WindowsWorld) -> None:
    assert world.field
    world.desktop.keys.press(parse_chord("A"), times=250)
    world.wait_text("a" * 250)


def test_nothing_is_held_after_a_chord(world: WindowsWorld) -> None:
    world.desktop.keys.press(parse_chord("Ctrl+Alt+Shift+F9"))
    wait_until(lambda: not SystemKeyboard().held(), "The release of all keys")


def test_a_chord_waits_for_a_held_modifier(world: WindowsWorld) -> None:
    assert world.field
    world.person.type("one two")
    keyboard = Still(CTRL)
    keys = WindowsKeys(keyboard)
    pressing = threading.Thread(target=lambda: keys.press(parse_chord("Left")))
    pressing.start()
    pressing.join(0.2)
    assert pressing.is_alive()
    keyboard.now = frozenset()
    pressing.join(10)
    world.person.type("x")
    world.wait_text("one twxo")
    keys.close()


def test_while_a_key_is_held_it_types_nothing_more(world: WindowsWorld) -> None:
    assert world.field
    keyboard, results = Still(B), list[bool]()
    keys = WindowsKeys(keyboard)
    waiting = threading.Thread(target=lambda: results.append(keys.wait_released(30)))
    waiting.start()
    wait_until(lambda: world.is_taken("B"), "The keeping of the key")
    world.person.repeat("B", 5)
    world.person.press("Shift+B")
    keyboard.now = frozenset()
    waiting.join(30)
    assert results == [True]
    wait_until(lambda: not world.is_taken("B"), "The end of the keeping")
    world.person.type("db")
    world.wait_text("db")
    keys.close()


def test_a_key_held_beyond_the_refusal_still_types_nothing(world: WindowsWorld) -> None:
    assert world.field
    keyboard = Still(ENTER)
    keys = WindowsKeys(keyboard)
    assert not keys.wait_released(0.05)
    world.person.repeat("Enter", 5)
    keyboard.now = frozenset()
    wait_until(lambda: not world.is_taken("Enter"), "The end of the keeping")
    world.person.type("d")
    world.wait_text("d")
    keys.close()


def test_the_end_lets_go_of_what_is_kept(world: WindowsWorld) -> None:
    keys = WindowsKeys(Still(ENTER))
    assert not keys.wait_released(0.05)
    assert world.is_taken("Enter")
    keys.close()
    assert not world.is_taken("Enter")


def test_a_modifier_that_seems_held_for_ever_ends_in_a_refusal(world: WindowsWorld) -> None:
    """After a lock of the screen: the system has not seen its release."""
    sender = Narrow(10)
    keys = WindowsKeys(Still(CTRL), sender)
    assert not keys.wait_released(0.05)
    with pytest.raises(AppError, match="held down"):
        keys.press(PASTE)
    assert sender.taken == []
    assert not world.is_taken("Enter")
    keys.close()


@pytest.mark.parametrize("most", [0, 1, 2, 3])
def test_where_the_system_takes_no_keys_nothing_stays_down(most: int) -> None:
    sender = Narrow(most)
    keys = WindowsKeys(Still(), sender)
    sent: list[Stroke] = sender.taken
    with pytest.raises(AppError, match="takes no keys"):
        keys.press(PASTE)
    downs = [each.code for each in sent if not each.up]
    assert downs == [CTRL, V][:most]
    keys.close()


def test_a_key_that_went_down_comes_up_when_the_rest_is_refused() -> None:
    class Once(Narrow):
        def send(self, strokes: Sequence[Stroke]) -> int:
            taken, self.most = super().send(strokes), 10
            return taken

    sender = Once(2)
    with pytest.raises(AppError):
        WindowsKeys(Still(), sender).press(PASTE)
    assert [(each.code, each.up) for each in sender.taken] == [
        (CTRL, False), (V, False), (V, True), (CTRL, True),
    ]  # fmt: skip


def test_a_key_this_keyboard_lacks_is_reported(world: WindowsWorld) -> None:
    with pytest.raises(AppError, match="no key for Ctrl"):
        world.desktop.keys.press(parse_chord("Ctrl+好"))
