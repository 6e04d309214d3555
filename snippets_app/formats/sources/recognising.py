"""What a file most likely is where its ending says nothing or something wrong, and what to say of
one that nobody can read."""

from snippets_app.errors import AppError
from snippets_app.formats.sources.base import Glimpse, glimpse
from snippets_app.formats.sources.material import File, Material
from snippets_app.formats.sources.wording import quoted

_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_BINARY = (*_ARCHIVES, _OLD_OFFICE, b"%PDF", b"\x89PNG")
_WORKBOOK = b"xl/"
_OTHER_OFFICE = (b"word/", b"ppt/", b"application/vnd.oasis.opendocument")
_TABLE_ENDINGS = ("", ".txt", ".xls", ".xlsx", ".xlsm", ".dat", ".text", ".tab", ".asc")
_MARKUP = ("<", "{", "[")
_NOTHING = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"


def likely(material: Material, fitting: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the sources that recognise it, with those put first, or in, that its content
    speaks for."""
    if not isinstance(material, File):
        return fitting
    seen = glimpse(material)
    if _is_archive(seen) and _WORKBOOK in seen.head:
        return ("xlsx", *(name for name in fitting if name != "xlsx"))
    return fitting or (("csv",) if _may_be_table(seen) else ())


def refuse_empty(material: Material) -> None:
    """Raise AppError where there is nothing at all in the file."""
    if isinstance(material, File) and not material.content.strip(_NOTHING):
        raise AppError(
            "“{file}” is empty.",
            "Export it again from the other tool, or choose another file.",
            file=quoted(material.name),
        )


def unknown(material: Material) -> AppError:
    """Why no source recognises it, and what to do."""
    name = quoted(material.name)
    if not isinstance(material, File):
        return AppError(
            "There is nothing in the folder “{file}” that Saywell knows.",
            "Choose a single file, or the folder of Espanso, AutoKey or QuickText.",
            file=name,
        )
    seen = glimpse(material)
    if seen.head.startswith(_OLD_OFFICE) or any(mark in seen.head for mark in _OTHER_OFFICE):
        return AppError(
            "“{file}” is in a format of Office that Saywell does not read.",
            "Open it in its program, bring the phrases into a table, and save that as XLSX or CSV.",
            file=name,
        )
    if _is_archive(seen):
        return AppError(
            "“{file}” is an archive.",
            "Unpack it, then choose the file or the folder that was in it.",
            file=name,
        )
    if not _is_text(seen):
        return AppError(
            "“{file}” holds no text that Saywell could read.",
            "Export the phrases as CSV or XLSX where they are, and choose that file.",
            file=name,
        )
    return AppError(
        "Saywell does not know what kind of file “{file}” is.",
        "Choose the tool that it comes from.",
        file=name,
    )


def _is_archive(seen: Glimpse) -> bool:
    return seen.head.startswith(_ARCHIVES)


def _may_be_table(seen: Glimpse) -> bool:
    """A list or a table of text, whatever it calls itself; one that a web page calls a workbook is
    none."""
    begins_as_markup = seen.text.lstrip().startswith(_MARKUP)
    return seen.ending in _TABLE_ENDINGS and _is_text(seen) and not begins_as_markup


def _is_text(seen: Glimpse) -> bool:
    """Text has no such signs, unless each of its characters has two bytes."""
    is_wide = seen.head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return is_wide or not (b"\0" in seen.head or seen.head.startswith(_BINARY))
