"""The list of found snippets: a digit, the title with what matched, and the first line."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from snippets_app.core.search.index import Hit
from snippets_app.ui.row_painting import RowPainting, smaller
from snippets_app.ui.theme import Theme

DIGITS = 9
_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class SnippetModel(QAbstractListModel):
    """Hits as rows; ``first_line`` gives what stands below a title, ``aside`` what stands right."""

    def __init__(self, first_line: Callable[[Hit], str], aside: Callable[[Hit], str]) -> None:
        super().__init__()
        self._hits: Sequence[Hit] = ()
        self.first_line = first_line
        self.aside = aside

    def show(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def hit(self, row: int) -> Hit | None:
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hit(index.row())
        if hit is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.snippet.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hit.snippet.title}. {self.first_line(hit)}"
        return hit if role == Qt.ItemDataRole.UserRole else None


class SnippetDelegate(QStyledItemDelegate):
    """Paints a row by hand: no widget per row, so ten thousand rows cost nothing."""

    def __init__(self, parent: QListView, theme: Theme) -> None:
        super().__init__(parent)
        self.theme = theme
        self.first_digit_row = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        height = option.fontMetrics.height()
        return QSize(0, int(height * 2.4) + 13)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, SnippetModel)
        hit = model.hit(index.row())
        if hit is None:
            return
        row: QRect = option.rect.adjusted(2, 2, -4, -2)
        font: QFont = option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painting = RowPainting(painter, self.theme)
        painting.ground(row, option.state)
        self._badge(painter, row, font, index.row() - self.first_digit_row + 1)
        inner = row.adjusted(36, 5, -10, -5)
        title = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
        below = QRect(inner.left(), title.bottom(), inner.width(), inner.height() // 2)
        title = self._aside(painter, title, font, model.aside(hit))
        painting.title(title, font, hit.snippet.title, hit.spans)
        painting.line(below, smaller(font), model.first_line(hit), "dim")
        painter.restore()

    def _badge(self, painter: QPainter, row: QRect, font: QFont, digit: int) -> None:
        if not 1 <= digit <= DIGITS:
            return
        side = int(QFontMetrics(font).height() * 1.15)
        box = QRect(row.left() + 9, row.center().y() - side // 2, side, side)
        painter.setPen(self.theme.colour("border"))
        painter.setBrush(self.theme.colour("raised"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(smaller(font))
        painter.setPen(self.theme.colour("dim"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(digit))

    def _aside(self, painter: QPainter, title: QRect, font: QFont, text: str) -> QRect:
        if not text:
            return title
        small = smaller(font)
        width = QFontMetrics(small).horizontalAdvance(text) + 8
        painter.setFont(small)
        painter.setPen(self.theme.colour("dim"))
        place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(title, place, text)
        return title.adjusted(0, 0, -width, 0)


class SnippetList(QListView):
    """Never takes the focus: the search box keeps the keyboard."""

    def __init__(self, model: SnippetModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._delegate = SnippetDelegate(self, theme)
        self.setItemDelegate(self._delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._number_visible_rows)

    def use(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.viewport().update()

    def row_of_digit(self, digit: int) -> int:
        """The row that shows this digit now."""
        return self._delegate.first_digit_row + digit - 1

    def _number_visible_rows(self, first_row: int) -> None:
        self._delegate.first_digit_row = first_row
        self.viewport().update()
