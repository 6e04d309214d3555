"""Tables of any origin: rows and columns become records, by a guess that a person may correct."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from snippets_app.core.draft import Draft, Remark
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
_FARTHEST_START = 12
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
    The table begins after as many rows as are ``skipped``; ``first`` are those that it could begin
    with, each with its place in the file.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: Columns
    sheets: tuple[str, ...] = ()
    skipped: int = 0
    first: tuple[tuple[int, tuple[str, ...]], ...] = ()


def preview_of(table: Table, options: Options) -> TablePreview:
    """How the table would be read with these options."""
    start = _readable(table.rows)
    skipped, header, columns = _understood([cells for _, cells in start], options)
    shown = start[skipped + bool(header) :][:_PREVIEWED]
    return TablePreview(
        header=tuple(header),
        rows=tuple(tuple(cells) for _, cells in shown),
        columns=columns,
        sheets=table.sheets,
        skipped=skipped,
        first=tuple((number, tuple(cells)) for number, cells in start[:_FARTHEST_START]),
    )


def draft_of(table: Table, options: Options, name: str) -> Draft:
    """Every row as an entry or refused; AppError when no column holds the texts."""
    start = _readable(table.rows)
    skipped, header, columns = _understood([cells for _, cells in start], options)
    if columns.body is None and table.rows:
        raise AppError(
            "No column holds the texts of the snippets.",
            "Say which column it is, or name its heading “text”.",
        )
    begin = start[skipped - 1][0] if skipped else 0
    rows = [row for row in table.rows if row[1] is not header and _counts(row, begin)]
    gathering = Gathering(options.told, len(rows))
    reader = _RowReader(header, columns)
    gathering.each(rows, reader.read)
    unused = [quoted(title) for n, title in enumerate(header) if n not in columns.used() and title]
    unused += [str(number + 1) for number in sorted(reader.left)]
    if unused:
        gathering.note(note("columns", ", ".join(unused)))
    if skipped:
        gathering.note(note("above", skipped))
    if len(table.sheets) > 1:
        gathering.note(note("sheets", table.sheet))
    return gathering.draft(name)


def _counts(row: Row, begin: int) -> bool:
    """Whether it stands below the line where the table begins; trouble is told wherever it is."""
    return row[0] > begin or isinstance(row[1], AppError)


def _readable(rows: Sequence[Row]) -> list[tuple[int, list[str]]]:
    """The first rows that are no trouble."""
    return [(row, cells) for row, cells in rows[:_LOOKED_AT] if not isinstance(cells, AppError)]


def _understood(rows: Sequence[list[str]], options: Options) -> tuple[int, list[str], Columns]:
    """How many rows stand above the table, its first row if that is a heading, else nothing, and
    the columns chosen or guessed."""
    skipped = _start(rows) if options.skip is None else max(0, min(options.skip, len(rows)))
    rows = rows[skipped:]
    if not rows:
        return skipped, [], options.columns or Columns()
    guessed = by_headings(rows[0])
    has_header = guessed is not None if options.header is None else options.header
    header = rows[0] if has_header else []
    if options.columns is not None:
        return skipped, header, options.columns
    if header and guessed:
        return skipped, header, guessed
    return skipped, header, by_shape(rows[bool(header) :])


def _start(rows: Sequence[list[str]]) -> int:
    """Where the headings stand that name the most columns, if all rows above them have fewer cells:
    those hold a title, a date and the like. Else at the top."""
    best, named, widest = 0, 0, 0
    for number, cells in enumerate(rows[:_FARTHEST_START]):
        filled = sum(map(bool, cells))
        found = by_headings(cells) if filled > widest else None
        if found and len(found.used()) > named:
            best, named = number, len(found.used())
        widest = max(widest, filled)
    return best


class _RowReader:
    """Makes records of rows. ``left`` are the columns that hold something and are neither taken nor
    headed, in a table without headings."""

    def __init__(self, header: Sequence[str], columns: Columns) -> None:
        self._has_header = bool(header)
        self._columns = columns
        self._known = columns.used().union(n for n, title in enumerate(header) if title)
        self._checks = BodyChecks()
        self._translate = self._own_text if is_own(header) else self._foreign_text
        self.left: set[int] = set()

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
            notes=self._left_out(cells) if width > len(self._known) else (),
        )

    def _left_out(self, cells: Sequence[str]) -> tuple[Remark, ...]:
        """What stands beside the columns that are known, such as the rest of an unquoted text."""
        places = [n for n, cell in enumerate(cells) if cell.strip() and n not in self._known]
        if not self._has_header:
            self.left.update(places)
        elif places:
            return (note("cells", ", ".join(cells[n].strip() for n in places)),)
        return ()

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
