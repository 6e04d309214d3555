"""Which rows of a table are selected, by stretches: ten thousand of them at once are common."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

_WHOLE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


def selected_rows(table: QTableView) -> list[int]:
    """The selected rows from above."""
    found = table.selectionModel().selection()
    ranges = (found.at(number) for number in range(found.count()))
    return sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})


def select_rows(table: QTableView, rows: Iterable[int]) -> None:
    """Select exactly these; the first of them becomes the current one."""
    model, wanted = table.model(), sorted(rows)
    selection = QItemSelection()
    for first, last in _stretches(wanted):
        selection.select(model.index(first, 0), model.index(last, 0))
    if wanted:
        keep = QItemSelectionModel.SelectionFlag.NoUpdate
        table.selectionModel().setCurrentIndex(model.index(wanted[0], 0), keep)
    table.selectionModel().select(selection, _WHOLE)


def _stretches(rows: list[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for row in rows:
        if first is None or last is None:
            first = last = row
        elif row == last + 1:
            last = row
        else:
            yield first, last
            first = last = row
    if first is not None and last is not None:
        yield first, last
