"""What a replacement would change, one row each, with a mark where it is chosen."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QTableView
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from snippets_app.core.edits.replacing import Replacement
from snippets_app.core.limits import FIELD_MESSAGES
from snippets_app.texts import Texts
from snippets_app.ui.library.snippet_rows import Index
from snippets_app.ui.plain_tip import plain_tip
from snippets_app.ui.theme import Theme

WHERE, BEFORE, AFTER = range(3)
HEADING_MESSAGES = ("Snippet", "Before", "After")
_LEAD = 14
_MARGIN = 11
_ROOT = QModelIndex()
Parts = tuple[str, str, str]
"""What stands before the part that differs, that part, and what follows."""


class ReplacementRows(QAbstractTableModel):
    """``chosen_changed`` tells that ``chosen()`` is another. What cannot be is never chosen."""

    chosen_changed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._rows: Sequence[tuple[str, Replacement]] = ()
        self._left_out: set[int] = set()

    def show(self, rows: Sequence[tuple[str, Replacement]]) -> None:
        """These, each with the title of its snippet; all that can be are chosen."""
        self.beginResetModel()
        self._rows = rows
        self._left_out = {n for n, (_, each) in enumerate(rows) if each.trouble}
        self.endResetModel()
        self.chosen_changed.emit()

    def chosen(self) -> list[Replacement]:
        return [each for n, (_, each) in enumerate(self._rows) if n not in self._left_out]

    def replacement(self, row: int) -> Replacement:
        return self._rows[row][1]

    def choose_all(self, *, on: bool) -> None:
        """Choose all that can be, or none."""
        troubled = {n for n, (_, each) in enumerate(self._rows) if each.trouble}
        self._left_out = troubled if on else set(range(len(self._rows)))
        last = self.index(max(0, len(self._rows) - 1), AFTER)
        self.dataChanged.emit(self.index(0, WHERE), last)
        self.chosen_changed.emit()

    def toggle(self, row: int) -> None:
        if 0 <= row < len(self._rows) and not self.replacement(row).trouble:
            self._left_out ^= {row}
            self.dataChanged.emit(self.index(row, WHERE), self.index(row, AFTER))
            self.chosen_changed.emit()

    def parts(self, row: int, column: int) -> Parts:
        """The text of a cell taken apart where it differs."""
        each = self.replacement(row)
        return differing(each.before, each.after, of_after=column == AFTER)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(HEADING_MESSAGES)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts(HEADING_MESSAGES[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        title, each = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == WHERE:
            left_out = index.row() in self._left_out
            return Qt.CheckState.Unchecked if left_out else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.ToolTipRole:
            trouble = self._texts.whole(each.trouble) if each.trouble else ""
            where = self._text(WHERE, title, each)
            return plain_tip(trouble or (where, each.before, each.after)[index.column()])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(index.column(), title, each)
        return None

    def setData(  # noqa: N802
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role == Qt.ItemDataRole.CheckStateRole:
            self.toggle(index.row())
        return role == Qt.ItemDataRole.CheckStateRole

    def flags(self, index: Index) -> Qt.ItemFlag:
        always = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return always | Qt.ItemFlag.ItemIsUserCheckable if index.column() == WHERE else always

    def _text(self, column: int, title: str, each: Replacement) -> str:
        if column == WHERE:
            field = self._texts(FIELD_MESSAGES[each.field])
            return self._texts("{name}: {text}", name=title, text=field)
        if column == AFTER and each.trouble:
            return self._texts.title(each.trouble)
        return "".join(differing(each.before, each.after, of_after=column == AFTER))


class ReplacementDelegate(QStyledItemDelegate):
    """Marks the part that differs; what cannot be is said in the colour of errors."""

    def __init__(self, parent: QTableView, theme: Theme) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        model = index.model()
        assert isinstance(model, ReplacementRows)
        if index.column() == WHERE:
            super().paint(painter, option, index)
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.theme.colour("selection"))
        place: QRect = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        painter.setFont(option.font)
        if index.column() == AFTER and model.replacement(index.row()).trouble:
            painter.setPen(self.theme.colour("error"))
            _draw(painter, place, str(index.data()))
        else:
            painter.setPen(self.theme.colour("text"))
            self._draw_parts(painter, place, model.parts(index.row(), index.column()))
        painter.restore()

    def _draw_parts(self, painter: QPainter, place: QRect, parts: Parts) -> None:
        lead, part, tail = parts
        metrics = painter.fontMetrics()
        left, width = metrics.horizontalAdvance(lead), metrics.horizontalAdvance(part)
        middle = metrics.height()
        top = place.center().y() - middle // 2
        found = QRect(place.left() + left, top, width, middle)
        painter.fillRect(found.intersected(place), self.theme.colour("mark"))
        _draw(painter, place, lead + part + tail)


def differing(before: str, after: str, *, of_after: bool) -> Parts:
    """One of two texts taken apart where they differ, on one line and with a short lead."""
    text = after if of_after else before
    pairs = zip(before, after, strict=False)
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    room = min(len(before), len(after)) - start
    ends = zip(reversed(before), reversed(after), strict=False)
    end = min(room, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends)))
    lead = text[:start] if start <= _LEAD else "…" + text[start - _LEAD : start]
    stop = len(text) - end
    return _line(lead), _line(text[start:stop]), _line(text[stop : stop + 200])


def _line(text: str) -> str:
    return text.replace("\n", " ⏎ ").replace("\t", " ")


def _draw(painter: QPainter, place: QRect, text: str) -> None:
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
