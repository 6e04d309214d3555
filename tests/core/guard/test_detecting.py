"""What detectors find in a long line, part by part, is the same however the line was typed."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snippets_app.core.guard import detecting
from snippets_app.core.guard.engine import Engine
from tests.core.guard.engine_parts import compiled, rule, told
from tests.core.guard.test_incremental import edited

RULES = compiled(
    rule("a[^b]{0,20}b|c{2,4}", kind="secrets"), rule("x$|^d", kind="secrets"), rule("保证")
)
TEXT = st.text("abcdx 保证\n", max_size=12)
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 6), TEXT), min_size=1, max_size=25)


@pytest.fixture
def _short_parts() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(detecting, "PART", 8)
        patch.setattr(detecting, "OVERLAP", 6)
        patch.setattr(detecting, "REACH", 14)
        yield


@pytest.mark.usefixtures("_short_parts")
@settings(max_examples=300, deadline=None)
@given(EDITS, st.integers(1, 12))
def test_edits_across_parts_find_what_a_fresh_look_finds(
    edits: list[tuple[float, int, str]], most: int
) -> None:
    engine = Engine(RULES, most=most)
    text = ""
    for where, removed, added in edits:
        text = edited(text, where, removed, added)
        assert engine.update(text) == Engine(RULES, most=most).update(text)


def test_what_lies_across_two_parts_stands_before_what_it_holds() -> None:
    text = "-" * (detecting.PART - 8) + "a cc" + "-" * 8
    engine = Engine(RULES, most=1)
    assert len(engine.update(text)) == 1
    (found,) = engine.update(text + "b")
    assert (found.start, found.end) == (detecting.PART - 8, len(text) + 1)
    assert told(engine.update(text)) == told(Engine(RULES, most=1).update(text))
