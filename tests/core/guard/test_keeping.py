"""Of very many hits the first are judged, and which they are depends on the text alone."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snippets_app.core.guard import keeping
from snippets_app.core.guard.compiled import CompiledRules
from snippets_app.core.guard.engine import Engine, find
from snippets_app.core.guard.keeping import MOST
from snippets_app.core.guard.model import Finding
from tests.core.guard.engine_parts import compiled, rule
from tests.core.guard.test_incremental import EDITS, RULES, TEXT, edited

YOU = compiled(rule("怪"), rule(r"\d", kind="secrets"))
CHUNKS = (1, 7, 1_024)


@pytest.fixture(scope="module", params=CHUNKS, autouse=True)
def _chunk(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "CHUNK", request.param)
        yield


def fresh(rules: CompiledRules, text: str, most: int | None) -> tuple[Finding, ...]:
    return Engine(rules, most=most).update(text)


@settings(max_examples=100, deadline=None)
@given(EDITS, st.integers(1, 12))
def test_the_same_ones_are_judged_whatever_came_before(
    edits: list[tuple[float, int, str]], most: int
) -> None:
    engine = Engine(RULES, most=most)
    text = ""
    for where, removed, added in edits:
        text = edited(text, where, removed, added)
        assert engine.update(text) == fresh(RULES, text, most)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from("怪1好 "), max_size=80).map("".join), TEXT, st.integers(1, 9))
def test_the_first_ones_are_judged(text: str, added: str, most: int) -> None:
    engine = Engine(YOU, most=most)
    engine.update(added)
    found = engine.update(text)
    whole = find(YOU, text)
    for kind in YOU.rules:
        ours = [one for one in found if one.rule == kind]
        assert ours == [one for one in whole if one.rule == kind][:most]


def test_a_long_row_of_hits() -> None:
    engine = Engine(YOU)
    text = "怪" * (3 * MOST)
    assert [one.start for one in engine.update(text)] == list(range(MOST))
    assert [one.start for one in engine.update("好" + text)] == list(range(1, MOST + 1))
    assert [one.start for one in engine.update(text[: MOST + 2])] == list(range(MOST))
    assert len(engine.update(text[: MOST - 2])) == MOST - 2
    assert len(engine.update(text)) == MOST
    assert len(find(YOU, text)) == 3 * MOST


def test_what_was_not_looked_at_is_when_there_is_room() -> None:
    engine = Engine(YOU, most=2)
    text = "怪怪" + "好" * 30 + "怪，怪1"
    assert [one.start for one in engine.update(text)] == [0, 1, 35]
    assert [one.start for one in engine.update(text[1:])] == [0, 31, 34]
    assert [one.start for one in engine.update(text[2:])] == [30, 32, 33]


def test_what_is_found_further_on_is_told_beside_what_stays() -> None:
    engine = Engine(RULES, most=3)
    text = "가，you can」"
    engine.update(text)
    text += "不" + "知" * 40 + "가"
    assert engine.update(text) == fresh(RULES, text, 3)
    assert [one.start for one in engine.update(text)] == [0, 2, len(text) - 1]
