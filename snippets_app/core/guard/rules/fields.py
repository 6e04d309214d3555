"""Which fields of a rule a kind takes, and what its texts must have.

The errors name the field at fault as the value ``field``.
"""

from collections.abc import Collection, Iterable
from dataclasses import fields

from snippets_app.core.guard.model import Place, Rule
from snippets_app.errors import AppError

_BY_KIND = ("texts", "words", "exceptions", "not_after", "place", "you_too", "homophones")


def check_fields(rule: Rule, taken: Collection[str], needed: str) -> None:
    """Raises AppError for a field that this kind does not take, or the needed one left out."""
    defaults = {each.name: each.default for each in fields(Rule)} | {"words": {}}
    for name in _BY_KIND:
        if name not in taken and getattr(rule, name) != defaults[name]:
            raise AppError(
                "The kind “{kind}” takes no field “{field}”.",
                "Leave the field out, or take another kind.",
                kind=rule.kind,
                field=name,
            )
    if not getattr(rule, needed):
        raise AppError(
            "The field “{field}” is missing.", "Say in it what the rule finds.", field=needed
        )


def check_place(rule: Rule, allowed: Collection[Place]) -> None:
    """Raises AppError for a place that means nothing to this kind."""
    if rule.place not in allowed:
        raise AppError(
            "The kind “{kind}” does not look at the place “{place}”.",
            "Allowed: {allowed}.",
            field="place",
            kind=rule.kind,
            place=rule.place.value,
            allowed=", ".join(place.value for place in allowed),
        )


def check_literals(rule: Rule, texts: Iterable[str], field: str, place: Place) -> None:
    """Raises AppError for a text of marks alone, or of one character that is in too many words."""
    for text in texts:
        length = sum(map(str.isalnum, text))
        if length == 0:
            raise AppError(
                "“{text}” has no letter and no digit.",
                "Write the words that the rule finds.",
                field=field,
                text=text,
            )
        if length == 1 and not rule.exceptions and place is Place.ANYWHERE:
            raise AppError(
                "“{text}” is one character and part of many words.",
                "Add exceptions or a place.",
                field=field,
                text=text,
            )
