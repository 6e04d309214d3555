"""What an agent sees while typing, and what each answer to a warning does."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.ui.correction import Correction
from tests.ui.guarded_parts import CHECKS, CHORDS, Guarded, PlainEngine


class Blind(PlainEngine):
    """Rules that find nothing."""

    def update(self, text: str) -> tuple[()]:
        return ()


@pytest.fixture
def guarded(qtbot: QtBot) -> Iterator[Guarded]:
    made = Guarded(qtbot)
    yield made
    made.close()


def rules(spy: object) -> list[str]:
    return [spy.at(each)[0] for each in range(spy.count())]  # type: ignore[attr-defined]


def test_a_forbidden_word_is_shown_and_goes_when_it_is_corrected(guarded: Guarded) -> None:
    guarded.type("我保证了")
    assert guarded.banner() == "我保证了"
    assert rules(guarded.reported) == ["promise"]
    guarded.type("我尽快")
    assert guarded.banner() == ""


def test_the_banner_stands_below_the_words(guarded: Guarded) -> None:
    guarded.type("我保证了")
    banner = guarded.windows._banner
    assert banner
    assert banner.pos().x() == 120 + 16
    assert banner.pos().y() > 140 + 20


def test_one_banner_for_the_worst_and_the_number_of_others(guarded: Guarded) -> None:
    guarded.type("亲保证了亲")
    banner = guarded.windows._banner
    assert banner
    assert banner._more.text() == "2 more"
    assert guarded.heading() == "Forbidden"


def test_what_may_still_become_harmless_waits_until_it_cannot(guarded: Guarded) -> None:
    guarded.type("我保证")
    assert guarded.banner() == ""
    assert guarded.flow._settling.isActive()
    guarded.bot.waitUntil(lambda: guarded.banner() == "我保证")
    assert not guarded.flow._settling.isActive()


def test_the_next_character_settles_it(guarded: Guarded) -> None:
    guarded.type("我保证")
    guarded.type("我保证金")
    assert not guarded.flow._settling.isActive()
    assert guarded.banner() == ""
    guarded.type("我保证今")
    assert guarded.banner() == "我保证今"


def test_a_hint_is_a_small_mark_that_opens(guarded: Guarded) -> None:
    guarded.type("小事而已。")
    assert guarded.has_mark()
    assert guarded.banner() == ""
    mark = guarded.windows._mark
    assert mark
    mark.opened.emit()
    guarded.wait_placed()
    assert guarded.banner() == "小事而已。"
    assert not guarded.has_mark()


def test_only_what_is_more_than_a_hint_may_sound(guarded: Guarded) -> None:
    guarded.type("小事而已。")
    assert (guarded.reported.count(), guarded.alarmed.count()) == (1, 0)
    guarded.type("小事而已。亲，")
    guarded.type("小事而已。亲，您")
    assert (guarded.reported.count(), guarded.alarmed.count()) == (2, 1)


def test_the_warnings_hotkeys_are_held_only_while_it_stands(guarded: Guarded) -> None:
    assert guarded.held() == set()
    guarded.type("亲，")
    assert guarded.held() == set(CHORDS.values())
    guarded.type("您")
    assert guarded.held() == set()


def test_replace_asks_for_exactly_these_words(guarded: Guarded) -> None:
    guarded.type("我保证了")
    guarded.press("warning:replace")
    assert guarded.corrections.count() == 1
    wanted = guarded.corrections.at(0)[0]
    field = guarded.typing.field()
    assert field
    assert wanted == Correction(field, 1, 3, "保证", "尽快")
    assert "保证" not in repr(wanted)


def test_replace_takes_the_wording_that_the_banner_shows(guarded: Guarded) -> None:
    guarded.type("我保证了")
    banner = guarded.windows._banner
    assert banner
    banner._wordings._next.click()
    guarded.press("warning:replace")
    assert guarded.corrections.at(0)[0].new == "会"


def test_a_word_to_be_left_out_is_replaced_by_nothing(guarded: Guarded) -> None:
    guarded.type("亲，")
    guarded.press("warning:replace")
    assert guarded.corrections.at(0)[0].new == ""


def test_ignored_once_it_stays_away_until_the_words_change(guarded: Guarded) -> None:
    guarded.type("亲，")
    guarded.press("warning:ignore")
    assert (guarded.banner(), guarded.held()) == ("", set())
    guarded.type("亲，您")
    assert guarded.banner() == ""
    assert rules(guarded.dismissed) == ["tone"]
    guarded.type("您")
    guarded.type("您亲")
    assert guarded.banner() == "您亲"


def test_the_cross_ignores_too(guarded: Guarded) -> None:
    guarded.type("亲，")
    banner = guarded.windows._banner
    assert banner
    banner.close_by_hand()
    guarded.type("亲，您")
    assert guarded.banner() == ""


def test_not_here_asks_for_silence_in_this_program(guarded: Guarded) -> None:
    guarded.type("亲，")
    guarded.press("warning:not-here")
    assert guarded.silenced.at(0) == ["tone", "Chat"]
    guarded.use(silenced=frozenset({("tone", "Chat")}))
    assert guarded.banner() == ""


def test_another_control_begins_anew_and_nothing_is_kept(guarded: Guarded) -> None:
    guarded.type("secret保证了")
    guarded.typing.leave()
    guarded.wait_placed()
    assert (guarded.banner(), guarded.enter.pressed) == ("", None)
    kept = (vars(guarded.flow), vars(guarded.flow.typed), vars(guarded.warner))
    assert "secret" not in f"{kept} {guarded.flow._state.text}"
    assert guarded.flow._state.findings == ()
    guarded.typing.enter("Mail")
    guarded.type("亲，")
    assert guarded.banner() == "亲，"


def test_what_is_ignored_is_forgotten_at_once_though_the_desktop_tells_more(
    guarded: Guarded,
) -> None:
    guarded.type("保证了")
    guarded.flow.typed.ignore()
    assert (guarded.banner(), guarded.enter.pressed) == ("", None)
    guarded.type("保证了")
    guarded.typing.enter("Mail")
    guarded.type("保证了")
    assert (guarded.banner(), guarded.flow._state.text) == ("", "")
    guarded.flow.typed.listen()
    guarded.typing.enter("Notes")
    guarded.type("保证了")
    assert guarded.banner() == "保证了"


def test_a_slow_interface_is_told_once_and_takes_the_latest(guarded: Guarded) -> None:
    told: list[None] = []
    typed = guarded.flow.typed
    typed._changed = lambda: told.append(None)
    field = guarded.typing.field()
    assert field
    for text in ("亲", "亲保", "亲保证", "亲保证了"):
        typed.typed(field, text, len(text))
    assert len(told) == 1
    assert typed.take().text == "亲保证了"


def test_keys_are_read_in_both_ways_and_the_words_are_not_shown_in_place(guarded: Guarded) -> None:
    guarded.typing.enter("Old chat", keys_only=True)
    guarded.typing.key(*"rkd")
    guarded.wait_placed()
    assert guarded.banner() == "보장"
    guarded.typing.key("!")
    guarded.typing.enter("Old chat", keys_only=True)
    guarded.typing.key(*"qhwkd")
    guarded.wait_placed()
    assert guarded.heading() == "Forbidden"


def test_what_saywell_inserts_itself_does_not_warn(guarded: Guarded) -> None:
    guarded.flow.expect(["我保证了"])
    guarded.type("您好。我保证了")
    assert guarded.banner() == ""
    guarded.flow.expect([])
    guarded.type("您好。我保证了。")
    assert guarded.banner() == ""
    assert guarded.flow._expecting.isActive()
    guarded.flow._expecting.timeout.emit()
    assert guarded.flow._state.expected == ()
    guarded.type("您好。我保证了。亲，")
    assert guarded.banner().endswith("亲，")


def test_new_rules_count_for_what_stands_there(guarded: Guarded) -> None:
    guarded.type("我保证了")
    guarded.flow.typed.use(replace(CHECKS, engine=Blind))
    guarded.wait_placed()
    assert guarded.banner() == ""


def test_the_field_in_front_is_told(guarded: Guarded) -> None:
    guarded.typing.enter("Mail")
    assert guarded.fields.at(guarded.fields.count() - 1)[0].program == "Mail"


def test_a_chord_that_cannot_be_had_is_not_offered(qtbot: QtBot) -> None:
    guarded = Guarded(qtbot, taken="Ctrl+'")
    guarded.type("亲，")
    assert guarded.held() == {"Ctrl+Shift+'", "Ctrl+Shift+F9"}
    banner = guarded.windows._banner
    assert banner
    assert banner._view
    assert set(banner._view.chords) == {"warning:ignore", "warning:not-here"}
    guarded.close()


def test_fast_typing_asks_for_no_more_places_than_are_answered(guarded: Guarded) -> None:
    asked: list[int] = []
    place = guarded.typing.place

    def counted(*given: object) -> object:
        asked.append(1)
        return place(*given)  # type: ignore[arg-type]

    guarded.typing.place = counted  # type: ignore[method-assign, assignment]
    for number in range(20):
        guarded.typing.type("亲，" + "您" * number)
    guarded.wait_placed()
    assert len(asked) == 2
    banner = guarded.windows._banner
    assert banner
    assert banner._view
    assert banner._view.after == "，" + "您" * 19
