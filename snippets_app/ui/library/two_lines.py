"""Rows of two lines, painted by hand: a style would cut what two fonts make a little too high."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from snippets_app.ui.row_painting import RowPainting, smaller
from snippets_app.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """The text of a row up to the first line break, and the rest dim below it."""

    def __init__(self, parent: QListView, theme: Theme) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        return QSize(0, int(option.fontMetrics.height() * 2.4) + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        first, _, rest = str(index.data(Qt.ItemDataRole.DisplayRole) or "").partition("\n")
        row: QRect = option.rect.adjusted(2, 2, -2, -2)
        font: QFont = option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painting = RowPainting(painter, self.theme)
        painting.ground(row, option.state)
        inner = row.adjusted(10, 5, -10, -5)
        if rest:
            above = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
            below = QRect(inner.left(), above.bottom(), inner.width(), inner.height() // 2)
            painting.line(above, font, first, "text")
            painting.line(below, smaller(font), rest, "dim")
        else:
            painting.line(inner, font, first, "text")
        painter.restore()
