"""The stages of a call with their counts, in one column beside the snippets."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from snippets_app.core.model import Stage
from snippets_app.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_STAGE = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1


class StageDelegate(QStyledItemDelegate):
    """A stage's name on the left, how many snippets it has on the right."""

    def __init__(self, parent: QListView, theme: Theme) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        return QSize(0, int(option.fontMetrics.height() * 1.7))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: QRect = option.rect.adjusted(1, 1, -1, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("accent"))
            painter.drawRoundedRect(row, 6, 6)
        inner = row.adjusted(10, 0, -10, 0)
        count = str(index.data(_COUNT))
        painter.setFont(option.font)
        painter.setPen(self.theme.colour("on_accent" if selected else "dim"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        painter.setPen(self.theme.colour("on_accent" if selected else "text"))
        metrics = painter.fontMetrics()
        room = inner.width() - metrics.horizontalAdvance(count) - 8
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()


class StageList(QListView):
    """``stage_chosen`` tells a stage's id, or an empty text for all of them."""

    stage_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stages")
        self._rows = QStandardItemModel(self)
        self._delegate = StageDelegate(self, theme)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(
            lambda *_: self.stage_chosen.emit(self.stage())
        )

    def use(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.viewport().update()

    def show_stages(
        self, everything: str, stages: Sequence[Stage], counts: Mapping[str, int]
    ) -> None:
        """One row for all stages, then each in call order."""
        self._rows.clear()
        self._rows.appendRow(_row("", everything, sum(counts.values())))
        for stage in stages:
            self._rows.appendRow(_row(stage.id, stage.title, counts.get(stage.id, 0)))
        self.choose("")

    def stage(self) -> str:
        found = self.currentIndex().data(_STAGE)
        return str(found) if found else ""

    def choose(self, stage: str) -> None:
        """Select a stage; all of them when this pack has no such stage."""
        rows = [row for row in range(self._rows.rowCount()) if self._id(row) == stage]
        self.setCurrentIndex(self._rows.index(rows[0] if rows else 0, 0))

    def step(self, rows: int) -> None:
        """To the next stage or the one before, round and round."""
        row = (self.currentIndex().row() + rows) % max(1, self._rows.rowCount())
        self.setCurrentIndex(self._rows.index(row, 0))

    def _id(self, row: int) -> str:
        return str(self._rows.index(row, 0).data(_STAGE) or "")


def _row(stage: str, title: str, count: int) -> QStandardItem:
    item = QStandardItem(title)
    item.setData(stage, _STAGE)
    item.setData(count, _COUNT)
    item.setData(f"{title}, {count}", Qt.ItemDataRole.AccessibleTextRole)
    return item
