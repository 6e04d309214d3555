"""What an own rule still lacks, in one sentence each."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import count

from snippets_app.core.guard.model import Rule
from snippets_app.errors import AppError

REASON_LENGTH, TEXT_LENGTH, WORDINGS = 300, 200, 9
LINE_LENGTH, EXAMPLE_LENGTH = 1000, 2000
LINES, EXAMPLES = 2000, 100
"""What a rule file takes: ``formats/rules_schema.py``."""
OWN = "own-"
_OWN_NUMBER = re.compile(rf"{OWN}(\d+)\Z")


def free_rule_id(taken: Collection[str]) -> str:
    """An id for a new own rule, after all that were given before."""
    return next(free_rule_ids(taken))


def free_rule_ids(taken: Collection[str]) -> Iterator[str]:
    """Ids for new own rules."""
    numbers = (found for each in taken if (found := _OWN_NUMBER.match(each)))
    first = max((int(each[1]) for each in numbers), default=0) + 1
    return (f"{OWN}{number}" for number in count(first))


def check_texts(rule: Rule) -> None:
    """Raises AppError while there is nothing to look for."""
    if not rule.texts and not rule.words:
        raise AppError("There is no phrase yet.", "Write what should not be said.")
    if any(len(each) > TEXT_LENGTH for each in rule.texts):
        raise AppError(
            "A phrase is longer than {longest} characters.",
            "Shorten it, or write it on several lines.",
            longest=TEXT_LENGTH,
        )
    _check_lines(rule.texts, LINES, TEXT_LENGTH)
    if rule.kind == "phrase" and not rule.exceptions:
        _check_single(rule.texts)


def _check_single(texts: Sequence[str]) -> None:
    short = next((each for each in texts if sum(map(str.isalnum, each)) == 1), None)
    if short is not None:
        raise AppError(
            "“{text}” is part of many words.",
            "Add exceptions, or let it count only as the whole message.",
            text=short,
        )


def check_reason(rule: Rule) -> None:
    """Raises AppError without a reason, or with one too long for the warning."""
    if not rule.reason:
        raise AppError("There is no reason yet.", "Say in one sentence why not.")
    if len(rule.reason) > REASON_LENGTH:
        raise AppError(
            "The reason is longer than {longest} characters.",
            "Shorten it.",
            longest=REASON_LENGTH,
        )


def check_instead(rule: Rule) -> None:
    """Raises AppError when there are more wordings than a warning offers."""
    if len(rule.instead) > WORDINGS:
        raise AppError("There are more than {most} wordings.", "Keep the best ones.", most=WORDINGS)
    _check_lines(rule.instead, WORDINGS, LINE_LENGTH)


def check_exceptions(rule: Rule) -> None:
    """Raises AppError when they are more or longer than a rule file takes."""
    _check_lines(rule.exceptions, LINES, LINE_LENGTH)


def check_matches(rule: Rule) -> None:
    """Raises AppError without an example in which the rule finds something."""
    if not rule.matches:
        raise AppError(
            "There is no example of what is found.", "Write a message in which it should be found."
        )
    _check_lines(rule.matches, EXAMPLES, EXAMPLE_LENGTH)


def check_passes(rule: Rule) -> None:
    """Raises AppError without an example in which the rule finds nothing."""
    if not rule.passes:
        raise AppError(
            "There is no example of what stays allowed.",
            "Write the nearest harmless message.",
        )
    _check_lines(rule.passes, EXAMPLES, EXAMPLE_LENGTH)


def _check_lines(lines: Sequence[str], most: int, longest: int) -> None:
    """Raises AppError for what a rule file does not take."""
    if len(lines) > most:
        raise AppError("There are more than {most} lines.", "Keep the best ones.", most=most)
    if any(len(each) > longest for each in lines):
        raise AppError(
            "A line is longer than {longest} characters.", "Shorten it.", longest=longest
        )
