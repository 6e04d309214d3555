"""Espanso's ``{{variables}}``, ``[[fields]]`` and ``$|$`` (https://espanso.org/docs/matches/)."""

import re
from collections.abc import Mapping

from snippets_app.formats.sources.body import Body, Translated, translate, translate_into
from snippets_app.formats.sources.dates import from_strftime
from snippets_app.formats.sources.markup import html_body
from snippets_app.formats.sources.wording import note
from snippets_app.formats.sources.yaml_nodes import Node, mapping, scalar, scalars, sequence

_MARK = re.compile(r"\{\{\s*([\w.-]+)\s*\}\}|\$\|\$|\\\{\\\{|\\\}\\\}|\\\[\\\[|\\\]\\\]")
_FORM = re.compile(rf"\[\[([^\[\]]+)\]\]|{_MARK.pattern}")
_PROGRAMS = frozenset(("shell", "script"))
_LISTS = frozenset(("choice", "list"))
Variables = Mapping[str, Mapping[str, Node]]
_SECONDS = re.compile(r"[+-]?\d{1,9}")


class EspansoTexts:
    """Translates matches: variables of the match, then those that are ``shared``."""

    def __init__(self, shared: Variables) -> None:
        self._shared = shared

    def translated(self, match: Mapping[str, Node]) -> Translated:
        """The match's body, whichever way it is written."""
        variables = {**self._shared, **variables_of(match.get("vars"))}
        put = _Replacer(variables, match.get("form_fields")).put
        if "replace" in match or "markdown" in match:
            return translate(scalar(match.get("replace", match.get("markdown"))), _MARK, put)
        if "html" in match:
            return html_body(scalar(match["html"]), _MARK, put)
        return translate(scalar(match.get("form")), _FORM, put)


class _Replacer:
    """Puts what the marks of one match stand for."""

    def __init__(
        self,
        variables: Variables,
        fields: Node | None,
        *,
        nested: bool = False,
    ) -> None:
        self._variables = variables
        self._fields = mapping(fields)
        self._nested = nested

    def put(self, found: re.Match[str], body: Body) -> None:
        piece = found[0]
        if piece.startswith("[["):
            self.put_field(found[1].strip(), piece, body)
        elif piece == "$|$":
            body.caret(piece)
        elif piece.startswith("\\"):
            body.text(piece.replace("\\", ""))
        else:
            self._put_variable(found[found.lastindex or 0], piece, body)

    def put_field(self, name: str, piece: str, body: Body) -> None:
        """A field of a form, as text or as one of its values."""
        if not name:
            body.keep(piece)
            return
        form_field = mapping(self._fields.get(name))
        default = scalar(form_field.get("default"))
        if scalar(form_field.get("type")) in _LISTS or "values" in form_field:
            options = scalars(form_field.get("values"))
            body.choice(name, [default, *options] if default in options else options, piece)
        else:
            body.field(name, default)

    def _put_variable(self, name: str, piece: str, body: Body) -> None:
        variable = self._variables.get(name.partition(".")[0])
        kind = scalar(variable.get("type")) if variable else ""
        params = mapping(variable.get("params")) if variable else {}
        if kind in ("date", "clipboard", "echo", "choice", "random", "form"):
            self._put_known(kind, params, name, piece, body)
        elif kind in _PROGRAMS:
            body.keep(piece, "program")
        else:
            body.keep(piece)

    def _put_known(
        self, kind: str, params: Mapping[str, Node], name: str, piece: str, body: Body
    ) -> None:
        match kind:
            case "clipboard":
                body.simple("clipboard")
            case "date":
                _put_date(params, piece, body)
            case "echo":
                self._put_text(scalar(params.get("echo")), piece, body)
            case "form":
                _Replacer({}, params.get("fields")).put_field(name.partition(".")[2], piece, body)
            case _:
                body.choice(name, _options(params), piece)
                if kind == "random":
                    body.note(note("chosen", piece))

    def _put_text(self, text: str, piece: str, body: Body) -> None:
        """A variable's own text, whose variables are put too; but not theirs in turn."""
        if self._nested:
            body.keep(piece, "nested")
            return
        inner = _Replacer(self._variables, None, nested=True)
        translate_into(body, text, _MARK, inner.put)


def variables_of(variables: Node | None) -> Variables:
    """The variables of a list by name."""
    found = (mapping(each) for each in sequence(variables))
    return {scalar(each.get("name")): each for each in found if "name" in each}


def _options(params: Mapping[str, Node]) -> list[str]:
    """Texts, or objects with a label and perhaps an id, which is what is inserted then."""
    values = params.get("values", params.get("choices"))
    if values is None or values.id != "sequence":
        return scalars(values)
    return [_option(each) for each in sequence(values)]


def _option(value: Node) -> str:
    fields = mapping(value)
    return scalar(fields.get("id")) or scalar(fields.get("label")) or scalar(value)


def _put_date(params: Mapping[str, Node], piece: str, body: Body) -> None:
    offset = scalar(params.get("offset")).strip() or "0"
    codes = scalar(params.get("format"))
    if not _SECONDS.fullmatch(offset) or "tz" in params:
        body.keep(piece, "date")
        return
    body.moment(from_strftime(codes) if codes else "", piece, int(offset))
