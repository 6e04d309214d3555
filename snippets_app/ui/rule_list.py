"""The rules: look for one, switch some on or off, write, change, copy, delete, and take it back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
)

from snippets_app.core.guard.model import Rule
from snippets_app.core.guard.rule_rows import Origin, RuleItem
from snippets_app.texts import Texts
from snippets_app.ui.plain_buttons import button_line, plain_button
from snippets_app.ui.plain_tip import plain_tip
from snippets_app.ui.row_table import lay_out
from snippets_app.ui.rule_table import RuleModel
from snippets_app.ui.screens import fitting
from snippets_app.ui.search_edit import SearchEdit
from snippets_app.ui.selected_rows import select_rows, selected_rows
from snippets_app.ui.theme import Theme

SIZE = QSize(960, 560)
WIDTHS = (320, 124, 0, 146)
_OWN = (Origin.OWN, Origin.CHANGED)
_WRITABLE = (Origin.OWN, Origin.CHANGED, Origin.SHIPPED)


class RuleTable(QTableView):
    """Space switches what is selected, not the row of the caret alone."""

    space_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.space_pressed.emit()
        else:
            super().keyPressEvent(event)


class RuleList(QDialog):
    """Signals tell Rules, or ids: ``switch_requested`` ids and whether they are to be on,
    ``delete_requested`` and ``reset_requested`` ids. Show the rules anew when they have changed."""

    add_requested = Signal()
    edit_requested = Signal(object)
    copy_requested = Signal(object)
    switch_requested = Signal(object, bool)
    delete_requested = Signal(object)
    reset_requested = Signal(object)
    history_requested = Signal(object)
    trash_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self.model = RuleModel(texts)
        self.table = RuleTable()
        self._build()
        self._connect()
        self.setWindowTitle(f"{texts('Forbidden phrases')} – Saywell")
        self.use(theme)
        self.show_rules(())
        self.offer("", "")
        self.resize(fitting(SIZE, self.screen()))

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self.setStyleSheet(theme.stylesheet)

    def open_list(self) -> None:
        """Show it and bring it to the front."""
        self.tell("")
        self.show()
        self.raise_()
        self.activateWindow()
        self.table.setFocus()

    def show_rules(self, items: Sequence[RuleItem]) -> None:
        """Show these; the rules that were selected stay so as far as they are there."""
        row, before = self.table.currentIndex().row(), [each.rule.id for each in self.chosen()]
        self.model.show(items)
        self._select(self.model.rows_of(before) or [max(0, min(row, self.model.rowCount() - 1))])

    def choose(self, *rules: str) -> None:
        """Go to the rules of these ids; a search that hides them all is given up."""
        if not self.model.rows_of(rules):
            self.search.clear()
        rows = self.model.rows_of(rules)
        if rows:
            self._select(rows)
            self.table.scrollTo(self.model.index(rows[0], 0))

    def chosen(self) -> tuple[RuleItem, ...]:
        """What is selected."""
        found = map(self.model.item, selected_rows(self.table))
        return tuple(each for each in found if each is not None)

    def lock_switches(self, *, locked: bool) -> None:
        """Whether the centre decides which rules are on."""
        self.model.may_switch = not locked
        self._locked.setVisible(locked)

    def offer(self, undo: str, redo: str) -> None:
        """What can be taken back and done again; an empty text: nothing."""
        for button, what in ((self._undo, undo), (self._redo, redo)):
            button.setEnabled(bool(what))
            keys = button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(plain_tip(f"{what} ({keys})") if what else keys)

    def tell(self, sentence: str) -> None:
        """What was done."""
        self._told.setText(sentence)

    # What the agent does

    def _search(self, query: str) -> None:
        chosen = [each.rule.id for each in self.chosen()]
        self.model.search(query)
        self._select(self.model.rows_of(chosen) or [0])

    def _request_edit(self) -> None:
        if self._edit.isEnabled():
            self.edit_requested.emit(self.chosen()[0].rule)

    def _request_switch(self) -> None:
        """All on, unless they are; then all off."""
        chosen = self.chosen()
        if chosen and self.model.may_switch:
            names = tuple(each.rule.id for each in chosen)
            self.switch_requested.emit(names, not all(each.on for each in chosen))

    def _request_delete(self) -> None:
        own, changed = self._ids(Origin.OWN), self._ids(Origin.CHANGED)
        if own:
            self.delete_requested.emit(own)
        elif changed:
            self.reset_requested.emit(changed)

    def _ids(self, *origins: Origin) -> tuple[str, ...]:
        return tuple(each.rule.id for each in self.chosen() if each.origin in origins)

    def _rules(self) -> tuple[Rule, ...]:
        return tuple(each.rule for each in self.chosen())

    # What is shown

    def _select(self, rows: Sequence[int]) -> None:
        select_rows(self.table, [row for row in rows if row < self.model.rowCount()])
        self._show()

    def _show(self) -> None:
        chosen = self.chosen()
        is_one = len(chosen) == 1
        self._edit.setEnabled(is_one and chosen[0].origin in _WRITABLE)
        self._copy.setEnabled(bool(chosen))
        self._delete.setEnabled(any(each.origin is Origin.OWN for each in chosen))
        self._reset.setEnabled(any(each.origin is Origin.CHANGED for each in chosen))
        self._history.setEnabled(is_one and chosen[0].origin in (*_OWN, Origin.SHIPPED))
        every, shown = len(self.model.every()), self.model.rowCount()
        self._count.setText(self._texts("{count} of {most}", count=shown, most=every))
        self._count.setVisible(shown != every)
        self._show_nothing(is_found=bool(shown) or not every)

    def _show_nothing(self, *, is_found: bool) -> None:
        """Without a rule that says the query, a sentence instead of the table."""
        if not is_found and self.table.hasFocus():
            self.search.setFocus()
        self.table.setVisible(is_found)
        self._nothing.setVisible(not is_found)

    # How it is built

    def _build(self) -> None:
        texts = self._texts
        self.table.setModel(self.model)
        lay_out(self.table, texts("Rules"), WIDTHS)
        self.search = SearchEdit(texts("Search rules"), self.table)
        self._nothing = QLabel(texts("Nothing found."))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._count, self._told, self._locked = QLabel(), QLabel(), QLabel()
        self._locked.setText(texts("Your centre decides which rules are on."))
        for label in (self._count, self._told, self._locked, self._nothing):
            label.setObjectName("dim")
        for label in (self._count, self._locked):
            label.hide()
        self._trash = plain_button(texts("Trash…"))
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.search, 1)
        top.addWidget(self._count)
        top.addWidget(self._trash)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(10)
        inside.addLayout(top)
        inside.addWidget(self.table, 1)
        inside.addWidget(self._nothing, 1)
        inside.addLayout(button_line((), (self._locked,), self._told))
        inside.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        texts = self._texts
        self._add = plain_button(texts("New rule…"), "Ctrl+N")
        self._edit = plain_button(texts("Change…"))
        self._copy = plain_button(texts("Duplicate"), "Ctrl+D")
        self._delete = plain_button(texts("Delete"))
        self._reset = plain_button(texts("Reset"))
        self._reset.setToolTip(texts("Back to the shipped rule"))
        self._history = plain_button(texts("History…"))
        self._undo, self._redo = (
            plain_button(texts("Undo"), "Ctrl+Z"),
            plain_button(texts("Redo"), "Ctrl+Y"),
        )
        self._close = plain_button(texts("Close"))
        return button_line(
            (self._add, self._edit, self._copy, self._delete, self._reset, self._history),
            (self._undo, self._redo, self._close),
        )

    def _connect(self) -> None:
        self.search.query_changed.connect(self._search)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show())
        self.table.activated.connect(lambda _: self._request_edit())
        self.table.space_pressed.connect(self._request_switch)
        self.model.switch_requested.connect(self.switch_requested)
        for button, act in self._actions().items():
            button.clicked.connect(lambda _=False, act=act: act())
        QShortcut(QKeySequence("Del"), self.table).activated.connect(self._request_delete)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), self).activated.connect(self._redo.click)

    def _actions(self) -> dict[QPushButton, Callable[[], None]]:
        return {
            self._add: self.add_requested.emit,
            self._edit: self._request_edit,
            self._copy: lambda: self.copy_requested.emit(self._rules()),
            self._delete: lambda: self.delete_requested.emit(self._ids(Origin.OWN)),
            self._reset: lambda: self.reset_requested.emit(self._ids(Origin.CHANGED)),
            self._history: lambda: self.history_requested.emit(self.chosen()[0].rule),
            self._trash: self.trash_requested.emit,
            self._undo: self.undo_requested.emit,
            self._redo: self.redo_requested.emit,
            self._close: self.hide,
        }
