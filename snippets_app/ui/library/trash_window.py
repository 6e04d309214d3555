"""The trash: what was deleted or hidden; bring it back, or let it go for good."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
)

from snippets_app.core.edits.trash import Thrown
from snippets_app.texts import Texts
from snippets_app.ui.library.trash_table import TrashModel
from snippets_app.ui.plain_buttons import button_line, plain_button, primary_button
from snippets_app.ui.question_box import ask_before
from snippets_app.ui.row_table import lay_out
from snippets_app.ui.screens import fitting
from snippets_app.ui.search_edit import SearchEdit
from snippets_app.ui.selected_rows import selected_rows
from snippets_app.ui.theme import Theme

SIZE = QSize(800, 520)
WIDTHS = (0, 170, 150, 90)
PREVIEW_HEIGHT = 110


@dataclass(frozen=True, slots=True)
class TrashWords:
    """What the window says of the kind of thing that lies in it: its title, what the first two
    columns are called, and the sentence that stands where nothing does."""

    title: str
    heads: tuple[str, str]
    nothing: str


class TrashWindow(QDialog):
    """``restore_requested`` and ``discard_requested`` tell rows, the second once the agent has
    confirmed it; ``undo_requested`` that a restoring is to be taken back."""

    restore_requested = Signal(object)
    discard_requested = Signal(object)
    undo_requested = Signal()

    def __init__(self, texts: Texts, theme: Theme, words: TrashWords) -> None:
        super().__init__()
        self._texts = texts
        self._words = words
        self.model = TrashModel(texts, (*words.heads, texts("Deleted on"), texts("Days left")))
        self._build()
        self._connect()
        self.setWindowTitle(f"{words.title} – Saywell")
        self.use(theme)
        self.show_rows(())
        self.resize(fitting(SIZE, self.screen()))

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self.setStyleSheet(theme.stylesheet)

    def open_trash(self, rows: Sequence[Thrown]) -> None:
        """Show these and come to the front."""
        self.search.forget()
        self.tell("")
        self.offer_undo(on=False)
        self.show_rows(rows)
        self.show()
        self.raise_()
        self.activateWindow()
        (self.table if rows else self._close).setFocus()

    def show_rows(self, rows: Sequence[Thrown]) -> None:
        """Show these; the row that was current stays so as far as there is one."""
        row = max(0, self.table.currentIndex().row())
        self.model.show(rows)
        self._choose(row)

    def chosen(self) -> tuple[Thrown, ...]:
        """The rows that are selected."""
        found = map(self.model.row, selected_rows(self.table))
        return tuple(each for each in found if each is not None)

    def tell(self, sentence: str) -> None:
        """What was done."""
        self._told.setText(sentence)

    def offer_undo(self, *, on: bool) -> None:
        """Whether what was done here can be taken back."""
        self.undo.setEnabled(on)

    # What the agent does

    def _search(self, query: str) -> None:
        self.model.search(query)
        self._choose(0)

    def _restore(self) -> None:
        rows = self.chosen()
        if rows:
            self.restore_requested.emit(rows)

    def _discard(self) -> None:
        """What is only hidden was shipped and cannot be deleted."""
        texts, rows = self._texts, _deleted(self.chosen())
        if len(rows) == 1:
            self._ask(texts("Delete “{name}” for good?", name=rows[0].title), rows)
        elif rows:
            self._ask(texts("Delete {count} for good?", count=len(rows)), rows)

    def _empty(self) -> None:
        rows = _deleted(self.model.every())
        if rows:
            question = self._texts("Empty the trash? {count} will be gone.", count=len(rows))
            self._ask(question, rows)

    def _ask(self, question: str, rows: Sequence[Thrown]) -> None:
        hint = self._texts("This cannot be undone.")
        yes, no = self._texts("Delete for good"), self._texts("Cancel")
        act = lambda: self.discard_requested.emit(tuple(rows))  # noqa: E731
        ask_before(self, f"{question}\n{hint}", yes, no, act)

    # What is shown

    def _choose(self, row: int) -> None:
        last = self.model.rowCount() - 1
        if last >= 0:
            self.table.selectRow(min(row, last))
        is_empty, found = not self.model.every(), last >= 0
        self.nothing.setText(self._words.nothing if is_empty else self._texts("Nothing found."))
        self.nothing.setVisible(not found)
        if not found and self.table.hasFocus():
            self.search.setFocus()
        self.table.setVisible(found)
        self._show()

    def _show(self) -> None:
        rows = self.chosen()
        current = self.model.row(self.table.currentIndex().row())
        self.preview.setPlainText(current.text if current and rows else "")
        self.preview.setVisible(bool(self.model.every()))
        self.restore.setEnabled(bool(rows))
        self.discard.setEnabled(bool(_deleted(rows)))
        self.empty.setEnabled(bool(_deleted(self.model.every())))

    # How it is built

    def _build(self) -> None:
        texts = self._texts
        self.table = QTableView()
        self.table.setModel(self.model)
        lay_out(self.table, self._words.title, WIDTHS)
        self.search = SearchEdit(texts("Search the trash"), self.table)
        self.nothing = QLabel()
        self.nothing.setObjectName("dim")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setFixedHeight(PREVIEW_HEIGHT)
        self.preview.setAccessibleName(texts("Text"))
        self._told = QLabel()
        self._told.setObjectName("dim")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(10)
        inside.addWidget(self.search)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.nothing, 1)
        inside.addWidget(self.preview)
        inside.addWidget(self._told)
        inside.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        texts = self._texts
        self.discard = plain_button(texts("Delete for good…"))
        self.empty = plain_button(texts("Empty the trash…"))
        self.undo = plain_button(texts("Undo"), "Ctrl+Z")
        self.restore = primary_button(texts("Restore"))
        self._close = plain_button(texts("Close"))
        return button_line((self.discard, self.empty), (self.undo, self.restore, self._close))

    def _connect(self) -> None:
        self.search.query_changed.connect(self._search)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show())
        self.table.activated.connect(lambda _: self._restore())
        self.restore.clicked.connect(lambda _=False: self._restore())
        self.discard.clicked.connect(lambda _=False: self._discard())
        self.empty.clicked.connect(lambda _=False: self._empty())
        self.undo.clicked.connect(lambda _=False: self.undo_requested.emit())
        self._close.clicked.connect(self.hide)
        QShortcut(QKeySequence("Del"), self.table).activated.connect(self._discard)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)


def _deleted(rows: Sequence[Thrown]) -> tuple[Thrown, ...]:
    return tuple(row for row in rows if row.days is not None)
