"""Every line of the forbidden list warns as it stands, and however it is disguised.

The table is generated: each line with each evasion. Where an evasion cannot apply to a line, the
table holds the reason instead, and the reasons are tested: nothing is left out in silence.
"""

from collections import Counter
from dataclasses import dataclass

import pytest

from snippets_app.core.guard.model import Finding
from tests.rules.evasions import EVASIONS, Unfit
from tests.rules.shipped import Line, forbidden_lines, found

CARRIERS = {
    "anywhere": ("{}", "先生，{}，这个", "고객님, {} 그리고", "Sir, {} today"),
    "whole": ("{}", "{}。", " {} "),
    "end": ("{}", "그럼 {}", "Well, {}!"),
    "clause-end": ("好{}。", "已经发了{}，您看看", "可以{}"),
}
"""Messages in which a line must be found, by where it counts."""

TERMS = ("network slang", "plain words")


@dataclass(frozen=True, slots=True)
class Row:
    """A line with an evasion: what to write, or why it cannot be written so."""

    line: Line
    evasion: str
    text: str
    unfit: str = ""


def row(line: Line, name: str) -> Row:
    evaded = EVASIONS[name](line.text)
    if isinstance(evaded, Unfit):
        return Row(line, name, "", evaded.reason)
    if name == "with_honorific_you" and line.text == "你":
        return Row(line, name, "", "您 is the right form of address")
    if name == "one_homophone" and line.group in TERMS:
        return Row(line, name, "", "a term is no offence that somebody would disguise by its sound")
    return Row(line, name, evaded)


TABLE = [row(line, name) for line in forbidden_lines() for name in EVASIONS]
WRITTEN = [each for each in TABLE if not each.unfit]
TOGETHER = [
    ("traditional", "spaced"),
    ("with_honorific_you", "zero_width"),
    ("with_honorific_you", "traditional"),
    ("one_homophone", "starred"),
    ("one_homophone", "with_emoji"),
    ("upper_case", "full_width"),
    ("split_jamo", "starred"),
    ("decomposed", "zero_width"),
    ("drawn_out", "upper_case"),
]
UNFIT = {
    "one character has no place between characters",
    "it has no letter, digit or space that has a full width",
    "it has no Han character",
    "traditional writing is the same",
    "it has no 你",
    "it has no letter that has a case",
    "it has no Hangul syllable",
    "it has nothing to decompose",
    "fewer than three Han characters: too many other words sound the same",
    "one character drawn out is another word (哈哈, 谢谢)",
    "您 is the right form of address",
    "a term is no offence that somebody would disguise by its sound",
}
"""Every reason for which an evasion may be missing from the table."""


def touching(message: str, text: str) -> list[Finding]:
    """The findings that touch the given text in the message."""
    start = message.index(text)
    end = start + len(text)
    return [each for each in found(message) if each.start < end and start < each.end]


def assert_warns(line: Line, text: str) -> None:
    for carrier in CARRIERS[line.where]:
        message = carrier.format(text)
        severities = [each.rule.severity for each in touching(message, text)]
        assert line.severity in severities, message


@pytest.mark.parametrize("line", forbidden_lines(), ids=lambda line: line.text)
def test_a_forbidden_line_warns_as_it_stands(line: Line) -> None:
    assert_warns(line, line.text)


@pytest.mark.parametrize("each", WRITTEN, ids=lambda each: f"{each.evasion}: {each.line.text}")
def test_a_disguised_line_warns_too(each: Row) -> None:
    assert_warns(each.line, each.text)


@pytest.mark.parametrize(("first", "second"), TOGETHER)
def test_two_disguises_at_once_warn_too(first: str, second: str) -> None:
    tried = 0
    for each in (each for each in WRITTEN if each.evasion == first):
        disguised = EVASIONS[second](each.text)
        if not isinstance(disguised, Unfit):
            assert_warns(each.line, disguised)
            tried += 1
    assert tried


def test_an_evasion_is_missing_only_for_a_reason() -> None:
    missing = Counter((each.evasion, each.unfit) for each in TABLE if each.unfit)
    for (name, why), count in sorted(missing.items()):
        print(f"{count:3} {name}: {why}")  # noqa: T201 - the table is read
    assert {why for _, why in missing} == UNFIT
    assert len(TABLE) == len(forbidden_lines()) * len(EVASIONS)


def test_no_evasion_is_missing_for_every_line() -> None:
    assert {each.evasion for each in WRITTEN} == set(EVASIONS)
