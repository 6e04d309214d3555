"""CSV and other tables of text, in any encoding and with any usual delimiter."""

from snippets_app.core.draft import Draft
from snippets_app.formats.sources.base import Glimpse, Options
from snippets_app.formats.sources.csv_rows import csv_rows
from snippets_app.formats.sources.encodings import decoded
from snippets_app.formats.sources.material import File, Material, the_file
from snippets_app.formats.sources.tables import Table, TablePreview, draft_of, preview_of


class CsvTable:
    """A table with one phrase in each row."""

    name = "csv"
    label = "Table (CSV)"
    extensions = (".csv", ".tsv", ".txt")

    def recognises(self, seen: Glimpse) -> bool:
        return seen.ending in (".csv", ".tsv")

    def read(self, material: Material, options: Options) -> Draft:
        file = the_file(material, "CSV")
        return draft_of(_table(file, options), options, file.stem)

    def preview(self, material: Material, options: Options) -> TablePreview:
        """The first rows and the columns as they would be read."""
        return preview_of(_table(the_file(material, "CSV"), options), options)


def _table(file: File, options: Options) -> Table:
    text = decoded(file.content, options.encoding, file.name)
    return Table(list(csv_rows(text, options.delimiter)))
