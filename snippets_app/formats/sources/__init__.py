"""Files and folders of other tools. A further one is one new file and one line in ``SOURCES``."""

from dataclasses import replace

from snippets_app.core.draft import Draft
from snippets_app.errors import AppError
from snippets_app.formats.sources.autohotkey import AutoHotkey
from snippets_app.formats.sources.autokey import AutoKey
from snippets_app.formats.sources.base import Glimpse, Options, Source, glimpse
from snippets_app.formats.sources.beeftext import Beeftext, BeeftextCsv
from snippets_app.formats.sources.chatwoot import Chatwoot
from snippets_app.formats.sources.columns import Columns
from snippets_app.formats.sources.copyq import CopyQ
from snippets_app.formats.sources.csv_rows import own_delimiter
from snippets_app.formats.sources.csv_table import CsvTable
from snippets_app.formats.sources.espanso import Espanso
from snippets_app.formats.sources.intercom import Intercom
from snippets_app.formats.sources.material import File, Folder, Material, read_material
from snippets_app.formats.sources.pack import SaywellPack
from snippets_app.formats.sources.quicktext import QuickText
from snippets_app.formats.sources.recognising import unknown
from snippets_app.formats.sources.tables import TablePreview
from snippets_app.formats.sources.text_blaze import TextBlaze
from snippets_app.formats.sources.text_expander import TextExpander, TextExpanderCsv
from snippets_app.formats.sources.wording import quoted
from snippets_app.formats.sources.xlsx_table import XlsxTable
from snippets_app.formats.sources.zammad import Zammad

__all__ = [
    "SOURCES", "Columns", "File", "Folder", "Glimpse", "Material", "Options", "Source",
    "TablePreview", "glimpse", "preview_of_table", "read_material", "read_source", "source_named",
    "sources_for",
]  # fmt: skip

LABEL_MESSAGES = ("Saywell pack", "Excel workbook", "Table (CSV)")

SOURCES: tuple[Source, ...] = (
    SaywellPack(),
    XlsxTable(),
    CopyQ(),
    Beeftext(),
    TextBlaze(),
    Chatwoot(),
    Intercom(),
    TextExpander(),
    Espanso(),
    AutoHotkey(),
    QuickText(),
    AutoKey(),
    Zammad(),
    BeeftextCsv(),
    TextExpanderCsv(),
    CsvTable(),
)
"""The one that knows its files best comes first."""


def source_named(name: str) -> Source:
    """The source called ``name``; AppError when there is none."""
    for each in SOURCES:
        if each.name == name:
            return each
    raise AppError(
        "There is no kind of file called “{name}”.",
        "Known kinds: {known}.",
        name=quoted(name),
        known=", ".join(each.name for each in SOURCES),
    )


def sources_for(material: Material) -> tuple[Source, ...]:
    """The sources that recognise it, best first. A table of ours may hold any tool's marks."""
    seen = glimpse(material)
    found = [each for each in SOURCES if each.recognises(seen)]
    if own_delimiter(seen.text):
        found.sort(key=lambda each: each.name != "csv")
    return tuple(found)


def preview_of_table(
    source: Source, material: Material, options: Options | None = None
) -> TablePreview | None:
    """The first rows and the columns of a table; None for a source that is no table."""
    if isinstance(source, CsvTable | XlsxTable):
        return source.preview(material, options or Options())
    return None


def read_source(material: Material, name: str = "", options: Options | None = None) -> Draft:
    """The material as the source called ``name`` reads it, or as the best that recognises it."""
    if name:
        source = source_named(name)
    else:
        fitting = sources_for(material)
        if not fitting:
            raise unknown(material)
        source = fitting[0]
    draft = source.read(material, options or Options())
    return draft if draft.is_whole else replace(draft, source=source.name)
