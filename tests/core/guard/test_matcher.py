"""Every pattern is found wherever it stands, overlapping ones too."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.guard.matcher import build_matcher, load_matcher

UNITS = st.text("ab保证金ㅁㅏ", max_size=30)
PATTERNS = st.lists(st.text("ab保证金ㅁㅏ", min_size=1, max_size=4), max_size=8)


@given(PATTERNS, UNITS, st.integers(0, 10), st.integers(0, 30))
def test_finds_what_a_plain_search_finds(
    patterns: list[str], units: str, start: int, end: int
) -> None:
    expected = [
        (place, place + len(pattern), number)
        for number, pattern in enumerate(patterns)
        for place in range(start, min(end, len(units)) - len(pattern) + 1)
        if units.startswith(pattern, place)
    ]
    assert sorted(build_matcher(patterns).find(units, start, end)) == sorted(expected)


def test_gives_the_numbers_it_was_given() -> None:
    matcher = build_matcher(["b", "a"], array("I", [7, 9]))
    assert matcher.find("xab", 1) == [(1, 2, 9), (2, 3, 7)]


def test_no_patterns_find_nothing() -> None:
    assert build_matcher([]).find("abc") == []
    assert build_matcher([]).longest == 0


@given(PATTERNS, UNITS)
def test_reads_back_what_it_wrote(patterns: list[str], units: str) -> None:
    matcher = build_matcher(patterns)
    again = load_matcher(matcher.dumps(), matcher.longest)
    assert again.find(units) == matcher.find(units)
