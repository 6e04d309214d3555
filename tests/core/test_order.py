"""The order of snippets: made by an agent, kept when a pack or another snippet changes."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.layers import compose
from snippets_app.core.model import Pack, PersonalChange, Snippet, Stage
from snippets_app.core.order import OWN, between, next_place, ordered, places

SHIPPED = tuple(Snippet(f"p/s{n}", "p", "a", f"T{n}", "text") for n in range(4))
PACK = Pack("p", "P", "en", (Stage("a", "A"),), SHIPPED)


def own(number: int, place: float | None) -> PersonalChange:
    return PersonalChange(f"p/own-{number}", "a", f"Own {number}", "text", "", "", place=place)


def order(pack: Pack, *changes: PersonalChange) -> list[str]:
    return [each.id.removeprefix("p/") for each in compose([pack], changes).packs[0].snippets]


def test_own_snippets_stand_behind_and_moved_ones_where_they_were_put() -> None:
    assert order(PACK, own(1, None), own(2, None)) == ["s0", "s1", "s2", "s3", "own-1", "own-2"]
    moved = PersonalChange("p/s3", place=0.5)
    assert order(PACK, moved, own(1, OWN + 1), own(2, 1.5)) == [
        "s0", "s3", "s1", "own-2", "s2", "own-1",
    ]  # fmt: skip


def test_a_later_edition_of_the_pack_keeps_what_was_moved_in_front() -> None:
    later = replace(PACK, snippets=(*SHIPPED, replace(SHIPPED[0], id="p/s4")))
    assert order(later, PersonalChange("p/s3", place=-1.0)) == ["s3", "s0", "s1", "s2", "s4"]


def test_a_new_place_is_behind_all_others() -> None:
    changes = (own(1, OWN + 9), own(2, 0.5), PersonalChange("other/x", place=OWN * 2))
    assert next_place(changes, "p") == OWN + 10
    assert next_place((), "p") == OWN + 1
    standing = places([PACK], [*changes, own(3, OWN + 10)])
    assert max(standing, key=lambda name: standing[name]) == "other/x"
    assert sorted(standing.values())[-2] == standing["p/own-3"]


def test_a_pack_is_put_in_order() -> None:
    standing = {"p/s0": 3.0, "p/s1": 2.0, "p/s2": 1.0, "p/s3": 0.0}
    assert ordered(PACK, standing).snippets == tuple(reversed(SHIPPED))


PLACES = st.floats(-1e6, 2e6) | st.none()


@given(before=PLACES, after=PLACES, count=st.integers(1, 50))
def test_places_in_between_are_in_between(
    before: float | None, after: float | None, count: int
) -> None:
    found = between(before, after, count)
    if found is None:
        assert before is not None
        assert after is not None
        assert after - before < 1e-6
        return
    edges = [*([] if before is None else [before]), *found, *([] if after is None else [after])]
    assert len(found) == count
    assert all(one < two for one, two in pairwise(edges))
