"""Regular expressions: RE2's reasons, limits and linear time."""

import pytest

from snippets_app.core.guard.model import Rule, Severity
from snippets_app.core.guard.rules.pattern import LONGEST, RegularExpressions
from snippets_app.errors import AppError


def rule(*texts: str, exceptions: tuple[str, ...] = ()) -> Rule:
    return Rule("r", "pattern", "", Severity.HINT, "why", texts=texts, exceptions=exceptions)


def found(line: str, *texts: str, exceptions: tuple[str, ...] = ()) -> list[str]:
    made = rule(*texts, exceptions=exceptions)
    RegularExpressions().check(made)
    detector = RegularExpressions().detector(made)
    assert detector is not None
    return [line[start:end] for start, end in detector.find(line)]


def test_offsets_are_those_of_the_line() -> None:
    assert found("👩🏽‍💻 喂~~~ 안녕 哎～～", "[喂哎][~～]{2,}") == ["喂~~~", "哎～～"]


def test_half_a_surrogate_pair_is_no_mark_that_a_rule_looks_for() -> None:
    assert found("?\ud83d\udc00? a\ud83d안녕", r"\?", "안녕") == ["?", "?", "안녕"]
    assert found(r"a\C", r"\\C") == [r"\C"]


def test_case_does_not_matter_unless_it_is_said() -> None:
    assert found("asap ASAP", "asap") == ["asap", "ASAP"]
    assert found("asap ASAP", "(?-i)ASAP") == ["ASAP"]


def test_several_expressions_are_given_by_position() -> None:
    assert found("ba", "a", "b") == ["b", "a"]


def test_an_exception_is_an_expression_too() -> None:
    assert found("100% 5%", "[0-9]+%", exceptions=("(^| )5%",)) == ["100%"]


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("(?=a)b", "invalid perl operator: (?="),
        (r"(a)\1", r"invalid escape sequence: \1"),
        ("[", "missing ]: ["),
        ("a{5000}", "invalid repetition size: {5000}"),
        (r"(\pL{500}\pN{500}){2}", "pattern too large - compile failed"),
        ("a*", "it matches an empty text"),
        (r"a\\\C", r"\C is a part of a character"),
        ("a" * (LONGEST + 1), f"it has more than {LONGEST} characters"),
    ],
)
@pytest.mark.parametrize("field", ["texts", "exceptions"])
def test_what_re2_cannot_do_is_told_with_its_reason(
    expression: str, reason: str, field: str
) -> None:
    exceptions = (expression,) if field == "exceptions" else ()
    texts = ("b",) if exceptions else (expression,)
    with pytest.raises(AppError) as told:
        RegularExpressions().check(rule(*texts, exceptions=exceptions))
    assert reason in told.value.title
    assert told.value.values["field"] == field


def test_an_attack_on_backtracking_is_nothing() -> None:
    assert found("a" * 20_000 + "!", "(a+)+$") == []
