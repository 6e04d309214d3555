"""TextExpander's macros, ``%…`` (https://textexpander.com/learn/using/snippets)."""

import re
from collections.abc import Mapping

from snippets_app.formats.sources.body import Body, Translated, translate, translate_into
from snippets_app.formats.sources.dates import QT_LETTERS, from_letters, from_strftime
from snippets_app.formats.sources.markup import any_body
from snippets_app.formats.sources.wording import note

_DATE_CODES = r"%(?:1[HIdmM]|[aAbBdeHIjmMpSUwxXyYZ])"
_MACRO = re.compile(
    rf"""%(?:(?P<fill>filltext|fillarea|fillpopup|filldate):(?P<given>[^%]*)%
    |(?P<named>snippet|key|date|time|fillpart|fillpartend|fillslot):?(?P<argument>[^%\n]*)%
    |(?P<clipboard>clipboard)
    |(?P<sign>[|%<>^\\+\-~])
    |@(?P<shift>[+-]\d{{1,4}}[YMDWhms]))
    |(?P<codes>{_DATE_CODES}(?:[-/.:,年月日時时分秒년월일시분초\ ]{{0,3}}{_DATE_CODES})*)""",
    re.VERBOSE,
)
_SECONDS = {"D": 86400, "W": 7 * 86400, "h": 3600, "m": 60, "s": 1}


def translated(text: str, others: Mapping[str, str]) -> Translated:
    """The text with its macros put; ``others`` are the snippets that it may name."""
    return translate(text, _MACRO, _Putter(others).put)


def any_translated(text: str) -> Translated:
    """The same of a text that may be HTML."""
    return any_body(text, _MACRO, _Putter().put)


class _Putter:
    """Puts the macros of one text; a shift of the clock counts for all dates after it."""

    def __init__(self, others: Mapping[str, str] | None = None, *, nested: bool = False) -> None:
        self._others = others or {}
        self._is_nested = nested
        self._seconds: int | None = 0

    def put(self, found: re.Match[str], body: Body) -> None:
        piece = found[0]
        if found["fill"]:
            _put_fill(found, body)
        elif found["named"] == "snippet":
            self._put_other(found["argument"], piece, body)
        elif found["named"]:
            _put_named(found, body)
        elif found["clipboard"]:
            body.simple("clipboard")
        elif found["sign"]:
            _put_sign(piece, body)
        elif found["shift"]:
            self._shift(found["shift"], piece, body)
        else:
            codes = from_strftime(re.sub(r"%1([HIdmM])", r"%-\1", piece))
            body.moment(codes if self._seconds is not None else None, piece, self._seconds or 0)

    def _put_other(self, name: str, piece: str, body: Body) -> None:
        """Another snippet's text; what that one names in its turn stays as it is written."""
        if self._is_nested:
            body.keep(piece, "nested")
        elif name not in self._others:
            body.keep(piece)
        else:
            translate_into(body, self._others[name], _MACRO, _Putter(nested=True).put)
            body.note(note("inlined", piece))

    def _shift(self, shift: str, piece: str, body: Body) -> None:
        size = _SECONDS.get(shift[-1])
        if size is None:
            self._seconds = None
            body.keep(piece, "date")
        elif self._seconds is not None:
            self._seconds += int(shift[:-1]) * size


def _put_fill(found: re.Match[str], body: Body) -> None:
    """``name=…:default=…``; a popup's other parts are its options."""
    named: dict[str, str] = {}
    options: list[str] = []
    for part in found["given"].split(":"):
        name, equals, value = part.partition("=")
        if equals and name in ("name", "default", "width", "height", "optional"):
            named[name] = value
        if name == "default" or not equals:
            options.append(value if equals else part)
    label = named.get("name", "")
    if found["fill"] == "fillpopup":
        first = [named["default"]] if named.get("default") else []
        body.choice(label, [*first, *options], found[0])
    else:
        body.field(label, named.get("default", ""))


def _put_named(found: re.Match[str], body: Body) -> None:
    kind, argument = found["named"], found["argument"]
    if kind in ("date", "time"):
        codes = from_letters(argument, QT_LETTERS) if argument else ""
        body.moment(codes, found[0], kind=kind)
    else:
        body.keep(found[0], "keys" if kind == "key" else "unknown")


def _put_sign(piece: str, body: Body) -> None:
    if piece == "%|":
        body.caret(piece)
    elif piece == "%%":
        body.text("%")
    elif piece in ("%<", "%>", "%^", "%\\"):
        body.keep(piece, "keys")
    else:
        body.text(piece)
