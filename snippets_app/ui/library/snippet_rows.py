"""The snippets of the list as rows, which are dragged by their ids."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from snippets_app.core.model import Snippet
from snippets_app.core.search.word import Span
from snippets_app.texts import Texts

IDS = "application/x-saywell-snippets"
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class SnippetRows(QAbstractListModel):
    """``dropped`` tells ids and the row in front of which they were let go.

    ``marks`` are words beside a title, by the snippet's id: that it is hidden, or changed.
    """

    dropped = Signal(list, int)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._snippets: Sequence[Snippet] = ()
        self._spans: Mapping[str, Sequence[Span]] = {}
        self._marks: Mapping[str, str] = {}
        self._rows: dict[str, int] = {}
        self.takes_drops = True

    def show(
        self,
        snippets: Sequence[Snippet],
        marks: Mapping[str, str],
        spans: Mapping[str, Sequence[Span]],
    ) -> None:
        """These snippets; ``spans`` is what a query matched in a title."""
        self.beginResetModel()
        self._snippets, self._marks, self._spans = snippets, marks, spans
        self._rows = {each.id: row for row, each in enumerate(snippets)}
        self.endResetModel()

    def snippet(self, row: int) -> Snippet | None:
        return self._snippets[row] if 0 <= row < len(self._snippets) else None

    def row_of(self, snippet: str) -> int:
        """-1 when it is not shown."""
        return self._rows.get(snippet, -1)

    def ids(self) -> list[str]:
        return list(self._rows)

    def mark(self, row: int) -> str:
        return self._marks.get(self._snippets[row].id, "")

    def spans(self, row: int) -> Sequence[Span]:
        return self._spans.get(self._snippets[row].id, ())

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._snippets)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        snippet = self.snippet(index.row())
        if snippet is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return snippet.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            mark = self.mark(index.row())
            return ". ".join(filter(None, (snippet.title, mark, first_line(snippet.body))))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Snippets are let go between others, never on one."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.takes_drops else Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return [IDS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        rows = sorted({index.row() for index in indexes})
        return ids_as_mime([self._snippets[row].id for row in rows])

    def dropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        ids = ids_of_mime(data)
        if not ids or not self.takes_drops or action != Qt.DropAction.MoveAction:
            return False
        self.dropped.emit(ids, row if row >= 0 else len(self._snippets))
        return True


def ids_as_mime(ids: Sequence[str]) -> QMimeData:
    data = QMimeData()
    data.setData(IDS, "\n".join(ids).encode())
    return data


def ids_of_mime(data: QMimeData) -> list[str]:
    """The ids that are dragged; none when it is something else."""
    return bytes(data.data(IDS).data()).decode().split("\n") if data.hasFormat(IDS) else []


def first_line(body: str) -> str:
    """What stands below a title: the text's first lines as one."""
    return " ".join(body[:200].split())
