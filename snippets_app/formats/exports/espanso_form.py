"""The questions of one snippet as one form of Espanso (https://espanso.org/docs/matches/forms/)."""

import re
from collections.abc import Callable, Mapping

from snippets_app.core.filling import Question
from snippets_app.core.placeholders.customer import NO_HONORIFIC
from snippets_app.formats.exports.wording import LABEL_MESSAGES
from snippets_app.formats.exports.yaml_text import Value

NAME = "form"
_NO_WORD = re.compile(r"\W+")
_NO_FIELD = str.maketrans("[]", "()")


class Form:
    """Each label is one field, however often it is asked for."""

    def __init__(self, texts: Callable[[str], str]) -> None:
        self._texts = texts
        self._names: dict[str, str] = {}
        self._questions: dict[str, Question] = {}

    def field(self, question: Question) -> str:
        """The mark of the field that asks this; a choice wins over a field of the same label."""
        known = self._questions.get(question.label)
        if known is None or (question.options and not known.options):
            self._questions[question.label] = question
        name = self._names.setdefault(question.label, self._free_name(question.label))
        return f"{{{{{NAME}.{name}}}}}"

    def variable(self) -> Mapping[str, Value] | None:
        """The form; None where nothing is asked."""
        if not self._questions:
            return None
        lines = [self._line(each) for each in self._questions.values()]
        fields = {self._names[label]: _field(each) for label, each in self._questions.items()}
        given = {name: each for name, each in fields.items() if each}
        params: dict[str, Value] = {"layout": "\n".join(lines)}
        return {
            "name": NAME,
            "type": "form",
            "params": params | ({"fields": given} if given else {}),
        }

    def _line(self, question: Question) -> str:
        known = LABEL_MESSAGES.get(question.kind)
        shown = (self._texts(known) if known else question.label).translate(_NO_FIELD)
        return f"{shown}: [[{self._names[question.label]}]]"

    def _free_name(self, label: str) -> str:
        wanted = name = _NO_WORD.sub("_", label).strip("_") or "field"
        number = 1
        while name in self._names.values():
            number += 1
            name = f"{wanted}_{number}"
        return name


def _field(question: Question) -> dict[str, Value]:
    offered = [each for each in question.options if each != NO_HONORIFIC]
    field: dict[str, Value] = {"type": "choice", "values": offered} if offered else {}
    if question.default:
        field["default"] = question.default
    if question.multiline and not offered:
        field["multiline"] = True
    return field
