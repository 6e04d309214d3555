"""Which of several overlapping candidates stays, and what lies within what."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.guard.overlap import Candidate, Cover, Stretches, longest

SPANS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 30), st.integers(1, 8)).map(
        lambda one: Candidate(one[0], one[1], one[1] + one[2], pending=False, number=0)
    ),
    max_size=12,
    unique=True,
)


def overlap(one: Candidate, two: Candidate) -> bool:
    return one.rule == two.rule and one.start < two.end and two.start < one.end


@given(SPANS)
def test_none_stays_beside_a_longer_one(candidates: list[Candidate]) -> None:
    chosen = longest(candidates)
    assert chosen == sorted(chosen, key=lambda one: (one.start, one.end, one.rule))
    assert not any(overlap(one, two) for one, two in combinations(chosen, 2))
    for one in set(candidates) - set(chosen):
        assert any(
            overlap(one, other) and other.end - other.start >= one.end - one.start
            for other in chosen
        )


@given(SPANS, SPANS)
def test_cover_holds_what_lies_within_one_stretch(
    stretches: list[Candidate], candidates: list[Candidate]
) -> None:
    cover = Cover()
    for one in sorted(stretches, key=lambda one: one.start):
        cover.add(one.rule, one.start, one.end)
    for one in candidates:
        within = any(
            other.rule == one.rule and other.start <= one.start and one.end <= other.end
            for other in stretches
        )
        assert cover.holds(one.rule, one.start, one.end) == within


@given(SPANS, st.integers(0, 30), st.integers(1, 8))
def test_what_meets_a_stretch(candidates: list[Candidate], start: int, length: int) -> None:
    stretches = Stretches()
    for one in sorted(candidates, key=lambda one: one.start):
        stretches.add(one.start, one.end)
    meeting = any(one.start < start + length and start < one.end for one in candidates)
    assert stretches.meet(start, start + length) is meeting
