"""From the desktop's events to what the listener hears, on a pretended desktop."""

import time
from dataclasses import replace

import pytest

from snippets_app.desktop.base import Coverage, Permission
from snippets_app.desktop.watching.reasons import REASON_MESSAGES
from snippets_app.desktop.windows.reading.control import Unanswered
from tests.desktop.windows.reading.fakes import (
    CARET,
    CHAT,
    EXTENTS,
    OTHER,
    OWN,
    PLACE,
    FakeDesktop,
    FakeField,
    FakeWay,
    refused,
)
from tests.remembered import holders

WORD = "xyzzy1743plugh"


def watching(field: FakeField | Unanswered, **how: Permission) -> FakeDesktop:
    """A desktop with this field in its chat window."""
    desktop = FakeDesktop(FakeWay({CHAT.focus: field}), **how)
    desktop.following.look()
    return desktop


def typed(field: FakeField, text: str) -> None:
    field.text, field.caret = text, len(text)
    assert field.changed
    field.changed()


def test_a_field_is_entered_once_and_its_text_told() -> None:
    field = FakeField("ab")
    desktop = watching(field)
    typed(field, "abc")
    desktop.following.look()
    desktop.following.look()
    assert desktop.heard.texts() == ["ab", "abc"]
    assert len(desktop.heard.fields()) == 1
    assert desktop.heard.leaves() == 0


def test_another_window_leaves_it() -> None:
    field = FakeField("ab")
    desktop = watching(field)
    desktop.go_to(OTHER)
    assert desktop.heard.leaves() == 1
    assert field.changed is None
    assert desktop.coverage is Coverage.NONE
    desktop.go_to(None)
    assert desktop.following.field is None


def test_the_same_window_with_another_control_is_another_field() -> None:
    desktop = watching(FakeField("ab"))
    desktop.go_to(replace(CHAT, focus=12))
    assert desktop.coverage is Coverage.NONE
    assert desktop.heard.leaves() == 1


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        (replace(CHAT, process=OWN), "own"),
        (replace(CHAT, program="windowsterminal"), "terminal"),
    ],
)
def test_some_windows_are_not_even_asked(front: object, reason: str) -> None:
    way = FakeWay({CHAT.focus: FakeField("ab")})
    desktop = FakeDesktop(way, permission=Permission.TEXT_OR_KEYS)
    desktop.front = front  # type: ignore[assignment]
    desktop.following.look()
    assert desktop.reason == REASON_MESSAGES[reason]
    assert desktop.coverage is Coverage.NONE
    assert way.asked == 0


def test_a_forbidden_program_is_not_asked() -> None:
    way = FakeWay({CHAT.focus: FakeField("ab")})
    desktop = FakeDesktop(way, permission=Permission.NOTHING)
    desktop.following.look()
    assert (desktop.coverage, way.asked) == (Coverage.NONE, 0)


def test_a_hung_window_is_not_asked_but_later_again() -> None:
    way = FakeWay({CHAT.focus: FakeField("ab")})
    desktop = FakeDesktop(way)
    desktop.hung = True
    desktop.following.look()
    assert (desktop.reason, way.asked) == (REASON_MESSAGES["unanswered"], 0)
    desktop.hung = False
    desktop.wait()
    assert desktop.heard.texts() == ["ab"]


def test_who_does_not_answer_is_asked_ever_more_seldom_and_in_the_end_no_more() -> None:
    field = FakeField("ab")
    field.trouble = Unanswered()
    desktop = watching(field, permission=Permission.TEXT_OR_KEYS)
    assert desktop.coverage is Coverage.NONE  # it may be a password: no keys either
    rings = 0
    while desktop.wait():
        rings += 1
    assert 6 <= rings <= 12
    assert len(desktop.heard.fields()) == 1


@pytest.mark.parametrize("reason", ["password", "too long", "no field"])
def test_what_is_refused_is_neither_read_nor_are_its_keys(reason: str) -> None:
    desktop = watching(refused(reason), permission=Permission.TEXT_OR_KEYS)
    assert desktop.reason == REASON_MESSAGES[reason]
    assert desktop.coverage is Coverage.NONE
    assert desktop.pressed is None


def test_a_field_that_becomes_a_password_is_dropped() -> None:
    field = FakeField("ab")
    desktop = watching(field)
    field.trouble = refused("password")
    assert field.changed
    field.changed()
    assert desktop.reason == REASON_MESSAGES["password"]
    assert desktop.heard.leaves() == 1


def test_a_later_way_is_tried_and_remembered_for_the_program() -> None:
    first, second = FakeWay(), FakeWay({CHAT.focus: FakeField("ab")})
    desktop = FakeDesktop(first, second)
    desktop.following.look()
    assert desktop.heard.texts() == ["ab"]
    desktop.go_to(OTHER)
    asked = first.asked
    desktop.go_to(CHAT)
    assert first.asked == asked


def test_a_way_that_does_not_answer_ends_the_search() -> None:
    second = FakeWay({CHAT.focus: FakeField("hunter2")})
    desktop = FakeDesktop(FakeWay({CHAT.focus: Unanswered()}), second)
    desktop.following.look()
    assert (desktop.coverage, second.asked) == (Coverage.NONE, 0)


