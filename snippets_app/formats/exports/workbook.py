"""XLSX: every cell a text, whatever it looks like."""

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from snippets_app.core.model import Pack
from snippets_app.formats.exports.base import ANY_TIME, Exported, Notes, Options, Part
from snippets_app.formats.exports.rows import PACK_HEADING, headings, rows, tell_left_out
from snippets_app.formats.exports.wording import note
from snippets_app.formats.sources.columns import OWN_HEADINGS
from snippets_app.formats.spreadsheet_cells import safe_cell

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = dict(zip((*OWN_HEADINGS, PACK_HEADING), (28, 72, 16, 14, 16, 20), strict=True))
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


class XlsxFile:
    """One sheet with a header that stays in sight."""

    name = "xlsx"
    label = "Excel workbook"
    use = "For Excel, WPS or LibreOffice, to read and to edit; it can be imported again."
    extensions = (".xlsx",)
    is_guessed = True
    usual_name = ""

    def write(self, packs: Sequence[Pack], options: Options) -> Exported:
        from xlsxwriter import Workbook  # only for workbooks

        stream, notes = io.BytesIO(), Notes()
        tell_left_out(packs, notes)
        book = Workbook(stream, _PLAIN)
        book.set_properties({"created": ANY_TIME})
        sheet = _sheet(book, headings(packs))
        written = _fill(book, sheet, packs, options, notes)
        book.close()
        return Exported((Part(stream.getvalue()),), notes.given(), written)


def _sheet(book: "Workbook", names: Sequence[str]) -> "Worksheet":
    sheet = book.add_worksheet("Saywell")
    header = book.add_format({"bold": True, "bg_color": "#E3ECFD", "bottom": 1, "num_format": "@"})
    for column, name in enumerate(names):
        sheet.set_column(column, column, _WIDTHS[name])
        sheet.write_string(0, column, name, header)
    sheet.freeze_panes(1, 0)
    return sheet


def _fill(
    book: "Workbook", sheet: "Worksheet", packs: Sequence[Pack], options: Options, notes: Notes
) -> int:
    wrapped = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    written = 0
    for number, row in enumerate(rows(packs, options.step), 1):
        for column, cell in enumerate(row):
            shown = _NOT_IN_XML.sub("", cell)
            if shown != cell:
                notes.add(note("unshown"), row[0])
            sheet.write_string(number, column, _kept(shown), wrapped)
        written = number
    sheet.autofilter(0, 0, max(written, 1), len(headings(packs)) - 1)
    return written


def _kept(cell: str) -> str:
    """A text cell runs nothing, so only what a reader would take for our guard is guarded."""
    return safe_cell(cell) if cell.startswith("'") else cell
