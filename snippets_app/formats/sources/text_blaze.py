"""Text Blaze's folders of snippets, with its commands ``{…}`` (https://blaze.today/commands)."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from snippets_app.core.draft import Draft
from snippets_app.formats.sources.base import Glimpse, Options
from snippets_app.formats.sources.body import Body, Translated, translate
from snippets_app.formats.sources.dates import MOMENT_LETTERS, from_letters
from snippets_app.formats.sources.gathering import Gathering, Record
from snippets_app.formats.sources.json_records import document, fields_of, listed, numbered, text
from snippets_app.formats.sources.markup import html_body
from snippets_app.formats.sources.material import Material, the_file
from snippets_app.formats.sources.wording import not_a_record, not_of, note

_COMMAND = re.compile(r"\{((?:[^{}]|\{[^{}]*+\})*+)\}")
_NAMED = re.compile(
    r"\s*(name|default|shift|cols|rows|width|format|at|multiple|values)\s*=\s*(.*)", re.S
)
_SHIFT = re.compile(r"\s*([+-]?\d{1,4})\s*([DWhHmM])\s*")
_SECONDS = {"D": 86400, "W": 7 * 86400, "H": 3600, "h": 3600, "m": 60}
_PROGRAMS = frozenset(("urlload", "urlsend", "run", "button", "site", "dbselect", "dbinsert"))
_KEYS = frozenset(("key", "click", "wait"))


class TextBlaze:
    """``folders`` with ``snippets``, each with ``shortcut`` and ``text``."""

    name = "textblaze"
    label = "Text Blaze"
    extensions = (".json",)

    def recognises(self, seen: Glimpse) -> bool:
        return '"folders"' in seen.text and '"shortcut"' in seen.text

    def read(self, material: Material, options: Options) -> Draft:
        file = the_file(material, self.label)
        folders = listed(document(file, options.encoding, self.label), ("folders",))
        if folders is None:
            raise not_of(self.label, file.name)
        gathering, count = Gathering(options.told), 0
        for folder in folders:
            fields = folder if isinstance(folder, dict) else {}
            snippets = fields.get("snippets")
            if not isinstance(snippets, list):
                gathering.refuse(count + 1, not_a_record())
                continue
            group = fields.get("name")
            reader = _reader(group if isinstance(group, str) else "")
            gathering.each(numbered(snippets, count + 1), reader)
            count += len(snippets)
        return gathering.draft("Text Blaze")


def _reader(group: str) -> Callable[[Any], Record]:
    def record(given: Any) -> Record:
        fields = fields_of(given)
        plain, html = text(fields, "text"), text(fields, "html")
        return Record(
            body=_translated(plain, html),
            title=text(fields, "name", "label"),
            group=group,
            abbreviation=text(fields, "shortcut"),
            key=text(fields, "id"),
        )

    return record


def _translated(plain: str, html: str) -> Translated:
    return translate(plain, _COMMAND, _put) if plain else html_body(html, _COMMAND, _put)


def _put(found: re.Match[str], body: Body) -> None:
    name, _, rest = found[1].partition(":")
    kind = name.strip().lower()
    free, named = _arguments(rest)
    if kind == "cursor":
        body.caret(found[0])
    elif kind == "clipboard":
        body.simple("clipboard")
    elif kind in ("formtext", "formparagraph"):
        body.field(named.get("name", ""), named.get("default", ""))
    elif kind == "formmenu":
        _put_menu(found[0], free, named, body)
    elif kind == "formdate":
        body.field(named.get("name", "") or kind)
        body.note(note("asked", found[0]))
    elif kind in ("time", "date"):
        _put_moment(found[0], free, named, body)
    elif kind.startswith("=") and re.fullmatch(r"=\s*[^\W\d]\w*\s*", found[1].strip()):
        body.field(found[1].strip()[1:])
    else:
        body.keep(found[0], _why_kept(kind))


def _put_menu(piece: str, free: list[str], named: Mapping[str, str], body: Body) -> None:
    """The default comes first, as the one that is offered."""
    options = [each for each in (named.get("default", ""), *free) if each.strip()]
    body.choice(named.get("name", ""), options, piece)


def _put_moment(piece: str, free: list[str], named: Mapping[str, str], body: Body) -> None:
    shift = _SHIFT.fullmatch(named.get("shift", "+0D"))
    if shift is None or shift[2] not in _SECONDS or "at" in named:
        body.keep(piece, "date")
        return
    pattern = ";".join(free).strip()
    codes = from_letters(pattern, MOMENT_LETTERS) if pattern else ""
    body.moment(codes, piece, int(shift[1]) * _SECONDS[shift[2]])


def _arguments(rest: str) -> tuple[list[str], dict[str, str]]:
    """What stands between the semicolons: texts, and ``name=value``."""
    free: list[str] = []
    named: dict[str, str] = {}
    for part in rest.split(";"):
        pair = _NAMED.fullmatch(part)
        if pair:
            named[pair[1]] = pair[2].strip()
        elif part.strip():
            free.append(part.strip())
    return free, named


def _why_kept(kind: str) -> str:
    if kind in _PROGRAMS:
        return "program"
    return "keys" if kind in _KEYS else "unknown"
