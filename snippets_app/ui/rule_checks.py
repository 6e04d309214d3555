"""What an own rule still lacks, in one sentence each."""

import re
from collections.abc import Collection

from snippets_app.core.guard.model import Rule
from snippets_app.errors import AppError

REASON_LENGTH, TEXT_LENGTH, WORDINGS = 300, 200, 9
OWN = "own-"
_OWN_NUMBER = re.compile(rf"{OWN}(\d+)\Z")


def free_rule_id(taken: Collection[str]) -> str:
    """An id for a new own rule, after all that were given before."""
    numbers = (found for each in taken if (found := _OWN_NUMBER.match(each)))
    return f"{OWN}{max((int(each[1]) for each in numbers), default=0) + 1}"


def check_texts(rule: Rule) -> None:
    """Raises AppError while there is nothing to look for."""
    if not rule.texts:
        raise AppError("There is no expression yet.", "Write what should not be said.")
    if any(len(each) > TEXT_LENGTH for each in rule.texts):
        raise AppError(
            "An expression is longer than {longest} characters.",
            "Shorten it, or write it on several lines.",
            longest=TEXT_LENGTH,
        )
    short = next((each for each in rule.texts if len(each) == 1), None)
    if short is not None and rule.kind == "phrase" and not rule.exceptions:
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


def check_matches(rule: Rule) -> None:
    """Raises AppError without an example in which the rule finds something."""
    if not rule.matches:
        raise AppError(
            "There is no example of what is found.", "Write a message in which it should be found."
        )


def check_passes(rule: Rule) -> None:
    """Raises AppError without an example in which the rule finds nothing."""
    if not rule.passes:
        raise AppError(
            "There is no example of what stays allowed.",
            "Write the nearest harmless message.",
        )
