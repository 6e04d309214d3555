"""Which exceptions harmless texts suggest."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from snippets_app.core.guard.compiled import Tables
from snippets_app.core.guard.model import Rule, Severity
from snippets_app.core.guard.suggesting import MOST, Survey, in_sample, survey
from tests.core.guard.engine_parts import tables


@cache
def given_tables() -> Tables:
    return tables()


def rule(*texts: str, kind: str = "phrase", **fields: Any) -> Rule:
    return Rule("r", kind, "", Severity.WARN, "because", texts, **fields)


def surveyed(of: Rule, *snippets: str, words: tuple[str, ...] = (), **more: Any) -> Survey:
    return survey(of, given_tables(), snippets, words=lambda _: words, **more)


def test_it_counts_the_snippets_in_which_something_is_found() -> None:
    told = surveyed(rule("保证"), "我保证，保证。", "好的", "保证金")
    assert told.found == 2


def test_a_word_of_the_dictionary_is_suggested_where_it_stands() -> None:
    assert surveyed(rule("保证"), "请先交纳保证金。", words=("保证金", "保证书")).exceptions == (
        "保证金",
    )


def test_what_stands_around_it_in_several_places_is_suggested() -> None:
    told = surveyed(rule("保证"), "退保证金给您", "交保证金后发货", "保证金多少")
    assert told.exceptions == ("保证金",)


def test_elsewhere_the_clause_is_suggested() -> None:
    assert surveyed(rule("保证"), "您好，质量有保证，请放心。").exceptions == ("质量有保证",)
    assert surveyed(rule("calm down"), "Hi {customer}, calm down the music. Bye").exceptions == (
        "calm down the music",
    )
    told = surveyed(rule("보장"), "품질을 보장해 드립니다.")
    assert told.exceptions == ("품질을 보장해 드립니다",)


def test_of_a_long_clause_only_what_is_near_is_suggested() -> None:
    long = "这是一个非常长的句子里面说到了质量保证部门的同事会在明天上午联系您本人"
    assert surveyed(rule("保证"), long).exceptions == ("了质量保证部门的",)


def test_what_would_spare_a_harmful_message_is_not_suggested() -> None:
    of = rule("保证", matches=("质量有保证",))
    assert surveyed(of, "质量有保证。").exceptions == ()
    other = replace(of, id="other", matches=("质量有保证",), passes=())
    assert surveyed(rule("保证"), "质量有保证。", examples=(other,)).exceptions == ()


def test_examples_that_other_rules_let_pass_are_harmless() -> None:
    other = replace(rule("x"), id="other", passes=("退保证金",))
    assert surveyed(rule("保证"), examples=(other,)).exceptions == ("退保证金",)


def test_what_is_an_exception_already_is_not_suggested() -> None:
    of = rule("保证", exceptions=("保证金",))
    assert surveyed(of, "交保证金", "退保证金").exceptions == ()


def test_a_message_that_says_nothing_else_suggests_nothing() -> None:
    assert surveyed(rule("保证"), "保证。").exceptions == ()


def test_patterns_and_numbers_have_no_plain_exceptions() -> None:
    told = surveyed(rule("保证", kind="pattern"), "交保证金")
    assert (told.found, told.exceptions) == (1, ())
    assert in_sample(rule("保证", kind="pattern"), given_tables(), "交保证金") == ()


def test_there_are_only_so_many_suggestions() -> None:
    snippets = [f"第{number}个保证方案" for number in range(100, 200)]
    assert len(surveyed(rule("保证"), *snippets).exceptions) <= MOST


@pytest.mark.parametrize(
    ("sample", "wanted"),
    [
        ("您好，保证金会退。", ("保证金会退",)),
        ("没有", ()),
        ("保证", ()),
    ],
)
def test_a_sample_suggests_what_would_let_it_pass(sample: str, wanted: tuple[str, ...]) -> None:
    assert in_sample(rule("保证"), given_tables(), sample) == wanted
