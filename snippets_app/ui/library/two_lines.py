"""Rows of two lines, painted by hand: a style would cut what two fonts make a little too high."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

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
        self._background(painter, row, option.state)
        inner = row.adjusted(10, 5, -10, -5)
        if rest:
            above = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
            below = QRect(inner.left(), above.bottom(), inner.width(), inner.height() // 2)
            self._line(painter, above, font, first, "text")
            self._line(painter, below, _smaller(font), rest, "dim")
        else:
            self._line(painter, inner, font, first, "text")
        painter.restore()

    def _background(self, painter: QPainter, row: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            name = "selection"
        elif state & QStyle.StateFlag.State_MouseOver:
            name = "hover"
        else:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour(name))
        painter.drawRoundedRect(row, 6, 6)

    def _line(self, painter: QPainter, place: QRect, font: QFont, text: str, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(self.theme.colour(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


def _smaller(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(1.0, font.pointSizeF() * 0.9))
    return small
