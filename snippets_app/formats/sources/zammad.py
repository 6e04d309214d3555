"""Zammad's text modules as CSV: HTML with ``#{ticket.customer.lastname}``.

https://admin-docs.zammad.org/en/latest/manage/text-modules.html
"""

import re
from collections.abc import Sequence

from snippets_app.core.draft import Draft
from snippets_app.errors import AppError
from snippets_app.formats.sources.base import Glimpse, Options
from snippets_app.formats.sources.body import Body
from snippets_app.formats.sources.csv_rows import csv_rows
from snippets_app.formats.sources.encodings import decoded
from snippets_app.formats.sources.gathering import Gathering, Record
from snippets_app.formats.sources.markup import html_body
from snippets_app.formats.sources.material import Material, the_file
from snippets_app.formats.sources.tables import Row
from snippets_app.formats.sources.wording import not_of, note

_VARIABLE = re.compile(r"#\{([^{}]*)\}")
_NEEDED = {"name", "keywords", "content"}
_TAKEN = _NEEDED | {"id", "active"}
_OFF = frozenset(("false", "0", "no", "inactive"))
_CUSTOMER = re.compile(r"ticket\.customer\.(first|last|full)name")
_AGENT = re.compile(r"(user|ticket\.owner)\.(first|last|full)name")


class Zammad:
    """A table that begins with ``id,name,keywords,content,note,active``."""

    name = "zammad"
    label = "Zammad"
    extensions = (".csv",)

    def recognises(self, seen: Glimpse) -> bool:
        first = seen.text.partition("\n")[0].lower()
        return seen.ending == ".csv" and all(name in first for name in _NEEDED)

    def read(self, material: Material, options: Options) -> Draft:
        file = the_file(material, self.label)
        text = decoded(file.content, options.encoding, file.name)
        rows = list(csv_rows(text, options.delimiter))
        header = rows[0][1] if rows else []
        names = [each.strip().lower() for each in header] if isinstance(header, list) else []
        if not _NEEDED.issubset(names):
            raise not_of(self.label, file.name)
        places = {name: number for number, name in enumerate(names)}
        gathering = Gathering(options.told, len(rows))
        if left := [
            each for each in names if each not in _TAKEN and _holds(rows[1:], places[each])
        ]:
            gathering.note(note("columns", ", ".join(left)))
        gathering.each(rows[1:], lambda cells: _record(_cells(cells, places)))
        return gathering.draft("Zammad")


def _holds(rows: Sequence[Row], place: int) -> bool:
    """Whether anything stands in the column."""
    return any(
        place < len(cells) and cells[place].strip()
        for _, cells in rows
        if not isinstance(cells, AppError)
    )


def _cells(cells: list[str] | AppError, places: dict[str, int]) -> dict[str, str]:
    if isinstance(cells, AppError):
        raise cells
    return {name: cells[n] for name, n in places.items() if n < len(cells)}


def _record(cells: dict[str, str]) -> Record:
    keywords = [each.strip() for each in re.split(r"~~~|,", cells.get("keywords", ""))]
    first, *others = [each for each in keywords if each] or [""]
    notes = [note("off")] if cells.get("active", "").lower() in _OFF else []
    if others:
        notes.append(note("abbreviations", ", ".join(others)))
    return Record(
        body=html_body(cells.get("content", ""), _VARIABLE, _put),
        title=cells.get("name", ""),
        abbreviation=first,
        key=cells.get("id", ""),
        notes=tuple(notes),
    )


def _put(found: re.Match[str], body: Body) -> None:
    name = found[1].strip()
    if _CUSTOMER.fullmatch(name):
        body.simple("customer")
    elif _AGENT.fullmatch(name):
        body.simple("agent")
    elif name == "config.organization":
        body.simple("company")
    elif name:
        body.field(name)
        body.note(note("asked", found[0]))
    else:
        body.keep(found[0])
