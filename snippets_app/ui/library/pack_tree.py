"""Packs and their stages as a tree with counts; snippets are dropped on them."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QMargins, QMimeData, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTreeView

from snippets_app.core.edits.scope import Scope
from snippets_app.core.model import Library
from snippets_app.texts import Texts
from snippets_app.ui.library.snippet_rows import IDS, Index, ids_of_mime
from snippets_app.ui.name_and_count import COUNT, NameAndCount
from snippets_app.ui.theme import Theme

_SCOPE = Qt.ItemDataRole.UserRole
_INDENT = 14
_AROUND, _INSIDE, _HEIGHT = QMargins(0, 1, 2, 1), QMargins(7, 0, 8, 0), 1.65


class PackRows(QStandardItemModel):
    """``dropped`` tells the ids of snippets and the part of the library they were let go on."""

    dropped = Signal(list, object)

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return [IDS]

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.MoveAction

    def dropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        ids, scope = ids_of_mime(data), scope_of(parent)
        if not ids or not scope.pack or action != Qt.DropAction.MoveAction:
            return False
        self.dropped.emit(ids, scope)
        return True


class PackTree(QTreeView):
    """``scope_chosen`` tells the part of the library that was chosen."""

    scope_chosen = Signal(object)

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self.rows = PackRows()
        self._delegate = NameAndCount(self, theme, around=_AROUND, inside=_INSIDE, height=_HEIGHT)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setObjectName("packs")
        self.setAccessibleName(texts("Packs and stages"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QTreeView.DragDropMode.DropOnly)
        self.setAutoExpandDelay(600)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._quiet = False
        self.selectionModel().currentChanged.connect(lambda *_: self._tell())

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self._delegate.theme = theme
        self.viewport().update()

    def show_packs(self, library: Library, counts: Mapping[Scope, int], chosen: Scope) -> None:
        """Every pack with its stages, one part chosen without a word; what was open stays open."""
        opened = self._opened()
        self._quiet = True
        self.rows.clear()
        self.rows.appendRow(self._row(Scope(), self._texts("All snippets"), counts))
        for pack in library.packs:
            top = self._row(Scope(pack.id), pack.name, counts)
            for stage in pack.stages:
                top.appendRow(self._row(Scope(pack.id, stage.id), stage.title, counts))
            self.rows.appendRow(top)
            if pack.id in opened:
                self.expand(top.index())
        self.choose(chosen)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:  # noqa: N802
        """An arrow in the colours of the theme, which Qt's own does not follow."""
        if not self.rows.hasChildren(index):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._delegate.theme.colour("dim"), 1.6))
        painter.translate(rect.right() - _INDENT / 2, rect.center().y() + 0.5)
        painter.rotate(90 if self.isExpanded(index) else 0)
        painter.drawPolyline([QPointF(-2, -4), QPointF(2, 0), QPointF(-2, 4)])
        painter.restore()

    def scope(self) -> Scope:
        return scope_of(self.currentIndex())

    def choose(self, scope: Scope) -> None:
        """Select a part without a word; its pack, or everything, when it is gone."""
        items = {scope_of(item.index()): item for item in self._items()}
        found = items.get(scope) or items.get(Scope(scope.pack)) or items.get(Scope())
        if found is not None:
            self._quiet = True
            self.setCurrentIndex(found.index())
        self._quiet = False

    def open_pack(self, pack: str) -> None:
        """Show the stages of a pack."""
        for item in self._items():
            if scope_of(item.index()) == Scope(pack):
                self.expand(item.index())

    def _opened(self) -> set[str]:
        items = (item.index() for item in self._items())
        return {scope_of(each).pack for each in items if self.isExpanded(each)}

    def _items(self) -> Iterator[QStandardItem]:
        for row in range(self.rows.rowCount()):
            top = self.rows.item(row)
            yield top
            yield from (top.child(child) for child in range(top.rowCount()))

    def _row(self, scope: Scope, name: str, counts: Mapping[Scope, int]) -> QStandardItem:
        count = counts.get(scope, 0)
        item = QStandardItem(name)
        item.setData(scope, _SCOPE)
        item.setData(count, COUNT)
        item.setData(f"{name}, {count}", Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(name)
        item.setDropEnabled(bool(scope.pack))
        item.setDragEnabled(False)
        return item

    def _tell(self) -> None:
        if not self._quiet:
            self.scope_chosen.emit(self.scope())


def scope_of(index: Index) -> Scope:
    found = index.data(_SCOPE)
    return found if isinstance(found, Scope) else Scope()
