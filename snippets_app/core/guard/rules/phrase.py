"""``phrase``: a text anywhere in a message."""

from snippets_app.core.guard.model import Place, Rule
from snippets_app.core.guard.patterns import Detector, Pattern
from snippets_app.core.guard.rules.fields import check_fields, check_literals
from snippets_app.core.guard.rules.literal import literals

FIELDS = ("texts", "exceptions", "not_after", "you_too", "homophones")


class Phrase:
    """Harmless within an exception, and right after what ``not_after`` names."""

    name = "phrase"
    hides_text = False

    def check(self, rule: Rule) -> None:
        check_fields(rule, FIELDS, needed="texts")
        check_literals(rule, rule.texts, "texts", Place.ANYWHERE)
        check_literals(rule, rule.exceptions, "exceptions", Place.WHOLE)

    def patterns(self, rule: Rule) -> tuple[Pattern, ...]:
        return literals(rule, Place.ANYWHERE, rule.not_after)

    def detector(self, rule: Rule) -> Detector | None:
        return None
