"""CSV that spreadsheets read without a question, and without running anything in it."""

import csv
import io
from collections.abc import Sequence

from snippets_app.core.model import Pack
from snippets_app.formats.exports.base import Exported, Notes, Options, Part
from snippets_app.formats.exports.rows import headings, rows, tell_left_out
from snippets_app.formats.spreadsheet_cells import safe_cell


class CsvFile:
    """UTF-8 with a mark at its beginning: without it, Excel reads the system's old encoding."""

    name = "csv"
    label = "Table (CSV)"
    use = "For any spreadsheet or database; it can be imported again."
    extensions = (".csv",)
    is_guessed = True
    usual_name = ""

    def write(self, packs: Sequence[Pack], options: Options) -> Exported:
        stream, notes = io.StringIO(newline=""), Notes()
        tell_left_out(packs, notes)
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(headings(packs))
        written = 0
        for row in rows(packs, options.step):
            writer.writerow([safe_cell(cell) for cell in row])
            written += 1
        content = stream.getvalue().encode("utf-8-sig")
        return Exported((Part(content),), notes.given(), written)
