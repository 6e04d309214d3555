"""Rules found in pinyin keys, however candidates are chosen; and not in English."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.guard.model import Rule, Severity
from snippets_app.core.guard.romanised import Romanised, compile_romanised
from snippets_app.core.search.readings import Readings, load_readings

ASSETS = Path(__file__).parents[3] / "assets"
TEXTS = ("不知道", "没办法", "不可能的事", "你听不懂吗", "策略不行", "先生你别急", "一定可以")
FEW = ("不行", "喂")


@cache
def readings() -> Readings:
    return load_readings((ASSETS / "readings.bin").read_bytes())


def rule(*texts: str, name: str = "r", **fields: object) -> Rule:
    known: dict[str, object] = {"kind": "phrase", "language": "zh", "severity": Severity.FORBID}
    return Rule(id=name, reason="reason", texts=texts, **known | fields)  # type: ignore[arg-type]


@cache
def usual() -> Romanised:
    return compiled(*(rule(text, name=text, instead=("好",)) for text in (*TEXTS, *FEW)))


def compiled(*rules: Rule) -> Romanised:
    return compile_romanised(rules, readings().of)


def found(latin: str, romanised: Romanised | None = None) -> list[str]:
    findings = (romanised or usual()).find(latin)
    assert all(each.text == latin[each.start : each.end] for each in findings)
    return [each.text for each in findings]


def pinyin(text: str) -> list[str]:
    return [readings().of(char)[0] for char in text]


def test_a_finding_is_a_hint_of_the_rule_with_its_wordings() -> None:
    (finding,) = usual().find("ok buzhidao ")
    assert finding.rule.id == "不知道"
    assert finding.rule.severity is Severity.HINT
    assert (finding.start, finding.end, finding.text) == (3, 11, "buzhidao")
    assert finding.instead == ("好",)
    assert not finding.pending


@pytest.mark.parametrize(
    "latin",
    [
        "buzhidao", "bu zhi dao", "bu'zhi'dao", "bu1zhidao2", "bu zhidao1", "buzhi dao ",
        "  buzhidao", "wobuzhidaole", "wo buzhidao le", "wo1bu3zhi'dao", "jintianbuzhidaoa",
        "luebuzhidao", "lvebuzhidao", "OK,buzhidao", "buzhidao,", "buzhidao.", "buzhidaoSHENME",
        "0buzhidao",
        "buzhidaosh", "buzhidaozh", "buzhidaox",  # the next syllable has begun
    ],
)  # fmt: skip
def test_it_is_found_however_candidates_are_chosen(latin: str) -> None:
    assert [text.replace(" ", "") for text in found(latin)] != []


@pytest.mark.parametrize(
    "latin",
    [
        "", " ", "12", "buzhid", "buzhi", "buzhi,dao", "bu-zhi-dao", "Buzhidao", "BUZHIDAO",
        "buz hidao", "b uzhidao", "buzhida o",  # not where a syllable ends
        "xbuzhidao", "tbuzhidao", "nbuzhidao", "hmbuzhidao",  # not after a syllable
        "buzhidaoxz ", "buzhidaosh ", "buzhidaoq,",  # no syllable follows
        "buxing", "wei",  # too few syllables
        "meibanfang", "meibanfan",  # 饭 and 房 instead of 法
    ],
)  # fmt: skip
def test_it_is_not_found(latin: str) -> None:
    assert found(latin) == []


def test_what_the_next_key_may_still_change_is_pending() -> None:
    romanised = usual()
    assert [each.pending for each in romanised.find("meibanfa")] == [True]  # …fan, …fang
    assert romanised.find("meibanfan") == ()
    assert [each.pending for each in romanised.find("meibanfa ")] == [False]
    assert [each.pending for each in romanised.find("meibanfan")] == []
    assert [each.pending for each in romanised.find("meibanfab")] == [False]


@pytest.mark.parametrize("latin", ["celvebuxing", "celuebuxing", "ce'lve bu xing"])
def test_both_ways_to_type_v(latin: str) -> None:
    assert found(latin) == [latin]


def test_nin_counts_as_ni_where_the_rule_says_so() -> None:
    assert found("nintingbudongma") == ["nintingbudongma"]
    exact = compiled(rule("你听不懂吗", you_too=False))
    assert found("nintingbudongma", exact) == []
    assert found("nitingbudongma", exact) == ["nitingbudongma"]


def test_exceptions_and_what_stands_before_make_it_harmless() -> None:
    harmless = compiled(rule("不知道", exceptions=("不知道您",), not_after=("从来",)))
    assert found("buzhidao", harmless) == ["buzhidao"]
    assert found("bu zhi dao nin", harmless) == []
    assert found("buzhidaoni", harmless) == ["buzhidao"]
    assert found("cong lai bu zhi dao", harmless) == []
    assert found("lai bu zhi dao", harmless) == ["bu zhi dao"]


def test_of_one_rule_only_the_longest_counts() -> None:
    romanised = compiled(rule("不知道", "我不知道"), rule("知道了", name="other"))
    assert found("wobuzhidaole", romanised) == ["wobuzhidao", "zhidaole"]


def test_two_texts_of_one_sound_are_two_rules() -> None:
    findings = compiled(rule("不知道", name="a"), rule("步知道", name="b")).find("buzhidao")
    assert {each.rule.id for each in findings} == {"a", "b"}


def test_rules_that_keys_cannot_hint_at_are_left_out() -> None:
    romanised = compiled(
        rule("不知道", homophones=False),
        rule("不知道", kind="message"),
        rule("加V信聊"),
        rule("안녕하세요", language="ko"),
        rule("no way", language="en"),
        rule("不知道.*吗", kind="pattern"),
    )
    assert romanised.find("buzhidao no way jia v xin liao buzhidao ma") == ()
    assert compiled().find("buzhidao") == ()


ENGLISH = """
Hello, thank you for calling, how can I help you today? Please hold the line, I will be right back.
She can change the sensitive range; a woman in the can-can line began singing a long gentle song.
Women and men hang around the bank; he then ran a mile, and came home late. Bang on the gong!
Mandate, banana, Shanghai, liaison, tangible, genuine, language, change, sang, song, ping, dung.
"""


def test_english_is_not_taken_for_pinyin() -> None:
    assert found(ENGLISH) == []
    assert found(ENGLISH.lower()) == []


syllables = st.sampled_from(TEXTS).map(pinyin)
choosing = st.sampled_from(("", " ", "1", "'", "2", " 1"))


@given(syllables, st.lists(choosing, min_size=8, max_size=8))
def test_every_text_is_found_in_every_way_of_choosing(names: list[str], between: list[str]) -> None:
    typed = "".join(name + sign for name, sign in zip(names, between, strict=False))
    (text,) = found("好 " + typed + "。")
    assert "".join(char for char in text if char.isalpha()) == "".join(names)


@given(st.text(st.sampled_from("abuzhidaongme '12.,AÄ好"), max_size=200))
def test_no_keys_make_trouble(latin: str) -> None:
    spans = [(each.start, each.end) for each in usual().find(latin)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(latin) for start, end in spans)
