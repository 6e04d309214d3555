"""The test of a program: when it begins, and what the field says of the line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.trial import (
    AIM_FOR,
    STEADY_FOR,
    Aim,
    Reading,
    TakenBack,
    Tried,
    Verdict,
    reading_of,
    taken_back,
)

LINE = "A test line."


def test_it_begins_where_the_agent_stays() -> None:
    aim = Aim(100, 100).seen("chat", 104).seen("chat", 104 + STEADY_FOR - 0.1)
    assert (aim.is_ready, aim.seconds_left) == (False, 1)
    aim = aim.seen("chat", 104 + STEADY_FOR)
    assert (aim.is_ready, aim.is_missed, aim.seconds_left) == (True, False, 0)


def test_another_field_begins_the_wait_anew() -> None:
    aim = Aim(0, 0).seen("window", 1).seen("field", 3.5).seen("field", 5)
    assert (aim.is_ready, aim.seconds_left) == (False, 2)


def test_coming_back_to_our_own_window_begins_anew_too() -> None:
    aim = Aim(0, 0).seen("chat", 1).seen(None, 3).seen("chat", 3.5).seen("chat", 4.5)
    assert not aim.is_ready


def test_who_goes_nowhere_misses_it() -> None:
    aim = Aim(0, 0)
    assert aim.seconds_left == AIM_FOR
    aim = aim.seen(None, AIM_FOR - 0.5)
    assert (aim.is_missed, aim.seconds_left) == (False, 1)
    assert aim.seen(None, AIM_FOR).is_missed


def test_who_clicks_at_the_last_moment_is_still_waited_for() -> None:
    aim = Aim(0, 0).seen("chat", AIM_FOR - 0.5).seen("chat", AIM_FOR + 1)
    assert not aim.is_missed
    assert aim.seen("chat", AIM_FOR + STEADY_FOR).is_ready


@given(st.text(), st.data())
def test_a_line_anywhere_in_the_text_is_right(before: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(before)))
    assert reading_of(before, before[:at] + LINE + before[at:], LINE) is Reading.RIGHT


@pytest.mark.parametrize(
    ("before", "after", "reading"),
    [
        ("", LINE, Reading.RIGHT),
        ("", LINE + "\n", Reading.RIGHT),
        ("\n", "\u200b" + LINE, Reading.RIGHT),
        (f"x {LINE}", f"x {LINE}{LINE}", Reading.RIGHT),
        ("draft", "draft", Reading.NOTHING),
        ("", "\n", Reading.NOTHING),
        ("", "what was copied before", Reading.WRONG),
        ("", LINE[:-1], Reading.WRONG),
        ("draft", LINE, Reading.WRONG),
        ("", LINE * 2, Reading.WRONG),
        (None, LINE, Reading.UNREAD),
        ("", None, Reading.UNREAD),
    ],
)
def test_what_the_field_says(before: str | None, after: str | None, reading: Reading) -> None:
    assert reading_of(before, after, LINE) is reading


def test_whether_it_is_gone_again() -> None:
    assert taken_back("draft", "draft\n") is TakenBack.YES
    assert taken_back("draft", f"draft{LINE}") is TakenBack.NO
    assert taken_back(None, "draft") is TakenBack.UNREAD
    assert taken_back("draft", None) is TakenBack.UNREAD


@pytest.mark.parametrize(
    ("tried", "verdict"),
    [
        (Tried(reading=Reading.RIGHT), Verdict.RIGHT),
        (Tried(reading=Reading.WRONG), Verdict.WRONG),
        (Tried(reading=Reading.NOTHING), Verdict.FAILED),
        (Tried(), Verdict.UNREAD),
        (Tried(copied=True), Verdict.COPIED),
        (Tried(stopped="The window changed."), Verdict.FAILED),
    ],
)
def test_what_it_comes_to(tried: Tried, verdict: Verdict) -> None:
    assert tried.verdict is verdict
