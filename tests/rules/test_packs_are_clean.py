"""What we give people to say, and what we tell them to say instead, breaks no rule."""

from collections import Counter

import pytest

from snippets_app.core.guard.model import Severity
from tests.rules.rendered import Text, sentences, snippet_ids, texts
from tests.rules.shipped import found, ordinary_sentences, rules

MOST_HINTS = 5
ADVICE = [(rule.id, wording) for rule in rules() for wording in rule.instead if wording]
REPLACED = [
    pytest.param(example[: each.start], wording, example[each.end :], id=f"{rule.id}: {wording}")
    for rule in rules()
    for example in rule.matches
    for each in found(example)
    if each.rule.id == rule.id
    for wording in each.instead
]
PASSES = [(rule.id, example) for rule in rules() for example in rule.passes]


def banned(text: str) -> list[str]:
    return [each.rule.id for each in found(text) if each.rule.severity is not Severity.HINT]


@pytest.mark.parametrize("rendered", texts(), ids=lambda rendered: rendered.snippet)
def test_a_shipped_snippet_gives_no_warning(rendered: Text) -> None:
    assert banned(rendered.text) == []
    assert {each: banned(each) for each in sentences(rendered.text) if banned(each)} == {}


def test_shipped_snippets_give_few_hints() -> None:
    hints = Counter(
        (each.rule.id, each.text) for rendered in texts() for each in found(rendered.text)
    )
    print(*hints.items(), sep="\n")  # noqa: T201 - listed to be read
    assert hints.total() <= MOST_HINTS


@pytest.mark.parametrize(("rule", "wording"), ADVICE)
def test_what_a_rule_says_instead_gives_no_warning(rule: str, wording: str) -> None:
    assert banned(wording) == []


@pytest.mark.parametrize(("before", "wording", "after"), REPLACED)
def test_a_message_is_better_with_the_words_replaced(before: str, wording: str, after: str) -> None:
    start, end = len(before), len(before) + len(wording)
    worse = [
        each.rule.id
        for each in found(before + wording + after)
        if each.rule.severity is not Severity.HINT and each.start < end and each.end > start
    ]
    assert worse == []


@pytest.mark.parametrize(("rule", "example"), PASSES)
def test_a_harmless_example_of_one_rule_offends_no_other(rule: str, example: str) -> None:
    assert banned(example) == []


def test_a_snippet_to_say_instead_is_shipped() -> None:
    named = {rule.snippet for rule in rules() if rule.snippet}
    assert named - snippet_ids() == set()


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_of_the_shop_says_what_to_say_instead(rule) -> None:
    if rule.kind != "customer-data":
        assert rule.instead or rule.words or rule.snippet


@pytest.mark.parametrize("sentence", ordinary_sentences())
def test_an_ordinary_sentence_gives_no_warning(sentence: str) -> None:
    assert banned(sentence) == []
