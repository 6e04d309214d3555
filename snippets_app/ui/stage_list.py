"""The stages of a call with their counts, in one column beside the snippets."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QWidget

from snippets_app.core.model import Stage
from snippets_app.ui.name_and_count import COUNT, NameAndCount
from snippets_app.ui.theme import Theme

_STAGE = Qt.ItemDataRole.UserRole
_AROUND, _INSIDE, _HEIGHT = QMargins(1, 1, 1, 1), QMargins(10, 0, 10, 0), 1.7


class StageList(QListView):
    """``stage_chosen`` tells a stage's id, or an empty text for all of them."""

    stage_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stages")
        self._rows = QStandardItemModel(self)
        self._delegate = NameAndCount(self, theme, around=_AROUND, inside=_INSIDE, height=_HEIGHT)
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
    item.setData(count, COUNT)
    item.setData(f"{title}, {count}", Qt.ItemDataRole.AccessibleTextRole)
    return item