def test_keys_are_told_only_where_that_is_allowed() -> None:
    desktop = FakeDesktop(FakeWay())
    desktop.following.look()
    assert (desktop.coverage, desktop.pressed) == (Coverage.NONE, None)
    desktop.heard.permission = Permission.TEXT_OR_KEYS
    desktop.following.look()
    assert desktop.coverage is Coverage.KEYS
    assert desktop.pressed
    pressed = desktop.pressed
    pressed("a")
    desktop.front = OTHER  # the event that says so is still on its way
    pressed("b")
    assert desktop.heard.keys() == ["a"]
    desktop.go_to(None)
    assert desktop.pressed is None


def test_a_key_is_of_the_window_that_was_in_front_when_it_was_pressed() -> None:
    desktop = FakeDesktop(FakeWay(), permission=Permission.TEXT_OR_KEYS)
    desktop.following.look()
    desktop.late = []
    assert desktop.pressed
    desktop.pressed("a")
    desktop.front = OTHER
    desktop.pressed("b")  # of a password, perhaps
    desktop.front = CHAT
    for command in desktop.late:
        command(desktop.following)
    assert desktop.heard.keys() == ["a"]


def test_without_keys_nothing_is_seen() -> None:
    desktop = FakeDesktop(FakeWay(), permission=Permission.TEXT_OR_KEYS)
    desktop.tells_keys = False
    desktop.following.look()
    assert desktop.coverage is Coverage.NONE


def test_a_silent_window_is_asked_again_a_few_times() -> None:
    way = FakeWay()
    desktop = FakeDesktop(way)
    desktop.following.look()
    while desktop.wait():
        pass
    assert 3 <= way.asked <= 5
    assert len(desktop.heard.fields()) == 1


def test_a_window_that_learns_to_speak_is_read() -> None:
    way = FakeWay()
    desktop = FakeDesktop(way)
    desktop.following.look()
    way.fields[CHAT.focus] = FakeField("ab")
    desktop.wait()
    assert desktop.heard.texts() == ["ab"]


def test_a_busy_program_may_take_a_key_half_a_second_after_it_was_told() -> None:
    field = FakeField("ab")
    desktop = watching(field)
    assert field.changed
    field.changed()
    end = time.monotonic() + 0.5
    while (due := desktop.following.due) is not None and due < end:
        desktop.following.ring(due)
    field.text, field.caret = "abc", 3
    while desktop.wait():
        pass
    assert desktop.heard.texts() == ["ab", "abc"]


def test_a_locked_screen_forgets_the_text() -> None:
    field = FakeField("hunter")
    desktop = watching(field)
    desktop.following.lock()
    assert desktop.heard.leaves() == 1
    assert desktop.heard.fields()[-1].number != desktop.heard.fields()[0].number
    typed(field, "hunter2")
    assert desktop.heard.texts()[-1] == "hunter2"


def test_behind_a_locked_screen_no_key_is_watched_until_another_window_came() -> None:
    desktop = FakeDesktop(FakeWay(), permission=Permission.TEXT_OR_KEYS)
    desktop.following.look()
    desktop.following.lock()
    assert (desktop.coverage, desktop.pressed) == (Coverage.NONE, None)
    desktop.following.look()
    assert desktop.coverage is Coverage.NONE
    desktop.go_to(OTHER)
    desktop.go_to(CHAT)
    assert desktop.coverage is Coverage.KEYS


def test_a_sent_message_makes_it_another_field() -> None:
    field = FakeField("ab")
    desktop = watching(field)
    typed(field, "")
    while desktop.wait():
        pass
    first, second = desktop.heard.fields()
    assert first.number != second.number
    assert desktop.following.field == second


def test_places_fall_back_to_the_field_and_the_caret() -> None:
    field = FakeField("ab")
    desktop = watching(field)
    now = desktop.following.field
    assert now
    assert desktop.following.place(now, 0, 1) == PLACE
    field.place_known = False
    assert desktop.following.place(now, 0, 1) == EXTENTS
    field.trouble = Unanswered()
    assert desktop.following.place(now, 0, 1) is None
    assert desktop.following.place(replace(now, number=99), 0, 1) is None
    keys = FakeDesktop(FakeWay(), permission=Permission.TEXT_OR_KEYS)
    keys.following.look()
    assert keys.following.field
    assert keys.following.place(keys.following.field, 0, 1) == CARET


def test_nothing_of_a_text_remains_behind_a_locked_screen() -> None:
    field = FakeField(WORD)
    desktop = watching(field)
    desktop.following.lock()
    field.text = ""
    desktop.heard.events.clear()
    assert not holders(WORD)


def test_nothing_is_left_after_the_end() -> None:
    field = FakeField("hunter2")
    desktop = watching(field)
    desktop.following.stop()
    assert desktop.heard.events[-1] == ("left", None)
    assert desktop.following.due is None
    assert "hunter2" not in repr(vars(desktop.following))
