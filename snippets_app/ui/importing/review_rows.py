"""The rows of an import as a table: what each is, and what becomes of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from snippets_app.core.importing.model import PlannedRow, State
from snippets_app.texts import Texts
from snippets_app.ui.banner_parts import on_one_line
from snippets_app.ui.importing.values import Filter, Review
from snippets_app.ui.importing.words import STATE_MESSAGES, done_with, place_of, said_of
from snippets_app.ui.plain_tip import plain_tip
from snippets_app.ui.theme import Theme

PLACE, STATE, TITLE, DEED, REMARK = range(5)
COLUMN_MESSAGES = ("Row", "What it is", "Title", "What becomes of it", "What differs, and notes")
_COLOURS = {
    State.NEW: "severity_hint",
    State.CHANGED: "severity_warn",
    State.SAME: "dim",
    State.REFUSED: "error",
}
_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class ReviewRows(QAbstractTableModel):
    """Shows the rows of one state, or all. A row says its words when it is looked at."""

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self.theme = theme
        self._review: Review | None = None
        self._shown: Sequence[int] = ()

    def show(self, review: Review | None, wanted: Filter = None) -> None:
        self.beginResetModel()
        self._review = review
        self._shown = review.rows[wanted] if review else ()
        self.endResetModel()

    def number(self, row: int) -> int:
        """The row's number in the plan; -1 where there is no such row."""
        return self._shown[row] if 0 <= row < len(self._shown) else -1

    def numbers(self, first: int, last: int) -> Sequence[int]:
        """Those of all rows from the first to the last."""
        return self._shown[first : last + 1]

    def row_of(self, number: int) -> int:
        """Where the row of the plan is shown; -1 where it is not."""
        found = bisect_left(self._shown, number)  # the numbers are in order
        return found if self.number(found) == number else -1

    def planned(self, row: int) -> PlannedRow | None:
        number = self.number(row)
        return self._review.plan.rows[number] if self._review and number >= 0 else None

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(COLUMN_MESSAGES)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_head = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._texts(COLUMN_MESSAGES[section]) if is_head else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.planned(index.row())
        if row is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._said(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (self._said(row, each) for each in range(len(COLUMN_MESSAGES)))
            return ", ".join(filter(None, said))
        if role == Qt.ItemDataRole.ForegroundRole and column != TITLE:
            return self.theme.colour(_COLOURS[row.state] if column == STATE else "dim")
        return None

    def _said(self, row: PlannedRow, column: int) -> str:
        if column == PLACE:
            return on_one_line(place_of(row))
        if column == STATE:
            return self._texts(STATE_MESSAGES[row.state])
        if column == TITLE:
            return on_one_line(row.title)
        if column == DEED:
            return done_with(self._texts, row)
        return on_one_line(said_of(self._texts, row))
