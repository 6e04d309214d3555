"""The cells of a table as a person is shown them before it is read."""

from collections.abc import Sequence

from snippets_app.formats.sources.columns import Columns
from snippets_app.texts import Texts
from snippets_app.ui.banner_parts import on_one_line

_LONGEST = 300
_LONGEST_ROW = 60


def line_of(text: str) -> str:
    """The text's beginning on one line."""
    return on_one_line(text[:_LONGEST]).strip()


def row_line(texts: Texts, row: int, cells: Sequence[str]) -> str:
    """A row of the file by its place and its cells."""
    text = " · ".join(filter(None, map(line_of, cells)))[:_LONGEST_ROW]
    return texts("{name}: {text}", name=texts("Row {row}", row=row), text=text)


def snippet_lines(columns: Columns, cells: Sequence[str]) -> str:
    """Two lines: what the row's snippet would be called, and its text."""

    def cell(number: int | None) -> str:
        return line_of(cells[number]) if number is not None and number < len(cells) else ""

    body = cell(columns.body)
    title = cell(columns.title) or body
    aside = (cell(columns.group), cell(columns.abbreviation), cell(columns.hotkey))
    return "\n".join((" · ".join(filter(None, (title, *aside))) or "–", body or "–"))
