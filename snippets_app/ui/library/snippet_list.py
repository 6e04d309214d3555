"""The list of snippets: title, first line, and what is special about one; any number of rows."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QTableView
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from snippets_app.texts import Texts
from snippets_app.ui.library.snippet_rows import Index, SnippetRows, first_line
from snippets_app.ui.row_painting import ROUND, RowPainting, smaller
from snippets_app.ui.theme import Theme

_AROUND_MESSAGE = (16, 0, -16, 0)


class RowDelegate(QStyledItemDelegate):
    """Paints a row by hand: no widget per row."""

    def __init__(self, parent: QTableView, theme: Theme) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        model = index.model()
        assert isinstance(model, SnippetRows)
        snippet = model.snippet(index.row())
        if snippet is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: QRect = option.rect.adjusted(2, 1, -2, -1)
        painting = RowPainting(painter, self.theme)
        painting.ground(row, option.state)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._focus(painter, row)
        inner = row.adjusted(10, 4, -10, -4)
        half = inner.height() // 2
        top = QRect(inner.left(), inner.top(), inner.width(), half)
        below = QRect(inner.left(), inner.top() + half, inner.width(), half)
        top = self._aside(painter, top, option.font, (snippet.abbreviation, snippet.hotkey))
        below = self._aside(painter, below, option.font, (model.mark(index.row()),))
        painting.title(top, option.font, snippet.title, model.spans(index.row()))
        painting.line(below, smaller(option.font), first_line(snippet.body), "dim")
        painter.restore()

    def _focus(self, painter: QPainter, row: QRect) -> None:
        painter.setPen(self.theme.colour("accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(row, ROUND, ROUND)

    def _aside(self, painter: QPainter, line: QRect, font: QFont, words: Sequence[str]) -> QRect:
        """What stands at the right of a line; gives the room that is left."""
        text = "   ".join(filter(None, words))
        if not text:
            return line
        small = smaller(font)
        width = min(QFontMetrics(small).horizontalAdvance(text) + 2, line.width() // 2)
        painter.setFont(small)
        painter.setPen(self.theme.colour("dim"))
        shown = QFontMetrics(small).elidedText(text, Qt.TextElideMode.ElideRight, width)
        place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, place, shown)
        return line.adjusted(0, 0, -width - 10, 0)


class LibraryList(QTableView):
    """A table of one column: unlike a list it asks nothing of rows that are not seen.

    ``chosen`` tells that ``selected()`` may be another; ``typed`` what is typed into the list,
    ``opened`` that the agent wants to write in the snippet.
    """

    chosen = Signal()
    typed = Signal(str)
    opened = Signal()

    def __init__(self, texts: Texts, theme: Theme, rows: SnippetRows) -> None:
        super().__init__()
        self._rows = rows
        self._delegate = RowDelegate(self, theme)
        self.setModel(rows)
        self.setItemDelegate(self._delegate)
        self.setObjectName("snippets")
        self.setAccessibleName(texts("Snippets"))
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setDragDropMode(QTableView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._quiet = False
        self._message = ""
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self._delegate.theme = theme
        self.ensurePolished()
        height = int(self.fontMetrics().height() * 2.25) + 10
        self.verticalHeader().setDefaultSectionSize(height)
        self.viewport().update()

    def selected(self) -> list[str]:
        """The ids of the selected snippets, in their order."""
        chosen = self.selectionModel().selection()
        parts = (chosen.at(number) for number in range(chosen.size()))
        rows = sorted(row for part in parts for row in range(part.top(), part.bottom() + 1))
        found = (self._rows.snippet(row) for row in rows)
        return [each.id for each in found if each is not None]

    def first_selected(self) -> int:
        """The uppermost selected row, -1 when there is none."""
        chosen = self.selectionModel().selection()
        return min((chosen.at(number).top() for number in range(chosen.size())), default=-1)

    def select(self, ids: Iterable[str]) -> None:
        """Select exactly these, as far as they are shown, without a word."""
        rows = sorted(row for row in map(self._rows.row_of, ids) if row >= 0)
        wanted = QItemSelection()
        for first, last in _stretches(rows):
            wanted.select(self._rows.index(first), self._rows.index(last))
        model = self.selectionModel()
        self._quiet = True
        if rows:
            model.setCurrentIndex(
                self._rows.index(rows[0]), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        model.select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._quiet = False

    def tell(self, message: str) -> None:
        """What stands in place of the rows where there are none."""
        self._message = message
        self.setAccessibleDescription(message)
        self.viewport().update()

    def message(self) -> str:
        return self._message

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self._message:
            painter = QPainter(self.viewport())
            painter.setPen(self._delegate.theme.colour("dim"))
            place = self.viewport().rect().adjusted(*_AROUND_MESSAGE)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message
            )
            painter.end()

    def scroll_back(self, place: int) -> None:
        """Scroll to where it was before the rows were shown anew."""
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(place)

    def choose_first(self) -> None:
        """Go into the list: to what is selected, else to the first row."""
        self.setFocus()
        if not self.selectionModel().hasSelection():
            self.setCurrentIndex(self._rows.index(0))

    def _tell(self) -> None:
        if not self._quiet:
            self.chosen.emit()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Qt would look through the titles row by row."""
        if search.strip():
            self.typed.emit(search)

    def show_row(self, snippet: str) -> None:
        """Scroll as far as needed to see a snippet."""
        row = self._rows.row_of(snippet)
        if row >= 0:
            self.scrollTo(self._rows.index(row), QAbstractItemView.ScrollHint.EnsureVisible)


def _stretches(rows: Sequence[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
