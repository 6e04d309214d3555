"""Rows of a name and a count, as packs and stages are listed."""

from PySide6.QtCore import QMargins, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from snippets_app.ui.theme import Theme

COUNT = Qt.ItemDataRole.UserRole + 1
_GAP = 8
_ROUND = 6
_Index = QModelIndex | QPersistentModelIndex


class NameAndCount(QStyledItemDelegate):
    """The name on the left, on the right how many it has. ``around`` a row is left free, ``inside``
    lies between its edge and its words; ``height`` is in lines of text."""

    def __init__(
        self,
        parent: QAbstractItemView,
        theme: Theme,
        *,
        around: QMargins,
        inside: QMargins,
        height: float,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._around = around
        self._inside = inside
        self._height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        metrics: QFontMetrics = option.fontMetrics
        return QSize(0, int(metrics.height() * self._height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        whole: QRect = option.rect
        row = whole.marginsRemoved(self._around)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("accent"))
            painter.drawRoundedRect(row, _ROUND, _ROUND)
        painter.setFont(option.font)
        self._words(painter, row.marginsRemoved(self._inside), index, selected=selected)
        painter.restore()

    def _words(self, painter: QPainter, place: QRect, index: _Index, *, selected: bool) -> None:
        count, metrics = str(index.data(COUNT)), painter.fontMetrics()
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.theme.colour("on_accent" if selected else "dim"))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | middle, count)
        painter.setPen(self.theme.colour("on_accent" if selected else "text"))
        room = place.width() - metrics.horizontalAdvance(count) - _GAP
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, middle, name)
