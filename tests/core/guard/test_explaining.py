"""What one rule sees in a sample, and why."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.guard.compiled import Tables
from snippets_app.core.guard.explaining import Explainer, Sighting, Spared, Way
from snippets_app.core.guard.model import Place, Rule, Severity
from snippets_app.errors import AppError
from snippets_app.formats.rules_toml import read_rules
from tests.core.guard.engine_parts import tables

FOLDER = Path(__file__).parents[3] / "snippets" / "rules"
SHIPPED = tuple(
    rule
    for file in sorted(FOLDER.glob("*.toml"))
    for rule in read_rules(file.read_bytes(), "f").rules
)


@cache
def given_tables() -> Tables:
    return tables()


def rule(*texts: str, kind: str = "phrase", **fields: Any) -> Rule:
    return Rule("r", kind, "", Severity.WARN, "because", texts, **fields)


def seen(of: Rule, sample: str) -> list[tuple[str, str, Way, Spared | None, str]]:
    told = Explainer(of, given_tables()).explain(sample)
    return [
        (sample[one.start : one.end], one.by, one.way, one.spared, one.spared_by) for one in told
    ]


@pytest.mark.parametrize(
    ("sample", "found", "way"),
    [
        ("我不知道啊", "不知道", Way.SAME),
        ("不 知 道", "不 知 道", Way.SPELT),
        ("不智道", "不智道", Way.SOUND),
        ("不知知知道", "不知知知道", Way.DRAWN_OUT),
    ],
)
def test_it_tells_how_a_text_was_written(sample: str, found: str, way: Way) -> None:
    assert seen(rule("不知道"), sample) == [(found, "不知道", way, None, "")]


def test_it_names_the_text_that_was_found() -> None:
    assert seen(rule("calm down", "relax"), "Relax, calm  down") == [
        ("Relax", "relax", Way.SPELT, None, ""),
        ("calm  down", "calm down", Way.SPELT, None, ""),
    ]


def test_the_longest_text_is_the_one_that_counts() -> None:
    assert [each[1] for each in seen(rule("保证", "我保证"), "我保证")] == ["我保证"]


def test_it_names_the_exception_that_lets_a_text_pass() -> None:
    told = seen(rule("保证", exceptions=("保证金", "保证书")), "保证金和保证")
    assert told == [
        ("保证", "保证", Way.SAME, Spared.EXCEPTION, "保证金"),
        ("保证", "保证", Way.SAME, None, ""),
    ]


@pytest.mark.parametrize(
    ("of", "sample", "spared"),
    [
        (rule("保证", kind="promise"), "我不能保证", Spared.AFTER),
        (rule("保证", not_after=("质量",)), "质量保证", Spared.AFTER),
        (rule("好的", kind="message"), "好的，马上", Spared.PLACE),
        (rule("啦", kind="tone", place=Place.CLAUSE_END), "啦啦队", Spared.PLACE),
        (rule("你", kind="tone", exceptions=("你们",)), "客户说“你好慢”", Spared.QUOTED),
    ],
)
def test_it_tells_what_else_lets_a_text_pass(of: Rule, sample: str, spared: Spared) -> None:
    assert {each[3] for each in seen(of, sample)} == {spared}


def test_patterns_terms_and_numbers_are_told_too() -> None:
    pattern = rule("[喂哎][~～]{2,}", kind="pattern", exceptions=("喂~~~~+",))
    assert [each[2:] for each in seen(pattern, "哎~~")] == [(Way.PATTERN, None, "")]
    assert [each[3] for each in seen(pattern, "喂~~~~")] == [Spared.EXCEPTION]
    assert seen(rule(kind="plain-words", words={"SKU": "商品"}), "这个sku")[0][1] == "SKU"
    card = seen(rule("payment-card", kind="customer-data"), "4111 1111 1111 1111")
    assert [each[2] for each in card] == [Way.NUMBER]


def test_a_pattern_that_cannot_be_used_is_told() -> None:
    with pytest.raises(AppError):
        Explainer(rule("[", kind="pattern"), given_tables())


def counting(told: tuple[Sighting, ...]) -> set[tuple[int, int]]:
    return {(one.start, one.end) for one in told if one.spared is None}


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda each: each.id)
def test_what_counts_is_what_the_rule_finds(shipped: Rule) -> None:
    explainer = Explainer(shipped, given_tables())
    for sample in (*shipped.matches, *shipped.passes):
        found = {(each.start, each.end) for each in explainer.findings(sample)}
        assert counting(explainer.explain(sample)) == found


@given(st.text("保证金我不能 能书 aBb"), st.sampled_from(["phrase", "promise", "message", "tone"]))
def test_nothing_that_counts_is_left_out(sample: str, kind: str) -> None:
    of = replace(rule("保证", "能", "bb"), kind=kind, exceptions=("保证金", "不能"))
    explainer = Explainer(of, given_tables())
    assert counting(explainer.explain(sample)) == {
        (each.start, each.end) for each in explainer.findings(sample)
    }
