"""Files with a wrong ending or none, and what is said of those that nobody can read."""

import io
import zipfile

import pytest
import xlsxwriter

from snippets_app.errors import AppError
from snippets_app.formats.sources import File, Folder, Material, sources_for
from snippets_app.formats.sources.recognising import likely, refuse_empty, unknown


def archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in names:
            made.writestr(name, "text")
    return stream.getvalue()


def workbook() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.add_worksheet().write(0, 0, "text")
    return stream.getvalue()


def names(material: Material) -> tuple[str, ...]:
    return likely(material, tuple(each.name for each in sources_for(material)))


@pytest.mark.parametrize("name", ["book.xlsx", "book.csv", "book.xls", "book", "book.zip"])
def test_a_workbook_is_one_whatever_it_is_called(name: str) -> None:
    assert names(File(name, workbook()))[0] == "xlsx"


@pytest.mark.parametrize("name", ["a.txt", "a", "a.xls", "a.xlsx", "a.TXT"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_text_without_a_better_name_is_looked_at_as_a_table(name: str, encoding: str) -> None:
    assert names(File(name, "问候\t您好\n结束\t再见\n".encode(encoding))) == ("csv",)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b'{"a": 1}'),
        ("a.txt", b'{"a": 1}'),
        ("a.xls", b"<html><table></table></html>"),
        ("a.exe", b"MZ"),
        ("a.txt", b"\0\1\2"),
        ("a.txt", b"%PDF-1.7"),
    ],
)
def test_other_files_are_not_taken_for_tables(name: str, content: bytes) -> None:
    assert names(File(name, content)) == ()


@pytest.mark.parametrize(
    ("material", "said"),
    [
        (File("a.zip", archive("a.csv")), "“a.zip” is an archive. Unpack it"),
        (File("a.rar", b"Rar!\x1a\x07"), "“a.rar” is an archive."),
        (File("a.docx", archive("word/document.xml")), "is in a format of Office"),
        (File("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1"), "is in a format of Office"),
        (File("a.png", b"\x89PNG\r\n"), "holds no text"),
        (File("a.bin", b"\0\1"), "holds no text"),
        (File("a.json", b"{}"), "does not know what kind of file “a.json” is"),
        (Folder("photos", ()), "nothing in the folder “photos”"),
    ],
)
def test_what_nobody_can_read_is_told_with_what_to_do(material: Material, said: str) -> None:
    assert names(material) == ()
    assert said in str(unknown(material))
    assert unknown(material).hint


@pytest.mark.parametrize(
    "content", [b"", b"\n \n", b"\xef\xbb\xbf", "\ufeff\n".encode("utf-16-le")]
)
def test_an_empty_file_is_called_so(content: bytes) -> None:
    with pytest.raises(AppError, match=r"“a\.csv” is empty\."):
        refuse_empty(File("a.csv", content))


def test_a_file_with_anything_in_it_is_not_empty() -> None:
    refuse_empty(File("a.csv", b"\n\na"))
    refuse_empty(Folder("a", ()))


def test_a_folder_is_not_known_by_an_ending() -> None:
    assert names(Folder("phrases.csv", ())) == ()
    assert names(Folder("phrases.toml", (File("a.txt", b""),))) == ()
