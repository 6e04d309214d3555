"""Rule files: what they may say, and how faults are told."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.guard.model import Place, Rule, Severity
from snippets_app.formats.rules_schema import RuleRow, TopRow
from snippets_app.formats.rules_toml import RuleReading, read_rules, write_rules
from tests.formats.rules import several

PAGE = (Path(__file__).parents[2] / "docs" / "rule-format.md").read_text(encoding="utf-8")
TOP = 'format = 1\nlanguage = "zh"\n'
RULE = """[[rules]]
id = "a"
kind = "phrase"
severity = "warn"
reason = "why"
texts = ["我不太清楚"]
matches = ["我不太清楚"]
passes = ["清楚"]
"""


def told(text: str) -> list[str]:
    return [str(problem) for problem in read_rules(text.encode(), "f.toml").problems]


def ids(text: str) -> list[str]:
    return [rule.id for rule in read_rules(text.encode(), "f.toml").rules]


def test_defaults_are_the_models() -> None:
    (rule,) = read_rules((TOP + RULE).encode(), "f").rules
    assert rule == Rule(
        "a",
        "phrase",
        "zh",
        Severity.WARN,
        "why",
        texts=("我不太清楚",),
        matches=("我不太清楚",),
        passes=("清楚",),
    )


def test_reasons_in_several_languages() -> None:
    text = TOP + RULE.replace('"why"', '{ en = "why", zh = "因为" }')
    (rule,) = read_rules(text.encode(), "f").rules
    assert (rule.reason, rule.reason_in("en-GB"), rule.reason_in("ko")) == ("因为", "why", "因为")
    for_all = text.replace('"zh"', '""', 1)
    assert read_rules(for_all.encode(), "f").rules[0].reason == "why"


@given(
    st.sampled_from(["zh", "ko", "en", ""]).flatmap(
        lambda tag: st.tuples(st.just(tag), several(tag))
    )
)
def test_every_rule_comes_back(made: tuple[str, tuple[Rule, ...]]) -> None:
    language, rules = made
    assert read_rules(write_rules(rules, language), "f") == RuleReading(rules)


@given(st.binary(max_size=200))
def test_any_content_is_read_or_told(content: bytes) -> None:
    reading = read_rules(content, "f")
    assert reading.rules == ()
    assert reading.problems


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"a"', '"A b"', "f.toml:4: id: has a length (3) or a character"),
        ('"phrase"', '"phrases"', "f.toml:5: kind: “phrases” is not a kind; allowed: phrase, "),
        ('"warn"', '"bad"', "f.toml:6: severity: is not what belongs here; allowed: hint, warn"),
        ('"why"', '""', "f.toml:7: reason: is not what belongs here; allowed: one line of 1"),
        ('"why"', '{ cn = "x" }', "f.toml:7: reason: “cn” is not a language of a reason"),
        ('"why"', "7", "f.toml:7: reason: is not what belongs here"),
        ('["我不太清楚"]\nm', '["我"]\nm', "f.toml:8: texts: “我” is one character and part of"),
        ('["我不太清楚"]\nm', "[]\nm", "f.toml:8: texts: The field “texts” is missing."),
        ('["我不太清楚"]\nm', '"我不"\nm', "f.toml:8: texts: is not what belongs here"),
        ('["清楚"]', "[]", "f.toml:10: passes: is not what belongs here; allowed: a list of 1"),
        ('passes = ["清楚"]', "", "f.toml:3: passes: is missing; allowed: a list of 1 to 100"),
        ('matches = ["我不太清楚"]', "", "f.toml:3: matches: is missing"),
        ("passes", "words = {a = 'b'}\npasses", "f.toml:10: words: The kind “phrase” takes no"),
        ("passes", "place = 'end'\npasses", "f.toml:10: place: The kind “phrase” takes no field"),
        ("passes", "colour = 'red'\npasses", "f.toml:10: colour: is not known here; allowed: id"),
        ("passes", "snippet = 'x'\npasses", "f.toml:10: snippet: has a length (1) or"),
    ],
)
def test_a_fault_is_told_with_its_line_and_the_other_rules_stay(
    old: str, new: str, problem: str
) -> None:
    text = TOP + RULE.replace(old, new, 1) + RULE.replace('"a"', '"other"')
    (found,) = told(text)
    assert found.startswith(problem)
    assert ids(text) == ["other"]


def test_a_fault_in_a_table_of_words_has_its_line() -> None:
    text = RULE.replace("phrase", "plain-words").replace('texts = ["我不太清楚"]\n', "")
    (found,) = told(TOP + text + '[rules.words]\n"A" = "b"\n')
    assert found.startswith("f.toml:10: words: “A” is one character")


def test_an_id_counts_once() -> None:
    assert told(TOP + RULE + RULE) == ["f.toml:12: id: “a” is there already; ids are unique"]
    assert ids(TOP + RULE + RULE) == ["a"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a = ", "f.toml:1: is not TOML"),
        ("", "f.toml:1: format: is missing; allowed: 1"),
        ('format = 2\nlanguage = "zh"\n', "f.toml:1: format: is not one that this version reads"),
        ('format = 1\nlanguage = "z"\n', "f.toml:2: language: has a length (1)"),
        (TOP + "rules = 7\n", "f.toml:3: rules: must be a list of tables"),
        (TOP + "rules = [7]\n", "f.toml:3: rules: is not a table"),
    ],
)
def test_a_file_may_be_refused_as_a_whole(text: str, problem: str) -> None:
    assert told(text)[0].startswith(problem)
    assert ids(text) == []


# The page


def test_the_examples_of_the_page_are_good() -> None:
    example = PAGE.split("```toml\n")[1].split("```")[0]
    reading = read_rules(example.encode(), "example.toml")
    assert reading.problems == ()
    assert len({rule.kind for rule in reading.rules}) == 6


def test_the_page_lists_every_field_and_whether_it_is_needed() -> None:
    fields = PAGE.partition("## Fields")[2].partition("## Kinds")[0]
    rows = {
        name.strip(" `"): needed.strip()
        for name, needed in (
            line.split("|")[1:3] for line in fields.splitlines() if line.startswith("| `")
        )
    }
    expected = {
        field.name: "yes" if field.required else "no"
        for table in (TopRow, RuleRow)
        for field in msgspec.structs.fields(table)
    }
    assert rows == expected | {"texts": "by kind", "words": "by kind"}


def test_places_and_severities_are_those_of_the_model() -> None:
    page = {f"`{place.value}`" for place in Place} | {f"`{each.value}`" for each in Severity}
    assert all(name in PAGE for name in page)
