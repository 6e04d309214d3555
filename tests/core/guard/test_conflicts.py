"""Where a rule contradicts itself or meets another one."""

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
    compiled = compile_rules(others, given_tables())
    found = with_others(of, lambda text: find(compiled, text), off)
    assert all(each.clash is Clash.KNOWN for each in found)
    return [(each.text, each.other.id) for each in found if each.other]


def test_a_text_that_is_an_exception_too_is_never_found() -> None:
    of = rule("r", "保证", "Sure", exceptions=("sure!", "保证金"))
    assert within(of, given_tables().folds) == (Conflict(Clash.NEVER, "Sure"),)


def test_an_exception_that_holds_no_text_does_nothing() -> None:
    of = rule("r", "保证", exceptions=("保 证金", "押金"))
    assert within(of, given_tables().folds) == (Conflict(Clash.IDLE, "押金"),)


def test_patterns_are_not_compared_as_texts() -> None:
    assert within(rule("r", "a+", kind="pattern", exceptions=("b",)), given_tables().folds) == ()


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
