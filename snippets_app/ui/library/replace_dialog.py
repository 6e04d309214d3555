"""Find and replace in many snippets: what would change is listed before anything does."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from snippets_app.core.edits.replacing import Replacement, Replacing
from snippets_app.core.edits.scope import Scope
from snippets_app.texts import Texts
from snippets_app.ui.editor_fields import Part
from snippets_app.ui.library.replace_rows import (
    AFTER,
    BEFORE,
    WHERE,
    ReplacementDelegate,
    ReplacementRows,
)
from snippets_app.ui.plain_buttons import button_line, plain_button, primary_button
from snippets_app.ui.screens import fitting
from snippets_app.ui.theme import Theme

SIZE = QSize(860, 520)
WHERE_WIDTH = 270
REPLACE_MESSAGES = ("Replace in 1 snippet", "Replace in {count} snippets")
Place = Scope | None
"""A part of the library; None for the snippets that were selected."""


class ReplaceDialog(QDialog):
    """``asked`` tells that ``replacing()`` or ``place()`` is another; ``accepted_rows`` the
    replacements that were chosen."""

    asked = Signal()
    accepted_rows = Signal(list)

    def __init__(self, window: QWidget, texts: Texts, theme: Theme) -> None:
        super().__init__(window)
        self._texts = texts
        self.rows = ReplacementRows(texts)
        self.find_edit, self.wanted_edit = QLineEdit(), QLineEdit()
        self.place_box = QComboBox()
        self.in_titles = QCheckBox(texts("Titles"))
        self.in_bodies = QCheckBox(texts("Texts"))
        self.match_case = QCheckBox(texts("Match case"))
        self.whole_field = QCheckBox(texts("Whole title or text only"))
        self.table = QTableView()
        self._delegate = ReplacementDelegate(self.table, theme)
        self._count = QLabel()
        self._count.setObjectName("hint")
        self._none = plain_button(texts("None"))
        self._all = plain_button(texts("All"))
        self.replace_button = primary_button("")
        self._close = plain_button(texts("Close"))
        self._is_listed = self._is_accepted = False
        self.setWindowTitle(f"{texts('Find and replace')} – Saywell")
        self._build()
        self._connect()
        self._tell_count()
        self.resize(fitting(SIZE, self.screen()))

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self._delegate.theme = theme
        self.table.viewport().update()

    def open_for(self, places: Sequence[tuple[str, Place]], find: str) -> None:
        """Show it; ``places`` are named, the first of them is looked through."""
        self.place_box.blockSignals(True)
        self.place_box.clear()
        for name, place in places:
            self.place_box.addItem(name, place)
        self.place_box.blockSignals(False)
        if find:
            self.find_edit.setText(find)
        self.show()
        self.raise_()
        self.activateWindow()
        self.find_edit.setFocus()
        self.find_edit.selectAll()
        self._changed()

    def replacing(self) -> Replacing:
        return Replacing(
            self.find_edit.text(),
            self.wanted_edit.text(),
            in_titles=self.in_titles.isChecked(),
            in_bodies=self.in_bodies.isChecked(),
            match_case=self.match_case.isChecked(),
            whole_field=self.whole_field.isChecked(),
        )

    def place(self) -> Place:
        found = self.place_box.currentData()
        return found if isinstance(found, Scope) else None

    def show_rows(self, rows: Sequence[tuple[str, Replacement]]) -> None:
        """What would change, each with the title of its snippet."""
        self._is_listed = True
        self.rows.show(rows)
        if self._is_accepted:
            self.accept()

    def accept(self) -> None:
        """Tell what was chosen, once it is listed; the dialog stays for the next."""
        self._is_accepted = not self._is_listed
        chosen = self.rows.chosen()
        if chosen and self._is_listed:
            self.accepted_rows.emit(chosen)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """What was accepted and is not listed yet is given up."""
        self._is_accepted = False
        super().hideEvent(event)

    def _changed(self) -> None:
        self._is_listed = self._is_accepted = False
        self.replace_button.setEnabled(bool(self.find_edit.text()))
        self.asked.emit()

    def _tell_count(self) -> None:
        chosen, count = self.rows.chosen(), self.rows.rowCount()
        snippets = len({each.snippet for each in chosen})
        one, many = REPLACE_MESSAGES
        said = self._texts(one if snippets == 1 else many, count=snippets)
        self.replace_button.setText(said)
        self.replace_button.setEnabled(bool(chosen))
        said = self._texts("{selected} of {count} selected", selected=len(chosen), count=count)
        found = said if count else self._texts("Nothing found.")
        self._count.setText(found if self.find_edit.text() else "")
        for button in (self._all, self._none):
            button.setEnabled(bool(count))

    # How it is built

    def _build(self) -> None:
        texts = self._texts
        fields = QGridLayout()
        fields.setHorizontalSpacing(12)
        for column, part in enumerate(
            (
                Part(texts("Find"), self.find_edit),
                Part(texts("Replace with"), self.wanted_edit),
                Part(texts("Where"), self.place_box),
            )
        ):
            fields.addWidget(part, 0, column)
            fields.setColumnStretch(column, 1)
        for edit in (self.find_edit, self.wanted_edit):  # as high as the box beside them
            edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.setSpacing(10)
        rows.addLayout(fields)
        rows.addLayout(self._choices())
        rows.addWidget(self.table, 1)
        right = (self.replace_button, self._close)
        rows.addLayout(button_line((self._all, self._none), right, self._count))
        self._build_table()
        for box in (self.in_titles, self.in_bodies, self.match_case):
            box.setChecked(True)
        self.replace_button.setDefault(True)

    def _choices(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(18)
        for box in (self.in_titles, self.in_bodies, self.match_case, self.whole_field):
            line.addWidget(box)
        line.addStretch(1)
        return line

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self.rows)
        table.setItemDelegate(self._delegate)
        table.setAccessibleName(self._texts("What would change"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 12)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.resizeSection(WHERE, WHERE_WIDTH)
        for column in (BEFORE, AFTER):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        for edit in (self.find_edit, self.wanted_edit):
            edit.textChanged.connect(lambda _: self._changed())
        for box in (self.in_titles, self.in_bodies, self.match_case, self.whole_field):
            box.toggled.connect(lambda _: self._changed())
        self.place_box.currentIndexChanged.connect(lambda _: self._changed())
        self.rows.chosen_changed.connect(self._tell_count)
        self._all.clicked.connect(lambda _=False: self.rows.choose_all(on=True))
        self._none.clicked.connect(lambda _=False: self.rows.choose_all(on=False))
        self._close.clicked.connect(self.reject)
        self.replace_button.clicked.connect(self.accept)
        space = QShortcut(QKeySequence("Space"), self.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._toggle_selected)

    def _toggle_selected(self) -> None:
        for index in self.table.selectionModel().selectedRows(WHERE):
            self.rows.toggle(index.row())
