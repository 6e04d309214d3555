"""An answer to a warning is about what the agent sees, not about what is found meanwhile."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.core.chord import parse_chord
from tests.ui.guarded_parts import CHORDS, Guarded


@pytest.fixture
def guarded(qtbot: QtBot) -> Iterator[Guarded]:
    made = Guarded(qtbot)
    yield made
    made.close()


def press(guarded: Guarded, action: str) -> None:
    """Without waiting for a place, which is held back."""
    guarded.desk.hotkeys.fire(parse_chord(CHORDS[action]))
    guarded.bot.wait(1)


@pytest.mark.parametrize("action", CHORDS)
def test_an_answer_to_one_warning_is_none_to_another_that_is_not_seen_yet(
    guarded: Guarded, action: str
) -> None:
    guarded.type("亲，")
    places = guarded.hold_places()
    guarded.typing.type("亲，我保证了")
    guarded.bot.waitUntil(lambda: guarded.reported.count() == 2)
    assert guarded.banner() == "亲，"
    press(guarded, action)
    assert (guarded.corrections.count(), guarded.dismissed.count()) == (0, 0)
    assert guarded.silenced.count() == 0
    places.set()
    guarded.wait_placed()
    assert guarded.banner() == "亲，我保证了"
    press(guarded, action)
    assert guarded.corrections.count() + guarded.dismissed.count() == 1


def test_the_mouse_answers_what_it_is_on(guarded: Guarded) -> None:
    guarded.type("亲，")
    banner = guarded.windows._banner
    assert banner
    places = guarded.hold_places()
    guarded.typing.type("亲，我保证了")
    guarded.bot.waitUntil(lambda: guarded.reported.count() == 2)
    banner._buttons["warning:replace"].click()
    banner._buttons["warning:ignore"].click()
    assert (guarded.corrections.count(), guarded.dismissed.count()) == (0, 0)
    places.set()
    guarded.wait_placed()


def test_a_warning_of_another_window_goes_though_the_next_is_not_placed_yet(
    guarded: Guarded,
) -> None:
    guarded.type("亲，")
    guarded.typing.place = lambda *_: None  # type: ignore[method-assign, assignment]
    places = guarded.hold_places()
    guarded.flow.typed._changed = lambda: None  # the interface is busy until both are told
    guarded.typing.enter("Mail", window=7)
    guarded.typing.type("我保证了")
    guarded.flow._take()
    assert guarded.banner() == ""
    places.set()
    guarded.wait_placed()
    assert guarded.banner() == "我保证了"


def test_a_banner_goes_where_only_a_hint_without_a_place_is_left(guarded: Guarded) -> None:
    guarded.typing.enter("Old chat", keys_only=True)
    guarded.type("")
    guarded.typing.enter("Chat")
    guarded.type("亲，而已。")
    assert guarded.banner() == "亲，而已。"
    guarded.typing.place = lambda *_: None  # type: ignore[method-assign, assignment]
    guarded.type("您，而已。")
    assert (guarded.banner(), guarded.has_mark()) == ("", False)
    assert guarded.held() == set()
