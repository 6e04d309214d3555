"""Excel workbooks (XLSX), as Excel, LibreOffice, WPS and others write them."""

from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from snippets_app.core.draft import Draft
from snippets_app.errors import AppError
from snippets_app.formats.sources.base import Glimpse, Options
from snippets_app.formats.sources.material import File, Material, the_file
from snippets_app.formats.sources.tables import Row, Table, TablePreview, draft_of, preview_of
from snippets_app.formats.sources.wording import not_of, quoted
from snippets_app.formats.sources.xlsx_safety import MOST_CELLS, check_workbook

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


class XlsxTable:
    """A workbook: one sheet of it, with one phrase in each row."""

    name = "xlsx"
    label = "Excel workbook"
    extensions = (".xlsx",)

    def recognises(self, seen: Glimpse) -> bool:
        return seen.ending == ".xlsx" and seen.head.startswith(b"PK")

    def read(self, material: Material, options: Options) -> Draft:
        file = the_file(material, "Excel")
        return draft_of(_table(file, options), options, file.stem)

    def preview(self, material: Material, options: Options) -> TablePreview:
        """The first rows and the columns as they would be read."""
        return preview_of(_table(the_file(material, "Excel"), options), options)


def _table(file: File, options: Options) -> Table:
    from python_calamine import CalamineError, CalamineWorkbook  # only for workbooks

    check_workbook(file.content, file.name)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(file.content)) as workbook:
            name, sheet = _sheet(workbook, options.sheet)
            rows = _rows(sheet) if sheet is not None else []
            return Table(rows, tuple(workbook.sheet_names), name)
    except (CalamineError, OSError, ValueError) as trouble:
        raise not_of("Excel", file.name) from trouble


def _sheet(workbook: "CalamineWorkbook", wanted: str) -> tuple[str, "CalamineSheet | None"]:
    """The sheet of that name, or the first one with anything in it; hidden ones come last."""
    from python_calamine import SheetVisibleEnum

    if wanted:
        if wanted not in workbook.sheet_names:
            raise AppError(
                "There is no sheet “{sheet}” in it.", "Choose another.", sheet=quoted(wanted)
            )
        return wanted, workbook.get_sheet_by_name(wanted)
    shown = SheetVisibleEnum.Visible
    hidden = {each.name for each in workbook.sheets_metadata if each.visible != shown}
    for name in sorted(workbook.sheet_names, key=hidden.__contains__):
        sheet = workbook.get_sheet_by_name(name)
        if sheet.height:
            return name, sheet
    return "", None


def _rows(sheet: "CalamineSheet") -> list[Row]:
    top, left = sheet.start or (0, 0)
    rows = [list(map(_text, cells)) for cells in sheet.to_python(skip_empty_area=True)]
    room = MOST_CELLS
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        merged = rows[first - top : last - top + 1] if first >= top else []
        room -= len(merged)
        if column >= left and room >= 0:
            _spread(merged, column - left)
    return [(number, texts) for number, texts in enumerate(rows, top + 1) if any(texts)]


def _spread(rows: list[list[str]], column: int) -> None:
    """Repeat the uppermost cell in each row below that holds anything, but nothing there."""
    for row in rows[1:]:
        if column < len(row) and not row[column] and any(row):
            row[column] = rows[0][column]


def _text(cell: object) -> str:
    match cell:
        case str():
            return cell
        case bool():
            return str(cell).upper()
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() | date() | time():
            return cell.isoformat(sep=" ") if isinstance(cell, datetime) else cell.isoformat()
    return str(cell)
