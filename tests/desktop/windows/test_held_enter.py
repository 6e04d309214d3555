"""Plain Enter as a hotkey in front of real windows: held once, then free, never stuck."""

from collections.abc import Iterator

import pytest

from snippets_app.core.chord import Chord
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.windows.hotkeys import WindowsHotkeys
from snippets_app.ui.held_enter import ENTER, HeldEnter
from tests.desktop.windows.hotkey_parts import repeat, wait_settled
from tests.desktop.windows.person import CODES
from tests.desktop.windows.world import WindowsWorld

pytestmark = pytest.mark.desktop


class Sending:
    """A field in which each Enter that arrives makes a line; counts what the hold is told."""

    def __init__(self, world: WindowsWorld) -> None:
        self.world, self.person = world, world.person
        self.told = 0
        self.hotkeys = WindowsHotkeys()
        self.enter = HeldEnter(self.hotkeys)
        assert world.field
        wait_settled(self.person)

    def hold(self) -> None:
        assert self.enter.hold(self._tell)

    def wait_told(self, count: int = 1) -> None:
        wait_until(lambda: self.told >= count, "The held Enter")
        assert self.told == count

    def wait_free(self) -> None:
        wait_until(lambda: not self.hotkeys._table.watches_a_key, "Enter let go")

    def repeat(self) -> None:
        repeat(self.person, CODES["Enter"])

    def _tell(self, _pressed: Chord) -> None:
        self.told += 1


@pytest.fixture
def sending(world: WindowsWorld) -> Iterator[Sending]:
    found = Sending(world)
    yield found
    found.enter.let_go()
    found.hotkeys.close()


def test_the_first_enter_stays_away_and_the_second_sends(sending: Sending) -> None:
    sending.person.type("one")
    sending.hold()
    sending.person.press(ENTER)
    sending.wait_told()
    sending.wait_free()
    sending.person.press(ENTER)
    sending.person.type("two")
    sending.world.wait_text("one\ntwo")
    assert sending.told == 1


def test_the_enter_of_the_number_pad_is_held_too(sending: Sending) -> None:
    sending.hold()
    down = sending.person.stroke(CODES["Enter"])
    up = sending.person.stroke(CODES["Enter"], up=True)
    sending.person.send([type(each)(each.code, each.scan, True, each.up) for each in (down, up)])
    sending.wait_told()
    sending.wait_free()


@pytest.mark.parametrize("chord", ["Shift+Enter", "Ctrl+Enter"])
def test_enter_with_a_modifier_is_not_held(sending: Sending, chord: str) -> None:
    sending.hold()
    sending.person.type("line")
    sending.person.press(chord)
    sending.person.type("x")
    wait_until(lambda: sending.world.field_text().endswith("x"), "What was typed")
    assert sending.told == 0


def test_what_is_let_go_unpressed_sends_at_once(sending: Sending) -> None:
    sending.hold()
    sending.enter.let_go()
    sending.person.press(ENTER)
    sending.world.wait_text("\n")


def test_a_held_key_repeats_into_no_window(sending: Sending) -> None:
    sending.person.type("one")
    sending.hold()
    with sending.person.holding(ENTER):
        sending.wait_told()
        sending.repeat()
    sending.wait_free()
    sending.person.type("two")
    sending.world.wait_text("onetwo")
    assert sending.told == 1


def test_letting_go_while_the_key_is_down_sends_nothing(sending: Sending) -> None:
    sending.person.type("one")
    sending.hold()
    with sending.person.holding(ENTER):
        sending.wait_told()
        sending.hold()
        sending.enter.let_go()
        sending.repeat()
    sending.wait_free()
    sending.person.type("two")
    sending.world.wait_text("onetwo")


def test_other_keys_reach_the_window_while_enter_is_down(sending: Sending) -> None:
    sending.hold()
    with sending.person.holding(ENTER):
        sending.wait_told()
        sending.person.type("ab")
    sending.wait_free()
    sending.world.wait_text("ab")


def test_the_next_message_is_held_again(sending: Sending) -> None:
    for count in (1, 2, 3):
        sending.hold()
        sending.person.press(ENTER)
        sending.wait_told(count)
        sending.wait_free()
        sending.person.press(ENTER)
        sending.world.wait_text("\n" * count)


def test_nothing_is_left(sending: Sending) -> None:
    sending.hold()
    sending.person.press(ENTER)
    sending.wait_told()
    sending.wait_free()
    sending.world.take(ENTER)
    assert not sending.enter.hold(lambda _: None)
