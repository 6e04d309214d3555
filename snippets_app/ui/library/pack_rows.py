"""Packs and their stages as rows: snippets are let go on them, stages between them."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from snippets_app.core.edits.scope import Scope
from snippets_app.core.model import Pack
from snippets_app.ui.library.snippet_rows import IDS, Index, ids_of_mime
from snippets_app.ui.name_and_count import COUNT
from snippets_app.ui.plain_tip import plain_tip

STAGE = "application/x-saywell-stage"
SCOPE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


class PackRows(QStandardItemModel):
    """``dropped`` tells the ids of snippets and the part of the library they were let go on,
    ``stage_dropped`` a stage and the row of its pack in front of which it was let go.

    While a stage is ``dragged`` nothing is taken but by its own pack.
    """

    dropped = Signal(list, object)
    stage_dropped = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.dragged = Scope()
        self._first: dict[str, int] = {}

    def show_all(self, name: str, counts: Mapping[Scope, int]) -> None:
        """One row for all snippets, and no other yet."""
        self.clear()
        self._first.clear()
        self.appendRow(_item(Scope(), name, counts))

    def add_pack(self, pack: Pack, counts: Mapping[Scope, int], own: Collection[str]) -> Index:
        """A pack with its stages; the ``own`` ones can be dragged, and stand behind the others."""
        top = _item(Scope(pack.id), pack.name, counts)
        for stage in pack.stages:
            row = _item(Scope(pack.id, stage.id), stage.title, counts)
            row.setDragEnabled(stage.id in own)
            top.appendRow(row)
        self._first[pack.id] = sum(1 for stage in pack.stages if stage.id not in own)
        self.appendRow(top)
        return top.index()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A stage is let go between others, never on one."""
        flags = super().flags(index)
        if self.dragged.stage and scope_of(index) != Scope(self.dragged.pack):
            return flags & ~Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return [IDS, STAGE]

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.MoveAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        scope, data = scope_of(indexes[0]), QMimeData()
        data.setData(STAGE, f"{scope.pack}\n{scope.stage}".encode())
        return data

    def canDropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        scope, stage = scope_of(parent), stage_of_mime(data)
        if action != Qt.DropAction.MoveAction or not scope.pack:
            return False
        if not stage.stage:
            return data.hasFormat(IDS)
        return scope == Scope(stage.pack) and max(0, row) >= self._first.get(stage.pack, 0)

    def dropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        stage = stage_of_mime(data)
        if stage.stage:
            self.stage_dropped.emit(stage, max(0, row))
        else:
            self.dropped.emit(ids_of_mime(data), scope_of(parent))
        return True

    def removeRows(self, row: int, count: int, parent: Index = _ROOT) -> bool:  # noqa: N802
        """What was dragged is moved by an edit; the view shall not take it out itself."""
        return False


def scope_of(index: Index) -> Scope:
    """The part of the library that a row stands for."""
    found = index.data(SCOPE)
    return found if isinstance(found, Scope) else Scope()


def stage_of_mime(data: QMimeData) -> Scope:
    """The stage that is dragged; none when it is something else."""
    if not data.hasFormat(STAGE):
        return Scope()
    pack, _, stage = bytes(data.data(STAGE).data()).decode().partition("\n")
    return Scope(pack, stage)


def _item(scope: Scope, name: str, counts: Mapping[Scope, int]) -> QStandardItem:
    count = counts.get(scope, 0)
    item = QStandardItem(name)
    item.setData(scope, SCOPE)
    item.setData(count, COUNT)
    item.setData(f"{name}, {count}", Qt.ItemDataRole.AccessibleTextRole)
    item.setToolTip(plain_tip(name))
    item.setDropEnabled(bool(scope.pack))
    item.setDragEnabled(False)
    return item
