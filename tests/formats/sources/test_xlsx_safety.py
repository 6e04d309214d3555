"""Workbooks that are no workbooks: bombs, liars, wanderers."""

import io
import struct
import zipfile

import pytest

from snippets_app.errors import AppError
from snippets_app.formats.sources.xlsx_safety import MOST_ENTRIES, check_workbook


def archive(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as written:
        for name, content in entries.items():
            written.writestr(name, content)
    return stream.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(AppError) as refused:
        check_workbook(content, "a.xlsx")
    return refused.value.title


def test_a_plain_archive_passes() -> None:
    check_workbook(archive({"a.xml": b"x" * 1000, "b/c.xml": b""}), "a.xlsx")
    check_workbook(archive({"a.xml": b"x" * 1000}, zipfile.ZIP_STORED), "a.xlsx")


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04" + b"\0" * 100, b"text" * 50])
def test_what_is_no_archive(content: bytes) -> None:
    assert "is not a file of Excel" in refusal(content)


def test_a_bomb() -> None:
    assert "far more" in refusal(archive({"a.xml": b"\0" * 2_000_000}))


def test_two_cells_far_apart() -> None:
    sheet = b'<c r="A1"/><c r="XFD1048576"/>'
    assert "far more" in refusal(archive({"xl/worksheets/sheet1.xml": sheet}))
    check_workbook(archive({"xl/worksheets/sheet1.xml": b'<c r="XFD1048576"/>'}), "a.xlsx")


def test_texts_that_look_like_cells_are_texts() -> None:
    sheet = b'<c r="A1" t="inlineStr"><is><t>&lt;c r="ABCDEF"&gt; r="abc"</t></is></c>'
    check_workbook(archive({"xl/worksheets/sheet1.xml": sheet}), "a.xlsx")


@pytest.mark.parametrize(
    "sheet",
    [
        b'<c r="A1"/><c r="ABCDE1"/>',
        b"<c r=\"A1\"/><c\tr = 'a99999999'/>",
        b'<c r="A"/>',
        b'<c r="A1B2"/>',
        b'<c r="A1"/><x:c a=">" r="XFD1048576"/>',
        '<c r="A1"/>'.encode("utf-16"),
    ],
)
def test_cells_that_no_sheet_has(sheet: bytes) -> None:
    assert "far more" in refusal(archive({"xl/worksheets/sheet1.xml": sheet}))


def test_too_many_entries() -> None:
    assert "far more" in refusal(archive({f"{n}.xml": b"" for n in range(MOST_ENTRIES + 1)}))


def test_an_entry_that_claims_to_be_small() -> None:
    content = archive({"a.xml": b"\0" * 500_000})
    lie = content.replace(struct.pack("<L", 500_000), struct.pack("<L", 10))
    assert "damaged" in refusal(lie)


@pytest.mark.parametrize("name", ["../a.xml", "/a.xml", "a/../../b.xml", "..\\a.xml", "C:\\a.xml"])
def test_places_outside(name: str) -> None:
    assert "names a file outside itself" in refusal(archive({name: b"x"}))


def test_other_ways_of_packing() -> None:
    assert "damaged" in refusal(archive({"a.xml": b"x"}, zipfile.ZIP_BZIP2))


def test_a_password() -> None:
    content = bytearray(archive({"a.xml": b"x"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in refusal(bytes(content))
