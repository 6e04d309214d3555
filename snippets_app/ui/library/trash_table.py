"""The rows of the trash, those that a query finds."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from snippets_app.core.edits.trash import Thrown
from snippets_app.texts import Texts
from snippets_app.ui.banner_parts import on_one_line
from snippets_app.ui.library.edit_words import day_and_time

_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class TrashModel(QAbstractTableModel):
    """``heads`` name the columns: what it is, where it was, when it was deleted, what is left."""

    def __init__(self, texts: Texts, heads: Sequence[str]) -> None:
        super().__init__()
        self._texts = texts
        self._heads = tuple(heads)
        self._every: tuple[Thrown, ...] = ()
        self._rows: tuple[Thrown, ...] = ()
        self._query = ""

    def show(self, rows: Sequence[Thrown]) -> None:
        self._every = tuple(rows)
        self.search(self._query)

    def search(self, query: str) -> None:
        """Show only what says all words of the query."""
        self.beginResetModel()
        self._query = query
        self._rows = tuple(each for each in self._every if not query or each.says(query))
        self.endResetModel()

    def every(self) -> tuple[Thrown, ...]:
        """All rows, found or not."""
        return self._every

    def row(self, number: int) -> Thrown | None:
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
            return self._said(row)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, self._said(row)))
        return None

    def _said(self, row: Thrown) -> tuple[str, str, str, str]:
        when = day_and_time(self._texts, row.when)
        return on_one_line(row.title), on_one_line(row.place), when, self._left(row)

    def _left(self, row: Thrown) -> str:
        if row.days is None:
            return self._texts("hidden")
        return self._texts("{count} days", count=row.days)
