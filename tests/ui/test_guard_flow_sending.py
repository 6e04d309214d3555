"""What sends a message is held once while something forbidden stands."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.core.chord import parse_chord
from tests.ui.guarded_parts import Guarded


@pytest.fixture
def guarded(qtbot: QtBot) -> Iterator[Guarded]:
    made = Guarded(qtbot)
    yield made
    made.close()


def test_enter_is_held_once(guarded: Guarded) -> None:
    guarded.type("亲，")
    guarded.press_enter()
    assert guarded.enter.sent == 1
    guarded.type("我保证了")
    guarded.press_enter()
    assert guarded.enter.sent == 1
    assert guarded.heading() == "Press Enter again to send it anyway"
    guarded.press_enter()
    assert guarded.enter.sent == 2


@pytest.mark.parametrize("chord", ["Enter", "Ctrl+Enter"])
def test_what_sends_in_the_program_is_held_and_named(guarded: Guarded, chord: str) -> None:
    guarded.sending["Mail"] = tuple(map(parse_chord, ("Enter", "Ctrl+Enter")))
    guarded.typing.enter("Mail")
    guarded.type("我保证了")
    guarded.press_enter(chord)
    assert guarded.enter.sent == 0
    assert guarded.heading() == f"Press {chord} again to send it anyway"
    guarded.press_enter(chord)
    assert guarded.enter.sent == 1


def test_what_only_breaks_a_line_is_not_held(guarded: Guarded) -> None:
    guarded.sending |= {"Mail": (parse_chord("Ctrl+Enter"),), "Writer": ()}
    guarded.typing.enter("Mail")
    guarded.type("我保证了")
    guarded.press_enter()
    assert guarded.enter.sent == 1
    guarded.typing.enter("Writer")
    guarded.type("我保证了")
    assert guarded.enter.pressed is None


def test_another_program_at_once_is_held_by_its_own_keys(guarded: Guarded) -> None:
    guarded.sending["Mail"] = (parse_chord("Ctrl+Enter"),)
    guarded.type("我保证了")

    def go_on() -> None:
        guarded.typing.enter("Mail")
        guarded.typing.type("我保证了")

    elsewhere = threading.Thread(target=go_on)  # so the interface takes all of it at once
    elsewhere.start()
    elsewhere.join()
    guarded.bot.waitUntil(lambda: guarded.flow._state.program == "Mail")
    guarded.wait_placed()
    assert guarded.enter.chords == (parse_chord("Ctrl+Enter"),)


def test_enter_settles_what_waits(guarded: Guarded) -> None:
    guarded.type("我保证")
    guarded.press_enter()
    assert guarded.enter.sent == 0
    assert guarded.banner() == "我保证"


def test_enter_is_not_held_by_policy_nor_after_correction(guarded: Guarded) -> None:
    guarded.type("我保证了")
    guarded.use(hold_enter=False)
    assert guarded.enter.pressed is None
    guarded.use(hold_enter=True)
    assert guarded.enter.pressed is not None
    guarded.type("我")
    assert guarded.enter.pressed is None
