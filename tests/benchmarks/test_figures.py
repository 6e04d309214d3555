import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.figures import paired_ratios, percentile, ratio, series, spread

numbers = st.lists(st.floats(min_value=0.001, max_value=1e6), min_size=1)


def test_percentile_interpolates_between_neighbours() -> None:
    assert percentile([40, 10, 20, 30], 0.5) == 25
    assert percentile([10, 20], 0.95) == pytest.approx(19.5)
    assert percentile([7], 0.95) == 7


def test_percentile_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


@given(numbers, st.floats(min_value=0, max_value=1))
def test_percentile_lies_within_the_series(values: list[float], share: float) -> None:
    assert min(values) <= percentile(values, share) * (1 + 1e-9)
    assert percentile(values, share) <= max(values) * (1 + 1e-9)


@given(numbers)
def test_percentile_reaches_both_ends(values: list[float]) -> None:
    assert percentile(values, 0) == min(values)
    assert percentile(values, 1) == max(values)


def test_spread_names_middle_and_edges() -> None:
    found = spread([3, 1, 2])
    assert (found.count, found.median, found.least, found.most) == (3, 2, 1, 3)


def test_ratios_pair_the_same_rounds() -> None:
    assert paired_ratios([2, 9, 4], [1, 3, 8]) == (2, 3, 0.5)


def test_a_round_that_was_not_measured_has_no_ratio() -> None:
    assert paired_ratios([2, None, 4], [None, 3, 2]) == (2,)


def test_series_of_different_rounds_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        paired_ratios([1, 2], [1])


def test_ratio_is_the_median_of_pairs_not_of_medians() -> None:
    assert ratio([1, 10, 100], [1, 20, 25]) == {"median": 1, "least": 0.5, "most": 4}
    assert ratio([None], [1]) is None


def test_series_keeps_every_round_in_turn() -> None:
    kept = series([2.0, None, 1.0])
    assert kept["values"] == [2.0, None, 1.0]
    assert kept["spread"] == {"count": 2, "median": 1.5, "p95": 1.95, "least": 1.0, "most": 2.0}
    assert series([None])["spread"] is None
