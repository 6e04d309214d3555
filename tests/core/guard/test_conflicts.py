"""Where a rule contradicts itself or meets another one."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from snippets_app.core.guard.compiled import Tables, compile_rules
from snippets_app.core.guard.conflicts import Clash, Conflict, with_others, within
from snippets_app.core.guard.engine import find
from snippets_app.core.guard.model import Rule, Severity
from tests.core.guard.engine_parts import tables


@cache
def given_tables() -> Tables:
    return tables()


def rule(name: str, *texts: str, kind: str = "phrase", **fields: Any) -> Rule:
    return Rule(name, kind, "", Severity.WARN, "because", texts, **fields)


def clashes(of: Rule, *others: Rule, off: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    found = conflicts(of, *others, off=off)
    assert all(each.clash is Clash.KNOWN for each in found)
    return [(each.text, each.other.id) for each in found if each.other]


def conflicts(of: Rule, *others: Rule, off: tuple[str, ...] = ()) -> Sequence[Conflict]:
    compiled = compile_rules(others, given_tables())
    return with_others(of, lambda text: find(compiled, text), others, given_tables(), off)


def spared(of: Rule, *others: Rule, off: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    """What others let pass: the rule's text, their exception, their id."""
    return [
        (each.text, each.exception, each.other.id)
        for each in conflicts(of, *others, off=off)
        if each.clash is Clash.SPARED and each.other
    ]


def test_a_text_that_is_an_exception_too_is_never_found() -> None:
    of = rule("r", "保证", "Sure", exceptions=("sure!", "保证金"))
    assert within(of, given_tables()) == (Conflict(Clash.NEVER, "Sure"),)


def test_an_exception_that_holds_no_text_does_nothing() -> None:
    of = rule("r", "保证", exceptions=("保 证金", "押金"))
    assert within(of, given_tables()) == (Conflict(Clash.IDLE, "押金"),)


def test_patterns_are_not_compared_as_texts() -> None:
    assert within(rule("r", "a+", kind="pattern", exceptions=("b",)), given_tables()) == ()


def test_another_rule_may_say_the_same() -> None:
    others = (rule("one", "保证", "绝对"), rule("two", "calm down"))
    of = rule("r", "保 证", "Calm down!", "别的")
    assert clashes(of, *others) == [("保 证", "one"), ("Calm down!", "two")]


def test_what_another_rule_finds_only_a_part_of_is_new() -> None:
    assert clashes(rule("r", "我保证"), rule("one", "保证")) == []


def test_the_rule_itself_and_those_switched_off_do_not_count() -> None:
    assert clashes(rule("r", "保证"), rule("r", "保证"), rule("one", "保证"), off=("one",)) == []


def test_a_rule_for_whole_messages_does_not_make_one_for_all_places_needless() -> None:
    whole = rule("one", "好的", kind="message")
    assert clashes(rule("r", "好的"), whole) == []
    assert clashes(rule("r", "好的", kind="message"), whole) == [("好的", "one")]


def test_what_another_rule_lets_pass_is_no_longer_found_already() -> None:
    other = rule("one", "保证", exceptions=("保证金", "保证书"))
    of = rule("r", "保证")
    [conflict] = conflicts(of, other)
    assert conflict == Conflict(Clash.SPARED, "保证", other, "保证金")
    same = rule("r", "保证", exceptions=("保证金", "保证书", "保证期"))
    assert clashes(same, other) == [("保证", "one")]
    assert spared(rule("r", "保证", exceptions=("保 证金",)), other) == [("保证", "保证书", "one")]


def test_a_text_that_another_rule_lets_pass_contradicts_it() -> None:
    other = rule("one", "Guarantee", exceptions=("guarantee period", "no guarantee"))
    assert spared(rule("r", "GUARANTEE  period"), other) == [
        ("GUARANTEE  period", "guarantee period", "one")
    ]
    assert spared(rule("r", "a guarantee period of years"), other) == []
    assert spared(rule("r", "guarantee period"), other, off=("one",)) == []
    assert spared(rule("one", "guarantee period"), other) == []


def test_another_word_in_what_is_let_pass_is_another_matter() -> None:
    other = rule("one", "guarantee", exceptions=("guarantee period",))
    assert conflicts(rule("r", "period"), other) == ()


def test_a_rule_for_whole_messages_only_contradicts_what_passes_whole() -> None:
    other = rule("one", "好", exceptions=("好的", "好的呀"))
    assert spared(rule("r", "好的", kind="message"), other) == [("好的", "好的", "one")]


def test_the_exceptions_of_patterns_are_no_texts() -> None:
    other = rule("one", "a+", kind="pattern", exceptions=("aab",))
    assert spared(rule("r", "aab"), other) == []


def test_of_a_rule_that_cannot_be_used_nothing_is_said_of_others() -> None:
    other = rule("one", "a(", exceptions=("a(b",))
    assert spared(rule("r", "a(", kind="pattern"), other) == []


def test_an_exception_for_what_is_found_in_another_form_does_something() -> None:
    of = rule("r", "你急什么", "绝对安全", exceptions=("您急什么呢", "绝对鞍全带"))
    assert within(of, given_tables()) == ()
    assert within(rule("r", "好的", kind="message", exceptions=("好的呀",)), given_tables()) == ()
