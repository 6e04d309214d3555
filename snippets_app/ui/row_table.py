"""Tables of whole rows that say something in each column, and how such a table looks."""

from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from snippets_app.ui.plain_tip import plain_tip

ROW_HEIGHT = 30
_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_Row = TypeVar("_Row")
_Select = QAbstractItemView.SelectionMode


class SaidRows(QAbstractTableModel, Generic[_Row]):
    """``heads`` name the columns; a kind of row tells what it ``says`` in each of them."""

    def __init__(self, heads: Iterable[str]) -> None:
        super().__init__()
        self._heads = tuple(heads)
        self._rows: tuple[_Row, ...] = ()

    def says(self, row: _Row) -> Sequence[str]:
        """A text for every column."""
        raise NotImplementedError

    def tip(self, row: _Row, column: int) -> str:
        """What the pointer is told: all of what the column may have no room for."""
        return self.says(row)[column]

    def show(self, rows: Iterable[_Row]) -> None:
        """These and no others."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> _Row | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._heads)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_head = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heads[section] if is_head else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.says(row)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, self.says(row)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.tip(row, index.column()))
        return None


def lay_out(
    table: QTableView,
    name: str,
    widths: Sequence[int],
    mode: QAbstractItemView.SelectionMode = _Select.ExtendedSelection,
) -> None:
    """Whole rows are chosen, as in a list, and Tab leads on. The table is spoken of by its
    ``name``; of the ``widths`` 0 takes what is left. It has its model already."""
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(mode)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column, width in enumerate(widths):
        if width:
            table.setColumnWidth(column, width)
        else:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
