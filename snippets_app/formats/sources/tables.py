"""Tables of any origin: rows and columns become records, by a guess that a person may correct."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from snippets_app.core.draft import Draft
from snippets_app.errors import AppError
from snippets_app.formats.sources.base import Options
from snippets_app.formats.sources.body import (
    Body,
    Translated,
    literal,
    plain_breaks,
    translate,
)
from snippets_app.formats.sources.bounds import LONGEST_RECORD
from snippets_app.formats.sources.checking import BodyChecks
from snippets_app.formats.sources.columns import Columns, by_headings, by_shape, is_own
from snippets_app.formats.sources.gathering import Gathering, Record
from snippets_app.formats.sources.html_text import html_to_text, looks_like_html
from snippets_app.formats.sources.wording import note, quoted
from snippets_app.formats.spreadsheet_cells import plain_cell

Row = tuple[int, list[str] | AppError]
"""The line or row in the file, from 1, and its cells, or why they cannot be read."""

_LOOKED_AT = 50
_PREVIEWED = 20
_IN_BRACES = re.compile(r"\{\{[^{}]*\}\}|\{[^{}]*\}")
_VARIABLE = re.compile(r"\{+\s*[^\W\d][\w .:|=-]*\}+")


@dataclass(frozen=True, slots=True)
class Table:
    """All rows that are not empty; a workbook has names of sheets, and the one that was read."""

    rows: Sequence[Row]
    sheets: tuple[str, ...] = ()
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class TablePreview:
    """The first rows, and how they would be read.

    ``header`` is empty where the first row is not taken for one. ``sheets`` are a workbook's.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: Columns
    sheets: tuple[str, ...] = ()


def preview_of(table: Table, options: Options) -> TablePreview:
    """How the table would be read with these options."""
    start = _readable(table.rows)
    header, columns = _understood(start, options)
    shown = start[bool(header) :][:_PREVIEWED]
    return TablePreview(tuple(header), tuple(map(tuple, shown)), columns, table.sheets)


def draft_of(table: Table, options: Options, name: str) -> Draft:
    """Every row as an entry or refused; AppError when no column holds the texts."""
    header, columns = _understood(_readable(table.rows), options)
    if columns.body is None and table.rows:
        raise AppError(
            "No column holds the texts of the snippets.",
            "Say which column it is, or name its heading “text”.",
        )
    rows = [row for row in table.rows if row[1] is not header]
    gathering = Gathering(options.told, len(rows))
    gathering.each(rows, _RowReader(columns, own=is_own(header)).read)
    unused = [quoted(title) for n, title in enumerate(header) if n not in columns.used() and title]
    if unused:
        gathering.note(note("columns", ", ".join(unused)))
    if len(table.sheets) > 1:
        gathering.note(note("sheets", table.sheet))
    return gathering.draft(name)


def _readable(rows: Sequence[Row]) -> list[list[str]]:
    """The first rows that are no trouble."""
    return [cells for _, cells in rows[:_LOOKED_AT] if not isinstance(cells, AppError)]


def _understood(rows: Sequence[list[str]], options: Options) -> tuple[list[str], Columns]:
    """The first row if it is a heading, else nothing, and the columns chosen or guessed."""
    if not rows:
        return [], options.columns or Columns()
    guessed = by_headings(rows[0])
    has_header = guessed is not None if options.header is None else options.header
    header = rows[0] if has_header else []
    if options.columns is not None:
        return header, options.columns
    if header and guessed:
        return header, guessed
    return header, by_shape(rows[bool(header) :])


class _RowReader:
    """Makes records of rows."""

    def __init__(self, columns: Columns, *, own: bool) -> None:
        self._columns = columns
        self._checks = BodyChecks()
        self._translate = self._own_text if own else self._foreign_text

    def read(self, cells: list[str] | AppError) -> Record:
        if isinstance(cells, AppError):
            raise cells
        columns, width = self._columns, len(cells)

        def cell(number: int | None) -> str:
            if number is None or number >= width:
                return ""
            found = cells[number]
            return plain_cell(found) if found[:1] == "'" else found

        return Record(
            body=self._translate(cell(columns.body)),
            title=cell(columns.title),
            group=cell(columns.group),
            abbreviation=cell(columns.abbreviation),
            hotkey=cell(columns.hotkey),
        )

    def _own_text(self, text: str) -> Translated:
        """A text that Saywell wrote into a table: a template already, or AppError."""
        self._checks.check(text)
        return Translated(text.replace("\r\n", "\n"))

    def _foreign_text(self, text: str) -> Translated:
        """Anybody's text: only what is exactly one of our placeholders is taken for one."""
        pictures = False
        if "<" in text and looks_like_html(text):
            text, pictures = html_to_text(text)
        translated = self._translated(text) if "{" in text else literal(text)
        if pictures:
            return Translated(translated.body, (*translated.notes, note("pictures")))
        return translated

    def _translated(self, text: str) -> Translated:
        has_only_ours = "{{" not in text and "}}" not in text and self._checks.passes(text)
        if has_only_ours and len(text) <= LONGEST_RECORD:
            return Translated(plain_breaks(text))
        return translate(text, _IN_BRACES, self._put)

    def _put(self, found: re.Match[str], body: Body) -> None:
        if not found[0].startswith("{{") and self._checks.passes(found[0]):
            body.own(found[0])
        elif _VARIABLE.fullmatch(found[0]):
            body.keep(found[0])
        else:
            body.text(found[0])
