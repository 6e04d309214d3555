"""Drawn-out text means what it says; doubled words stay what they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.guard.repeats import (
    STRETCH,
    collapse,
    collapse_said_again,
    has_run,
    is_said_again,
    single,
)
from tests.core.guard.engine_parts import hits, rule, tables


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("不知道", "不不不知道", "不不不知道"),
        ("不知道", "我不、不、不知知知知道", "不、不、不知知知知道"),
        ("不知道", "不知知道", ""),
        ("never", "neeeverrrr", "neeeverrrr"),
        ("never", "neever", ""),
        ("tell you now", "telll you nooow", "telll you nooow"),
        ("too bad", "to baaad", ""),
        ("no", "noooo!", "noooo"),
        ("take it", "Sir, ttttake it today", "ttttake it"),
        ("take it", "let taaake ittt today", "taaake ittt"),
        ("take it", "let ttttake it", "ttttake it"),
        ("嘻嘻哈哈", "嘻嘻哈哈", "嘻嘻哈哈"),
        ("嘻嘻哈哈", "嘻嘻嘻嘻哈哈哈", "嘻嘻嘻嘻哈哈哈"),
        ("嘻嘻哈哈", "嘻哈", ""),
        ("whssk", "whssk", "whssk"),
        ("whssk", "whsk", ""),
        ("哈哈", "哈", ""),
        ("뭐라고요", "뭐라라라라고요", "뭐라라라라고요"),
        ("뭐라고요", "뭐라라고요", ""),
        ("뭐라고요", "뭐뭐뭐라고고고요", "뭐뭐뭐라고고고요"),
        ("ㅋㅋ 뭐", "ㅋㅋㅋㅋㅋ 뭐", "ㅋㅋㅋㅋㅋ 뭐"),
    ],
)
def test_drawn_out(pattern: str, text: str, found: str) -> None:
    assert hits(rule(pattern, homophones=False), text) == ([found] if found else [])


def test_a_pattern_may_ask_for_none() -> None:
    assert hits(rule(kind="words", words={"不知道": "我查一下"}), "不知知知道") == []


def test_stretches_only_so_far() -> None:
    longest = "不" + "知" * (STRETCH + 1) + "道"
    assert hits(rule("不知道", homophones=False), longest) == [longest]
    assert hits(rule("不知道", homophones=False), longest.replace("知", "知知", 1)) == []


@given(st.text("ab\n保ㅁ가", max_size=40), st.integers(0, 5), st.integers(20, 60))
def test_collapsed_units_know_where_they_came_from(text: str, start: int, end: int) -> None:
    units, sources = tables().folds.fold(text)
    end = max(start, min(end, len(units)))
    collapsed = collapse(units, start, end)
    part = units[start:end]
    assert collapsed.units == single(part)
    assert any(count > 2 for count in collapsed.counts) == has_run(part)
    assert sum(collapsed.counts) == len(part)
    assert [start, *collapsed.ends] == [*collapsed.starts, end]
    again = collapse_said_again(units, sources, start, end)
    assert is_said_again(text) or again == collapsed
    for unit, first, last in zip(again.units, again.starts, again.ends, strict=True):
        assert units[first] == units[last - 1] == unit
