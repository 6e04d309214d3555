"""``message``: a text that is all a message says, or with which it starts or ends."""

from snippets_app.core.guard.model import Place, Rule
from snippets_app.core.guard.patterns import Detector, Pattern
from snippets_app.core.guard.rules.fields import check_fields, check_literals, check_place
from snippets_app.core.guard.rules.literal import literals
from snippets_app.core.guard.rules.phrase import FIELDS

_PLACES = (Place.ANYWHERE, Place.WHOLE, Place.START, Place.END)


class Message:
    """A rule that names no place means the whole message."""

    name = "message"
    hides_text = False

    def check(self, rule: Rule) -> None:
        check_fields(rule, (*FIELDS, "place"), needed="texts")
        check_place(rule, _PLACES)
        check_literals(rule, rule.texts, "texts", _place(rule))
        check_literals(rule, rule.exceptions, "exceptions", _place(rule))

    def patterns(self, rule: Rule) -> tuple[Pattern, ...]:
        return literals(rule, _place(rule), rule.not_after)

    def detector(self, rule: Rule) -> Detector | None:
        return None


def _place(rule: Rule) -> Place:
    return Place.WHOLE if rule.place is Place.ANYWHERE else rule.place
