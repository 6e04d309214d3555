"""Packs as files for other programs. A further kind is one new file and one line in ``EXPORTS``."""

from collections.abc import Sequence
from pathlib import PurePath

from snippets_app.errors import AppError
from snippets_app.formats.exports.base import (
    Cancelled,
    Export,
    Exported,
    Note,
    Options,
    Part,
)
from snippets_app.formats.exports.csv_file import CsvFile
from snippets_app.formats.exports.espanso import Espanso
from snippets_app.formats.exports.pack_file import PackFile
from snippets_app.formats.exports.page import Page
from snippets_app.formats.exports.rime import Rime
from snippets_app.formats.exports.sogou import Sogou
from snippets_app.formats.exports.workbook import XlsxFile

__all__ = [
    "EXPORTS", "Cancelled", "Export", "Exported", "Note", "Options", "Part", "export_for",
]  # fmt: skip

LABEL_MESSAGES = (
    "Saywell pack", "Table (CSV)", "Excel workbook", "Cheat sheet (web page)",
    "Rime phrases", "Sogou phrases",
)  # fmt: skip
USE_MESSAGES = (
    "For another Saywell, or to keep: everything comes back as it was.",
    "For any spreadsheet or database; it can be imported again.",
    "For Excel, WPS or LibreOffice, to read and to edit; it can be imported again.",
    "For the text expander Espanso: put the file into its folder “match”.",
    "To print or to keep open: phrases by stage, with abbreviations and hotkeys.",
    "For the input method Rime: typing the letters of a phrase offers it there.",
    "For the input method Sogou Pinyin: import it in the settings of its custom phrases.",
)

EXPORTS: tuple[Export, ...] = (
    PackFile(),
    XlsxFile(),
    CsvFile(),
    Page(),
    Espanso(),
    Rime(),
    Sogou(),
)


def export_for(file: PurePath, name: str = "", known: Sequence[Export] = EXPORTS) -> Export:
    """The export called ``name``, or the one for the file's ending; AppError when there is none."""
    ending = file.suffix.lower()
    for each in known:
        if each.name == name or (not name and each.is_guessed and ending in each.extensions):
            return each
    if not name and any(ending in each.extensions for each in known):
        raise AppError(
            "A file {ending} can be one of several formats.",
            "Say which: --format {formats}.",
            ending=ending,
            formats=" | ".join(each.name for each in known if ending in each.extensions),
        )
    raise AppError(
        "No format is known for {file}.",
        "Known formats: {formats}.",
        file=name or file.name,
        formats=", ".join(f"{each.name} ({' '.join(each.extensions)})" for each in known),
    )
