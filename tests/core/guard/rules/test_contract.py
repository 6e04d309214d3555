"""What every kind of rule fulfils; the test walks the tuple, so a new kind is taken up."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.guard.model import Place, Rule, Severity
from snippets_app.core.guard.rules import KINDS
from snippets_app.core.guard.rules.kind import Kind
from snippets_app.errors import AppError

PAGE = (Path(__file__).parents[4] / "docs" / "rule-format.md").read_text(encoding="utf-8")
GOOD: dict[str, dict[str, Any]] = {
    "phrase": {"texts": ("我不太清楚",), "exceptions": ("您问我不太清楚",)},
    "message": {"texts": ("是",), "place": Place.WHOLE},
    "promise": {"texts": ("保证",)},
    "tone": {"texts": ("你",), "exceptions": ("你们",), "instead": ("您",)},
    "plain-words": {"words": {"SKU": "商品规格"}},
    "pattern": {"texts": ("[喂哎][~～]{2,}",)},
    "customer-data": {"texts": ("payment-card",)},
}
FILLED: dict[str, Any] = {
    "texts": ("保证书",),
    "words": {"SKU": "商品规格"},
    "exceptions": ("质量保证书",),
    "not_after": ("不",),
    "place": Place.CLAUSE_END,
    "you_too": False,
    "homophones": True,
}
TEXTS = st.text(max_size=60) | st.text("0123456789- x～喂", max_size=60)


def good(kind: Kind) -> Rule:
    return Rule("r", kind.name, "zh", Severity.WARN, "why", **GOOD[kind.name])


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def kind(request: pytest.FixtureRequest) -> Kind:
    found: Kind = request.param
    return found


def test_names_are_distinct_and_documented() -> None:
    names = [kind.name for kind in KINDS]
    assert len(set(names)) == len(names)
    assert set(names) == GOOD.keys()
    assert all(f"| `{name}` |" in PAGE for name in names)


def test_a_good_rule_passes_and_finds_by_texts_or_otherwise(kind: Kind) -> None:
    rule = good(kind)
    kind.check(rule)
    assert kind.patterns(rule) or kind.detector(rule)


def test_a_rule_that_names_nothing_is_refused(kind: Kind) -> None:
    with pytest.raises(AppError) as told:
        kind.check(replace(good(kind), texts=(), words={}))
    assert told.value.values["field"] in ("texts", "words")
    assert told.value.hint


def test_every_field_is_taken_or_refused_by_name(kind: Kind) -> None:
    """As the table of the page says."""
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{kind.name}` |"))
    taken = {name for name in FILLED if f"`{name}`" in row.split("|")[3]}
    for name in FILLED.keys() - taken:
        with pytest.raises(AppError) as told:
            kind.check(replace(good(kind), **{name: FILLED[name]}))
        assert told.value.values["field"] == name
    for name in taken - {"place", "texts"}:
        kind.check(replace(good(kind), **{name: FILLED[name]}))


def test_exceptions_are_allowed_patterns_where_texts_are_literal(kind: Kind) -> None:
    patterns = kind.patterns(replace(good(kind), exceptions=("质量保证书",)))
    if patterns:
        assert [each.text for each in patterns if each.allowed] == ["质量保证书"]


@given(TEXTS)
def test_a_detector_gives_spans_of_the_line_by_position(text: str) -> None:
    for kind in KINDS:
        detector = kind.detector(good(kind))
        spans = list(detector.find(text)) if detector else []
        assert spans == sorted(spans)
        assert all(0 <= start < end <= len(text) for start, end in spans)


def test_only_what_is_a_customers_is_hidden() -> None:
    assert [kind.name for kind in KINDS if kind.hides_text] == ["customer-data"]


@pytest.mark.parametrize("surrogates", ["\ud83d", "\ude00a", "喂~~~\ud83d"])
def test_half_an_emoji_stops_nothing(kind: Kind, surrogates: str) -> None:
    detector = kind.detector(good(kind))
    found = list(detector.find(surrogates)) if detector else []
    assert len(found) == (1 if kind.name == "pattern" and "喂" in surrogates else 0)
