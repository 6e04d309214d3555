"""``tone``: a form of address, or a particle at the end of a clause, in the agent's own words."""

from snippets_app.core.guard.model import Place, Rule
from snippets_app.core.guard.patterns import Detector, Pattern
from snippets_app.core.guard.rules.fields import check_fields, check_literals, check_place
from snippets_app.core.guard.rules.literal import exceptions

_FIELDS = ("texts", "exceptions", "not_after", "place")
_PLACES = (Place.ANYWHERE, Place.CLAUSE_END)


class Tone:
    """A quotation is not the agent's tone, and 您 is never taken for 你."""

    name = "tone"
    hides_text = False

    def check(self, rule: Rule) -> None:
        check_fields(rule, _FIELDS, needed="texts")
        check_place(rule, _PLACES)
        check_literals(rule, rule.texts, "texts", rule.place)
        check_literals(rule, rule.exceptions, "exceptions", Place.WHOLE)

    def patterns(self, rule: Rule) -> tuple[Pattern, ...]:
        found = tuple(
            Pattern(
                text,
                place=rule.place,
                not_after=rule.not_after,
                exact_you=True,
                outside_quotes=True,
            )
            for text in rule.texts
        )
        return (*found, *exceptions(rule))

    def detector(self, rule: Rule) -> Detector | None:
        return None
