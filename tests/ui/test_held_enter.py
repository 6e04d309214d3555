"""What Enter does, without a keyboard; with real windows: tests/desktop/x11/test_held_enter.py."""

from collections.abc import Callable

import pytest

from snippets_app.core.chord import Chord
from snippets_app.desktop.dummy import DummyHotkeys, Faults
from snippets_app.ui.held_enter import ENTER, HeldEnter


@pytest.fixture
def hotkeys() -> DummyHotkeys:
    return DummyHotkeys(Faults())


def is_held(hotkeys: DummyHotkeys) -> bool:
    """Press Enter; whether it was held."""
    held = ENTER in hotkeys.registered
    hotkeys.fire(ENTER)
    return held


def test_the_first_enter_is_told_and_the_second_is_free(hotkeys: DummyHotkeys) -> None:
    told: list[str] = []
    assert HeldEnter(hotkeys).hold(lambda _: told.append("held"))
    assert is_held(hotkeys)
    assert not is_held(hotkeys)
    assert told == ["held"]


def test_it_is_held_again_only_when_asked(hotkeys: DummyHotkeys) -> None:
    told: list[str] = []
    enter = HeldEnter(hotkeys)
    enter.hold(lambda _: told.append("first"))
    hotkeys.fire(ENTER)
    enter.hold(lambda _: told.append("second"))
    hotkeys.fire(ENTER)
    assert told == ["first", "second"]


def test_holding_twice_holds_one_enter_for_the_last_who_asked(hotkeys: DummyHotkeys) -> None:
    told: list[str] = []
    enter = HeldEnter(hotkeys)
    assert enter.hold(lambda _: told.append("first"))
    assert enter.hold(lambda _: told.append("second"))
    hotkeys.fire(ENTER)
    assert told == ["second"]
    assert not is_held(hotkeys)


def test_what_is_let_go_is_free(hotkeys: DummyHotkeys) -> None:
    enter = HeldEnter(hotkeys)
    enter.hold(lambda _: None)
    enter.let_go()
    enter.let_go()
    assert not is_held(hotkeys)


def test_it_may_be_held_again_and_let_go_in_the_callback(hotkeys: DummyHotkeys) -> None:
    enter = HeldEnter(hotkeys)
    enter.hold(lambda _: enter.hold(lambda _: enter.let_go()) and None)
    assert is_held(hotkeys)
    assert is_held(hotkeys)
    assert not is_held(hotkeys)


def test_what_is_let_go_while_it_is_being_held_is_free() -> None:
    class Slow(DummyHotkeys):
        def register(self, chord: Chord, pressed: Callable[[], None]) -> None:
            enter.let_go()  # as another thread may
            super().register(chord, pressed)

    hotkeys = Slow(Faults())
    enter = HeldEnter(hotkeys)
    enter.hold(lambda _: None)
    assert not is_held(hotkeys)


def test_a_program_that_has_enter_keeps_it() -> None:
    faults = Faults(taken_chords={ENTER})
    enter = HeldEnter(DummyHotkeys(faults))
    assert not enter.hold(lambda _: None)
    faults.taken_chords.clear()
    assert enter.hold(lambda _: None)


def test_nobody_elses_hotkey_is_let_go(hotkeys: DummyHotkeys) -> None:
    other = Chord(("Shift",), "Enter")
    hotkeys.register(other, lambda: None)
    HeldEnter(hotkeys).let_go()
    assert list(hotkeys.registered) == [other]


CTRL_ENTER = Chord(("Ctrl",), "Enter")
BOTH = (ENTER, CTRL_ENTER)


@pytest.mark.parametrize("pressed", BOTH)
def test_of_two_that_are_held_one_press_frees_both(hotkeys: DummyHotkeys, pressed: Chord) -> None:
    told: list[Chord] = []
    assert HeldEnter(hotkeys).hold(told.append, BOTH)
    assert set(hotkeys.registered) == set(BOTH)
    hotkeys.fire(pressed)
    assert (told, hotkeys.registered) == ([pressed], {})


def test_other_chords_take_the_place_of_those_before(hotkeys: DummyHotkeys) -> None:
    told: list[Chord] = []
    enter = HeldEnter(hotkeys)
    enter.hold(told.append)
    enter.hold(told.append, BOTH)
    assert set(hotkeys.registered) == set(BOTH)
    enter.hold(told.append, (CTRL_ENTER,))
    assert list(hotkeys.registered) == [CTRL_ENTER]
    enter.let_go()
    assert (told, hotkeys.registered) == ([], {})


def test_of_two_the_one_that_can_be_had_is_held() -> None:
    hotkeys = DummyHotkeys(Faults())
    hotkeys.register(CTRL_ENTER, lambda: None)
    enter = HeldEnter(hotkeys)
    assert enter.hold(lambda _: None, BOTH)
    enter.let_go()
    assert list(hotkeys.registered) == [CTRL_ENTER]
