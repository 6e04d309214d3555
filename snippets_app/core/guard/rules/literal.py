"""Literal texts of a rule as patterns for the matcher."""

import re
from collections.abc import Iterator

from snippets_app.core.guard.model import Place, Rule
from snippets_app.core.guard.patterns import Pattern

_USUAL, _FEWEST = 3, 2
"""Han characters from which on a text is found by its sound: by itself, and where asked for."""
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]*")


def literals(rule: Rule, place: Place, not_after: tuple[str, ...]) -> tuple[Pattern, ...]:
    """The rule's texts, found at ``place`` and not after ``not_after``, and its exceptions."""
    found = tuple(
        Pattern(
            text,
            place=place,
            not_after=not_after,
            exact_you=not rule.you_too,
            homophones=has_homophones(text, rule.homophones),
        )
        for text in rule.texts
    )
    return (*found, *exceptions(rule))


def exceptions(rule: Rule) -> Iterator[Pattern]:
    """What makes a text within it harmless."""
    return (Pattern(each, allowed=True) for each in rule.exceptions)


def has_homophones(text: str, wanted: bool | None) -> bool:  # noqa: FBT001
    """Whether a text is found by its sound; ``wanted`` as in ``Rule.homophones``."""
    letters = text if text.isalnum() else "".join(filter(str.isalnum, text))
    fewest = _FEWEST if wanted else _USUAL
    return wanted is not False and len(letters) >= fewest and bool(_HAN.fullmatch(letters))
