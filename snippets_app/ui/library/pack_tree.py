"""Packs and their stages as a tree with counts; snippets are dropped on them, stages dragged."""

from collections.abc import Callable, Collection, Iterator, Mapping

from PySide6.QtCore import QKeyCombination, QMargins, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QPainter, QPen, QStandardItem
from PySide6.QtWidgets import QTreeView

from snippets_app.core.edits.scope import Scope
from snippets_app.core.model import Library
from snippets_app.texts import Texts
from snippets_app.ui.library.pack_rows import PackRows, scope_of, stage_of_mime
from snippets_app.ui.library.snippet_rows import Index
from snippets_app.ui.name_and_count import NameAndCount
from snippets_app.ui.theme import Theme

_INDENT = 14
_STEPS = {
    QKeyCombination(Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Up): -1,
    QKeyCombination(Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Down): 1,
}
_AROUND, _INSIDE, _HEIGHT = QMargins(0, 1, 2, 1), QMargins(7, 0, 8, 0), 1.65


class PackTree(QTreeView):
    """``scope_chosen`` tells the part of the library that was chosen; ``stepped`` how many rows
    it shall go down, where no action takes the keys."""

    scope_chosen = Signal(object)
    stepped = Signal(int)

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
        self.setDragDropMode(QTreeView.DragDropMode.DragDrop)
        self.setAutoExpandDelay(600)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._quiet = False
        self.selectionModel().currentChanged.connect(lambda *_: self._tell())

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self._delegate.theme = theme
        self.viewport().update()

    def show_packs(
        self,
        library: Library,
        counts: Mapping[Scope, int],
        own_stages: Callable[[str], Collection[str]],
        chosen: Scope,
    ) -> None:
        """Every pack with its stages, one part chosen without a word; what was open stays open.
        ``own_stages`` of a pack can be put in order."""
        opened = self._opened()
        self._quiet = True
        self.rows.show_all(self._texts("All snippets"), counts)
        for pack in library.packs:
            top = self.rows.add_pack(pack, counts, own_stages(pack.id))
            if pack.id in opened:
                self.expand(top)
        self.choose(chosen)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Snippets are let go on a row wherever it is met, a stage above or below one."""
        self.rows.dragged = stage_of_mime(event.mimeData())
        self.setDragDropOverwriteMode(not self.rows.dragged.stage)
        super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        rows = _STEPS.get(event.keyCombination())
        if rows is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(rows)

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

    def _tell(self) -> None:
        if not self._quiet:
            self.scope_chosen.emit(self.scope())
