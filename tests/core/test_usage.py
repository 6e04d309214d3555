"""Frecency: often and lately."""

from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.usage import HABIT, HALF_LIFE, frecency

COUNTS = st.integers(0, 10**6)
TIMES = st.floats(0, 4e9)


@given(COUNTS, TIMES, TIMES)
def test_it_stays_between_none_and_one(count: int, last_used: float, now: float) -> None:
    assert 0.0 <= frecency(count, last_used, now) <= 1.0


def test_one_half_after_the_habit_and_a_quarter_after_its_half_life() -> None:
    assert frecency(int(HABIT), 0.0, 0.0) == 0.5
    assert frecency(int(HABIT), 0.0, HALF_LIFE) == 0.25


def test_oftener_and_later_count_more() -> None:
    assert frecency(3, 0.0, 60.0) > frecency(2, 0.0, 60.0) > 0.0
    assert frecency(2, 50.0, 60.0) > frecency(2, 0.0, 60.0)
    assert frecency(0, 60.0, 60.0) == 0.0


def test_a_clock_set_back_counts_as_now() -> None:
    assert frecency(2, 100.0, 50.0) == frecency(2, 50.0, 50.0)
