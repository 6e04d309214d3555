"""What the kinds with literal texts ask the matcher for."""

from pathlib import Path
from typing import Any

import pytest

from snippets_app.core.guard.model import Place, Rule, Severity
from snippets_app.core.guard.patterns import Pattern
from snippets_app.core.guard.rules import KINDS
from snippets_app.core.guard.rules.literal import has_homophones
from snippets_app.core.guard.rules.promise import NEGATIONS
from snippets_app.errors import AppError

PAGE = (Path(__file__).parents[4] / "docs" / "rule-format.md").read_text(encoding="utf-8")
BY_NAME = {kind.name: kind for kind in KINDS}


def rule(kind: str, **fields: Any) -> Rule:
    return Rule("r", kind, "zh", Severity.WARN, "why", **fields)


def patterns(kind: str, **fields: Any) -> tuple[Pattern, ...]:
    made = rule(kind, **fields)
    BY_NAME[kind].check(made)
    return BY_NAME[kind].patterns(made)


def told(kind: str, **fields: Any) -> str:
    with pytest.raises(AppError) as error:
        patterns(kind, **fields)
    return str(error.value)


@pytest.mark.parametrize("kind", ["phrase", "promise", "tone"])
def test_one_character_needs_an_exception_or_a_place(kind: str) -> None:
    expected = "“喂！” is one character and part of many words. Add exceptions or a place."
    assert told(kind, texts=("喂！",)) == expected
    assert patterns(kind, texts=("喂！",), exceptions=("喂养",))


def test_one_character_is_fine_at_a_place() -> None:
    assert patterns("message", texts=("喂",), place=Place.START)[0].place is Place.START
    assert patterns("tone", texts=("啦",), place=Place.CLAUSE_END)[0].place is Place.CLAUSE_END


def test_a_term_of_one_character_needs_an_exception() -> None:
    assert "one character" in told("plain-words", words={"键": "按钮"})


@pytest.mark.parametrize("text", ["~~~", "  ", "😡", "。"])
def test_a_text_of_marks_alone_is_refused(text: str) -> None:
    assert "no letter and no digit" in told("phrase", texts=(text,))
    assert "no letter and no digit" in told("phrase", texts=("保证",), exceptions=(text,))


def test_a_phrase_follows_its_fields() -> None:
    found = patterns("phrase", texts=("问你",), not_after=("不",), you_too=False)
    assert found == (Pattern("问你", not_after=("不",), exact_you=True),)
    assert patterns("phrase", texts=("问你",))[0].exact_you is False


def test_a_message_without_a_place_is_the_whole_message() -> None:
    assert patterns("message", texts=("好的",))[0].place is Place.WHOLE
    assert "does not look at the place “clause-end”" in told(
        "message", texts=("好的",), place=Place.CLAUSE_END
    )


def test_a_promise_knows_negations_and_adds_its_own() -> None:
    (found,) = patterns("promise", texts=("一定",), not_after=("您",))
    assert {"不能", "无法", "不敢", "难以", "不", "没", "未必", "您"} <= set(found.not_after)
    (other,) = patterns("phrase", texts=("一定",))
    assert other.not_after == ()


def test_a_tone_is_exact_and_outside_quotations() -> None:
    found, allowed = patterns("tone", texts=("你",), exceptions=("你们",))
    assert (found.exact_you, found.outside_quotes, found.allowed) == (True, True, False)
    assert allowed.allowed


def test_plain_words_say_what_to_say_for_each_term() -> None:
    found = patterns("plain-words", words={"链路": "线路", "ㅋㅋ": ""})
    assert [(each.text, each.instead) for each in found] == [("链路", ("线路",)), ("ㅋㅋ", ("",))]
    assert "Leave “instead” out" in told("plain-words", words={"链路": "线"}, instead=("x",))


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("不知道", None, True),
        ("不 知，道！", None, True),
        ("保证", None, False),
        ("保证", True, True),
        ("喂", True, False),
        ("不知道", False, False),
        ("不知道OK", None, False),
        ("안녕하세요", None, False),
        ("𠀀𠀀𠀀", None, True),
    ],
)
def test_homophones_are_for_three_han_characters(
    text: str, wanted: bool | None, expected: bool
) -> None:
    assert has_homophones(text, wanted) is expected
    assert patterns("phrase", texts=(text + "们好",), homophones=False)[0].homophones is False


def test_the_page_names_every_negation() -> None:
    line = PAGE.partition("knows these negations;")[2].partition("\n- ")[0]
    named = line.partition(":")[2].replace(";", ",").strip(" .\n").split(",")
    assert tuple(" ".join(each.split()) for each in named) == NEGATIONS
