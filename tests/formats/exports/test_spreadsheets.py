"""A spreadsheet runs nothing of it, and shows what stands there."""

import csv
import io

import pytest
from openpyxl import load_workbook

from snippets_app.core.model import Pack
from snippets_app.formats.exports.csv_file import CsvFile
from snippets_app.formats.exports.workbook import XlsxFile
from snippets_app.formats.sources.columns import OWN_HEADINGS
from snippets_app.formats.spreadsheet_cells import plain_cell, safe_cell
from tests.formats.exports.library import NASTY, OPTIONS, pack

RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
FORMULAS = [text for text in NASTY if text.startswith(RUN)]


def table(*packs: Pack) -> list[list[str]]:
    content = CsvFile().write(packs, OPTIONS).content
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_csv_file_says_its_encoding_and_has_the_headings() -> None:
    content = CsvFile().write((pack("a"),), OPTIONS).content
    assert content.startswith(b"\xef\xbb\xbf" + ",".join(OWN_HEADINGS).encode() + b"\r\n")


def test_no_cell_of_a_csv_file_begins_as_a_formula() -> None:
    assert len(FORMULAS) > 7
    for row in table(pack(*NASTY)):
        assert not any(cell.startswith(RUN) for cell in row)


@pytest.mark.parametrize("text", [*NASTY, "'", "''", "'a", "", "'\n="])
def test_a_guard_is_taken_off_again(text: str) -> None:
    assert plain_cell(safe_cell(text)) == text


def test_a_workbook_holds_texts_only() -> None:
    content = XlsxFile().write((pack(*NASTY),), OPTIONS).content
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) > 3 * len(NASTY)
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}
    assert all(cell.hyperlink is None for cell in cells)


def test_a_workbook_shows_formulas_as_they_are_written() -> None:
    content = XlsxFile().write((pack("=1+1", "'=1"),), OPTIONS).content
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert [sheet.cell(row, 2).value for row in (2, 3)] == ["=1+1", "''=1"]


def test_the_header_stays_and_texts_are_wrapped() -> None:
    content = XlsxFile().write((pack("a"), pack("b", name="q")), OPTIONS).content
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == [*OWN_HEADINGS, "Pack"]
    assert sheet.freeze_panes == "A2"
    assert sheet.cell(2, 2).alignment.wrap_text
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width > 20


def test_characters_that_no_workbook_can_hold_are_told() -> None:
    exported = XlsxFile().write((pack("a\ufffeb"),), OPTIONS)
    assert [(str(note.remark), note.snippets) for note in exported.notes] == [
        ("Characters that cannot stand in such a file were left out.", ("标题 0",))
    ]
