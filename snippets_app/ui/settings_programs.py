"""The programs' part of the settings: what is special of each, changed, added and tried."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from snippets_app.core.profiles import Profile
from snippets_app.core.program_list import Listed, Row, listed, with_rule, without
from snippets_app.core.target_rule import TargetRule
from snippets_app.policy.keys import ADDING
from snippets_app.policy.locks import CentrePolicy
from snippets_app.settings import Settings
from snippets_app.texts import Texts
from snippets_app.ui.locks import LockHint
from snippets_app.ui.plain_buttons import plain_button
from snippets_app.ui.plain_tip import plain_tip
from snippets_app.ui.program_editor import ProgramEditor
from snippets_app.ui.row_table import lay_out
from snippets_app.ui.rule_summary import summary

NAME_WIDTH, FROM_WIDTH = 220, 90
_LISTED = Qt.ItemDataRole.UserRole


class ProgramsPage(QWidget):
    """``try_requested`` tells the rows as they are shown, ``point_requested`` that a program is to
    be added by pointing at its window; answer by ``add``."""

    try_requested = Signal(object)
    point_requested = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._rows: tuple[Row, ...] = ()
        self._fixed = 0
        self._profiles: tuple[Profile, ...] = ()
        self._editor: ProgramEditor | None = None
        self.search = QLineEdit()
        self.table = QTableWidget(0, 3)
        self._build()
        self._connect()

    def show_settings(
        self, settings: Settings, profiles: Sequence[Profile], policy: CentrePolicy | None = None
    ) -> None:
        """Start from these settings over the shipped profiles; what ``policy`` decides stays."""
        self._rows, self._profiles = settings.targets, tuple(profiles)
        policy = policy or CentrePolicy({})
        is_locked = "targets" in policy.locks
        self._fixed = len(self._rows) if is_locked else len(policy.rows("targets" + ADDING))
        self._lock_hint.tell(locked=is_locked)
        self.search.clear()
        self._show()
        self.table.selectRow(0)
        self.search.setFocus()  # else the page would begin where it was left

    def settings(self, start: Settings) -> Settings:
        """``start`` with what is shown here."""
        return replace(start, targets=self._rows)

    def add(self, program: str) -> None:
        """Write a rule for a program, or change the one that serves it already."""
        self.search.clear()
        known = (each for each in self._listed() if each.is_of(program))
        found = next(known, Listed(TargetRule(program=program or "*")))
        if found.is_fixed:
            self._select(found, found.rule)
        else:
            self._edit(found)

    def current(self) -> Listed | None:
        """What the current row is about, None while nothing is found."""
        row = self.table.currentRow()
        item = self.table.item(row, 0)
        found = item.data(_LISTED) if item and not self.table.isRowHidden(row) else None
        return found if isinstance(found, Listed) else None

    @property
    def editor(self) -> ProgramEditor:
        if self._editor is None:
            self._editor = ProgramEditor(self._texts, self.window())
            self._editor.saved.connect(self._take)
        return self._editor

    # What the agent does

    def _change(self) -> None:
        found = self.current()
        if found is not None and self._change_button.isEnabled():
            self._edit(found)

    def _edit(self, of: Listed) -> None:
        self.editor.edit(of)

    def _take(self, of: Listed, rule: TargetRule) -> None:
        self._rows = with_rule(self._rows, of, rule, self._fixed)
        self._show()
        self._select(of, rule)

    def _reset(self) -> None:
        found = self.current()
        if found is not None and found.is_own:
            row = self.table.currentRow()
            self._rows = without(self._rows, found)
            self._show()
            if found.profile:
                self._select(found, found.below)
            else:
                self.table.selectRow(max(0, min(row, self.table.rowCount() - 1)))

    # What is shown

    def _listed(self) -> tuple[Listed, ...]:
        return listed(self._rows, self._profiles, self._fixed)

    def _show(self) -> None:
        found = self._listed()
        self.table.setRowCount(len(found))
        for number, each in enumerate(found):
            for column, text in enumerate(self._columns(each)):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                item.setData(_LISTED, each)
                self.table.setItem(number, column, item)
        self._filter()

    def _columns(self, of: Listed) -> tuple[str, str, str]:
        texts = self._texts
        special = texts.title(of.problem) if of.problem else summary(texts, of.rule)
        if of.profile and of.rule.title != "*":
            special = f"{of.rule.title} – {special}"
        whose = texts("Own") if of.is_own else texts("Shipped")
        whose = texts("Centre") if of.is_fixed else whose
        return of.name_in(texts.language), special, whose

    def _filter(self) -> None:
        query, first = self.search.text(), -1
        for number in range(self.table.rowCount()):
            fits = self._at(number).says(query)
            self.table.setRowHidden(number, not fits)
            first = number if fits and first < 0 else first
        if self.current() is None and first >= 0:
            self.table.selectRow(first)
        self._enable()

    def _select(self, of: Listed, rule: TargetRule) -> None:
        """The row that stands for what was changed."""
        for number in range(self.table.rowCount()):
            at = self._at(number)
            if at.rule == rule and (at.profile is of.profile):
                self.table.selectRow(number)
                return

    def _at(self, number: int) -> Listed:
        item = self.table.item(number, 0)
        assert item
        found = item.data(_LISTED)
        assert isinstance(found, Listed)
        return found

    def _enable(self) -> None:
        found = self.current()
        is_free = found is not None and not found.is_fixed and self._add_button.isEnabled()
        self._change_button.setEnabled(is_free)
        self._reset_button.setEnabled(is_free and found is not None and found.is_own)
        is_shipped = found is None or found.profile is not None
        back, delete = self._texts("Back to the shipped one"), self._texts("Delete")
        self._reset_button.setText(back if is_shipped else delete)

    def _build(self) -> None:
        texts = self._texts
        self.search.setPlaceholderText(texts("Search programs"))
        self.search.setAccessibleName(texts("Search programs"))
        self.search.setClearButtonEnabled(True)
        self._build_table()
        self._change_button = plain_button(texts("Change…"))
        self._reset_button = plain_button(texts("Back to the shipped one"))
        self._add_button = plain_button(texts("Add program…"))
        self._try_button = plain_button(texts("Try it…"))
        self._lock_hint = LockHint(texts, self._add_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._change_button, self._reset_button, self._add_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._try_button)
        how = texts("How phrases get into each program, and which keys send there.")
        hint = QLabel(how)
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 14, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(hint)
        inside.addWidget(self.search)
        inside.addWidget(self.table, 1)
        inside.addWidget(self._lock_hint)
        inside.addLayout(buttons)

    def _build_table(self) -> None:
        texts, table = self._texts, self.table
        table.setHorizontalHeaderLabels([texts("Program"), texts("What is special"), ""])
        widths = (NAME_WIDTH, 0, FROM_WIDTH)
        lay_out(table, texts("Programs"), widths, QAbstractItemView.SelectionMode.SingleSelection)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._filter())
        self.table.itemSelectionChanged.connect(self._enable)
        self.table.itemActivated.connect(lambda _: self._change())
        self._change_button.clicked.connect(self._change)
        self._reset_button.clicked.connect(self._reset)
        self._add_button.clicked.connect(self.point_requested)
        self._try_button.clicked.connect(lambda: self.try_requested.emit(self._rows))
