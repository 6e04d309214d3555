"""The history of one thing: every version, what each changed, and a way back."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QRadioButton,
    QVBoxLayout,
)

from snippets_app.core.edits.past import Moment
from snippets_app.texts import Texts
from snippets_app.ui.library.difference_view import DifferenceView
from snippets_app.ui.library.edit_words import day_and_time, what_was_done
from snippets_app.ui.library.two_lines import TwoLines
from snippets_app.ui.plain_buttons import button_line, plain_button, primary_button
from snippets_app.ui.screens import fitting
from snippets_app.ui.theme import Theme

SIZE = QSize(820, 520)
LIST_WIDTH = 250
_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class MomentModel(QAbstractListModel):
    """Versions as rows of two lines: what was done, and when."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._moments: tuple[Moment, ...] = ()

    def show(self, moments: Sequence[Moment]) -> None:
        self.beginResetModel()
        self._moments = tuple(moments)
        self.endResetModel()

    def moment(self, row: int) -> Moment | None:
        return self._moments[row] if 0 <= row < len(self._moments) else None

    def now(self) -> Moment | None:
        """What holds now."""
        return next((each for each in self._moments if each.is_now), None)

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._moments)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        moment = self.moment(index.row())
        if moment is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        done, when = what_was_done(self._texts, moment), day_and_time(self._texts, moment.when)
        if moment.is_now and moment.kind is not None:
            when = f"{when} · {self._texts('now')}"
        return f"{done}\n{when}".rstrip()


class HistoryWindow(QDialog):
    """``restore_requested`` tells the Moment to go back to, ``undo_requested`` that this is to be
    taken back. Show the moments anew when they have changed."""

    restore_requested = Signal(object)
    undo_requested = Signal()

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self.model = MomentModel(texts)
        self.view = DifferenceView(texts, theme)
        self.rows = QListView()
        self._lines = TwoLines(self.rows, theme)
        self._build()
        self._connect()
        self.use(theme)
        self.resize(fitting(SIZE, self.screen()))

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self._lines.theme = theme
        self.setStyleSheet(theme.stylesheet)
        self.view.use(theme)

    def open_history(self, name: str, moments: Sequence[Moment]) -> None:
        """Show the history of what is called so, and come to the front."""
        title = self._texts("History of “{name}”", name=name)
        self.setWindowTitle(f"{title} – Saywell")
        self._heading.setText(title)
        self.tell("")
        self.offer_undo(on=False)
        self.show_moments(moments)
        self.show()
        self.raise_()
        self.activateWindow()
        self.rows.setFocus()

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show these, the newest first, with the newest chosen."""
        self.model.show(moments)
        self.rows.setCurrentIndex(self.model.index(0, 0))
        self._show()

    def choose(self, row: int) -> None:
        self.rows.setCurrentIndex(self.model.index(row, 0))

    def chosen(self) -> Moment | None:
        """The version of the current row."""
        return self.model.moment(self.rows.currentIndex().row())

    def tell(self, sentence: str) -> None:
        """What was done, below the versions."""
        self._told.setText(sentence)

    def offer_undo(self, *, on: bool) -> None:
        """Whether what was done here can be taken back."""
        self.undo.setEnabled(on)

    # What the agent does

    def _restore(self) -> None:
        moment = self.chosen()
        if moment is not None and self.restore.isEnabled():
            self.restore_requested.emit(moment)

    def _show(self) -> None:
        moment = self.chosen()
        may_restore = moment is not None and moment.looks is not None and not moment.is_now
        self.restore.setEnabled(may_restore)
        if moment is None:
            self.view.clear_all()
        elif self.since.isChecked():
            now = self.model.now()
            self.view.compare(moment.looks, now.looks if now else None, self._remark(moment))
        else:
            before = self.model.moment(self.rows.currentIndex().row() + 1)
            old = before.looks if before else None
            old = moment.looks if before is None and moment.kind is None else old
            self.view.compare(old, moment.looks, self._remark(moment))

    def _remark(self, moment: Moment) -> str:
        if moment.looks is None:
            return self._texts("From here on it was deleted or hidden.")
        if moment.below and not self.since.isChecked():
            return self._texts("This is the shipped version.")
        return ""

    # How it is built

    def _build(self) -> None:
        texts = self._texts
        self._heading = QLabel()
        self._heading.setObjectName("heading")
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setWordWrap(True)
        self.rows.setObjectName("rows")
        self.rows.setModel(self.model)
        self.rows.setUniformItemSizes(True)
        self.rows.setMouseTracking(True)
        self.rows.setItemDelegate(self._lines)
        self.rows.setFixedWidth(LIST_WIDTH)
        self.rows.setAccessibleName(texts("Versions"))
        self._told = QLabel()
        self._told.setObjectName("dim")
        self.restore = primary_button(texts("Restore this version"))
        self.undo = plain_button(texts("Undo"), "Ctrl+Z")
        self._close = plain_button(texts("Close"))
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(self.rows)
        middle.addLayout(self._right(), 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(12)
        inside.addWidget(self._heading)
        inside.addLayout(middle, 1)
        inside.addLayout(button_line((), (self.undo, self.restore, self._close), self._told))

    def _right(self) -> QVBoxLayout:
        self.did = QRadioButton(self._texts("What this change did"))
        self.since = QRadioButton(self._texts("What has changed since"))
        self.did.setChecked(True)
        self._comparing = QButtonGroup(self)
        choices = QHBoxLayout()
        choices.setSpacing(18)
        for choice in (self.did, self.since):
            self._comparing.addButton(choice)
            choices.addWidget(choice)
        choices.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(choices)
        right.addWidget(self.view, 1)
        return right

    def _connect(self) -> None:
        self.rows.selectionModel().currentChanged.connect(lambda *_: self._show())
        self.rows.activated.connect(lambda _: self._restore())
        self._comparing.buttonToggled.connect(lambda *_: self._show())
        self.restore.clicked.connect(lambda _=False: self._restore())
        self.undo.clicked.connect(lambda _=False: self.undo_requested.emit())
        self._close.clicked.connect(self.hide)
