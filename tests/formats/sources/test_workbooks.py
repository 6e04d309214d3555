"""Workbooks as another program writes them: sheets, kinds of cells, merged and hidden ones."""

import io
from datetime import date, datetime

import pytest

from snippets_app.errors import AppError
from snippets_app.formats.sources import File, Options
from snippets_app.formats.sources.xlsx_table import XlsxTable
from tests.formats.sources.reading import draft, only, reasons

openpyxl = pytest.importorskip(
    "openpyxl", reason="another program's workbooks, which are the same everywhere"
)


def workbook() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Empty"
    sheet = book.create_sheet("话术")
    sheet.append(["话术标题", "话术内容", "分类"])
    sheet.append([None, None, None])
    sheet.append(["数字", 12345678901.0, "A"])
    sheet.append([date(2026, 11, 21), "您好\n请稍等", datetime(2026, 1, 2, 3, 4)])  # noqa: DTZ001
    sheet.append(["公式", "=1+1", True])
    other = book.create_sheet("Other")
    other["C5"] = "some words"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_workbook_of_openpyxl() -> None:
    found = draft("", workbook(), "话术.xlsx")
    assert [(each.row, each.title, each.body, each.group) for each in found.entries] == [
        (3, "数字", "12345678901", "A"),
        (4, "2026-11-21", "您好\n请稍等", "2026-01-02 03:04:00"),
    ]
    assert reasons(found) == [(5, "There is no text in it.")]  # it was never calculated
    assert [str(note) for note in found.notes] == ["Only the sheet “话术” was read."]


def test_a_cell_merged_downwards_counts_for_each_row_beside_it() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet
    for row in (["分类", "标题", "内容"], ["开场", "a", "one"], [None, "b", "two"],
                ["结束", "c", "three"], [None, None, None], [None, "d", "four"]):  # fmt: skip
        sheet.append(row)
    for place in ("A2:A3", "A4:A5", "B4:B5", "C4:C5", "D2:D1048576", "ZZ9:ZZ99"):
        sheet.merged_cells.add(place)
    stream = io.BytesIO()
    book.save(stream)
    found = draft("xlsx", stream.getvalue(), header=True)
    assert [(each.row, each.group) for each in found.entries] == [
        (2, "开场"), (3, "开场"), (4, "结束"), (6, "")
    ]  # fmt: skip


def test_a_hidden_sheet_is_read_only_where_no_other_holds_anything() -> None:
    book = openpyxl.Workbook()
    hidden = book.active
    assert hidden
    hidden.append(["lists for other sheets"])
    hidden.sheet_state = "hidden"
    shown = book.create_sheet("Phrases")
    for body in ("one", None):
        shown["A1"] = body
        stream = io.BytesIO()
        book.save(stream)
        found = draft("xlsx", stream.getvalue())
        assert only(found).body == (body or "lists for other sheets")


def test_a_chosen_sheet_and_one_that_is_not_there() -> None:
    shown = XlsxTable().preview(File("a.xlsx", workbook()), Options(sheet="Other"))
    assert (shown.sheets, shown.rows) == (("Empty", "话术", "Other"), (("some words",),))
    assert only(draft("xlsx", workbook(), sheet="Other")).row == 5
    with pytest.raises(AppError, match="There is no sheet “none”"):
        draft("xlsx", workbook(), sheet="none")
