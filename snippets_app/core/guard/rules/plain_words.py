"""``plain-words``: a term the customer may not know; its plain words are what to say instead."""

from snippets_app.core.guard.model import Place, Rule
from snippets_app.core.guard.patterns import Detector, Pattern
from snippets_app.core.guard.rules.fields import check_fields, check_literals
from snippets_app.core.guard.rules.literal import exceptions
from snippets_app.errors import AppError

_FIELDS = ("words", "exceptions", "not_after")


class PlainWords:
    """Every term has wordings of its own, so the rule has none."""

    name = "plain-words"
    hides_text = False

    def check(self, rule: Rule) -> None:
        check_fields(rule, _FIELDS, needed="words")
        check_literals(rule, rule.words, "words", Place.ANYWHERE)
        check_literals(rule, rule.exceptions, "exceptions", Place.WHOLE)
        if rule.instead:
            raise AppError(
                "The words say already what to say instead.",
                "Leave “instead” out.",
                field="instead",
            )

    def patterns(self, rule: Rule) -> tuple[Pattern, ...]:
        found = tuple(
            Pattern(term, not_after=rule.not_after, instead=(plain,))
            for term, plain in rule.words.items()
        )
        return (*found, *exceptions(rule))

    def detector(self, rule: Rule) -> Detector | None:
        return None
