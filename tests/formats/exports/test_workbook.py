"""A workbook runs nothing of it, and shows what stands there."""

import io
from dataclasses import replace

import pytest

from snippets_app.formats.exports.workbook import XlsxFile
from snippets_app.formats.sources.columns import OWN_HEADINGS
from tests.formats.exports.library import NASTY, OPTIONS, pack

openpyxl = pytest.importorskip(
    "openpyxl", reason="another program's eye on workbooks, which are the same everywhere"
)


def test_a_workbook_holds_texts_only() -> None:
    content = XlsxFile().write((pack(*NASTY),), OPTIONS).content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) > 3 * len(NASTY)
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}
    assert all(cell.hyperlink is None for cell in cells)


def test_a_workbook_shows_formulas_as_they_are_written() -> None:
    content = XlsxFile().write((pack("=1+1", "'=1"),), OPTIONS).content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert [sheet.cell(row, 2).value for row in (2, 3)] == ["=1+1", "''=1"]


def test_the_header_stays_and_texts_are_wrapped() -> None:
    content = XlsxFile().write((pack("a"), pack("b", name="q")), OPTIONS).content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == [*OWN_HEADINGS, "Pack"]
    assert sheet.freeze_panes == "A2"
    assert sheet.cell(2, 2).alignment.wrap_text
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width > 20


def test_characters_that_no_workbook_can_hold_are_told() -> None:
    exported = XlsxFile().write((pack("a\ufffeb", language="und"),), OPTIONS)
    assert [(str(note.remark), note.snippets) for note in exported.notes] == [
        ("Characters that cannot stand in such a file were left out.", ("标题 0",))
    ]


def test_what_a_pack_says_of_itself_has_no_place_in_a_workbook() -> None:
    described = replace(pack("a"), description="For the telephone")
    assert [str(note.remark) for note in XlsxFile().write((described,), OPTIONS).notes] == [
        "The language of a pack was left out: a table has no place for it.",
        "The description of a pack was left out: a table has no place for it.",
    ]
