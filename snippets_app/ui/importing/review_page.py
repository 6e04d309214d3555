"""The page that shows all that an import would do, before it does any of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from snippets_app.core.importing.model import Choices, Conflict, State
from snippets_app.texts import Texts
from snippets_app.ui.importing.destination_box import DestinationBox
from snippets_app.ui.importing.parts import button, dim, fill, label_for
from snippets_app.ui.importing.review_rows import PLACE, ReviewRows
from snippets_app.ui.importing.values import Filter, Review
from snippets_app.ui.importing.words import CONFLICT_MESSAGES, FILTER_MESSAGES, headline_of
from snippets_app.ui.library.difference_view import DifferenceView
from snippets_app.ui.plain_tip import plain_tip
from snippets_app.ui.theme import Theme

WIDTHS = (60, 90, 220, 165)
FILE_WIDTH = 150
ROW_HEIGHT, DETAIL_HEIGHT = 28, 148
_AS_FOR_ALL = ""
_SHOWN_NOTES = 3


class ReviewPage(QWidget):
    """``choices_changed`` tells that ``choices()`` are others, and a new plan is wanted."""

    choices_changed = Signal()

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self._review: Review | None = None
        self._single: dict[int, Conflict] = {}
        self.destination = DestinationBox(texts)
        self.rows = ReviewRows(texts, theme)
        self.table = QTableView()
        self.notes = dim()
        self.difference = DifferenceView(texts, theme)
        self.single = QComboBox()
        self.filters = {state: button("") for state in FILTER_MESSAGES}
        self._chosen_filters = QButtonGroup(self)
        self._build()
        self._connect()

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self.rows.theme = theme
        self.difference.use(theme)
        self.table.viewport().update()

    def begin(self, review: Review) -> None:
        """Show the first plan for a file."""
        self._single = {}
        self.filters[None].setChecked(True)
        self.destination.begin(review)
        self.show_review(review)
        in_folder = any(row.record.file for row in review.plan.rows[:1])
        self.table.setColumnWidth(PLACE, FILE_WIDTH if in_folder else WIDTHS[PLACE])
        self.table.selectRow(0)

    def show_review(self, review: Review) -> None:
        """Show the same file, planned anew; what was looked at stays in sight."""
        numbers = self._selected()
        self._review = review
        for state, each in self.filters.items():
            each.setText(self._texts(FILTER_MESSAGES[state], count=len(review.rows[state])))
            each.setVisible(state is None or bool(review.rows[state]))
        if not review.rows[self._filter()]:
            self.filters[None].setChecked(True)
        self.destination.show_stages(review)
        self._show_notes(review)
        self._show_rows(numbers)

    def forget(self) -> None:
        """Show no plan."""
        self._review, self._single = None, {}
        self.rows.show(None)
        self.difference.clear_all()

    def choices(self) -> Choices:
        return replace(self.destination.choices(), single=dict(self._single))

    def has_single_choices(self) -> bool:
        """Whether something was chosen for rows of their own."""
        return bool(self._single)

    def filters_shown(self) -> list[str]:
        """The filters that show anything, as they are called."""
        return [each.text() for each in self.filters.values() if not each.isHidden()]

    # What the agent does

    def choose_for_selected(self, conflict: Conflict | None) -> None:
        """Do this with the selected rows, or None: what is chosen for all."""
        for number in self._selected():
            if conflict is None:
                self._single.pop(number, None)
            else:
                self._single[number] = conflict
        self.choices_changed.emit()

    def _filter(self) -> Filter:
        return next((state for state, each in self.filters.items() if each.isChecked()), None)

    def _selected(self) -> list[int]:
        """The numbers of the selected rows; by ranges, as these may be very many."""
        numbers: list[int] = []
        for part in self.table.selectionModel().selection().toList():
            numbers += self.rows.numbers(part.top(), part.bottom())
        return sorted(numbers)

    # What is shown

    def _show_rows(self, numbers: list[int]) -> None:
        """Show the filtered rows; those of these numbers that are among them stay selected."""
        self.rows.show(self._review, self._filter())
        places = [place for place in map(self.rows.row_of, numbers[:1]) if place >= 0]
        self.table.selectRow(places[0] if places else 0)
        self._show_current()

    def _show_notes(self, review: Review) -> None:
        said = [self._texts.title(note.error()) for note in review.plan.notes]
        more = len(said) - _SHOWN_NOTES
        shown = said[:_SHOWN_NOTES]
        if more > 0:
            shown.append(self._texts("and {count} more", count=more))
        self.notes.setText(" · ".join(shown))
        self.notes.setToolTip(plain_tip("\n".join(said)))
        self.notes.setVisible(bool(said))

    def _show_current(self) -> None:
        row = self.rows.planned(self.table.currentIndex().row())
        numbers = self._selected()
        if row is None or self._review is None:
            self.difference.clear_all()
        else:
            old, new = self._review.looks(row)
            shown = old if old is not None else new
            self.difference.compare(shown, new, headline_of(self._texts, row))
        self._show_single(numbers)

    def _show_single(self, numbers: list[int]) -> None:
        review = self._review
        states = {review.plan.rows[number].state for number in numbers} if review else set()
        choices = [(self._texts("As for all"), _AS_FOR_ALL)]
        if State.CHANGED in states:
            choices += [(self._texts(said), each.value) for each, said in CONFLICT_MESSAGES.items()]
        elif State.NEW in states:
            choices.append((self._texts("Leave it out"), Conflict.SKIP.value))
        chosen = {self._single[number].value for number in numbers if number in self._single}
        fill(self.single, choices, chosen.pop() if len(chosen) == 1 else _AS_FOR_ALL)
        self.single.setEnabled(len(choices) > 1)

    # How it is built

    def _build(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(6)
        for each in self.filters.values():
            each.setCheckable(True)
            each.setObjectName("filter")
            self._chosen_filters.addButton(each)
            filters.addWidget(each)
        filters.addStretch(1)
        self._build_table()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.destination)
        inside.addLayout(filters)
        inside.addWidget(self.notes)
        inside.addWidget(self.table, 1)
        inside.addLayout(self._detail())

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self.rows)
        table.setAccessibleName(self._texts("What would change"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        sides = table.verticalHeader()
        sides.hide()
        sides.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        sides.setDefaultSectionSize(ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        # With the table's own it asks every row whether its column is selected.
        header.setSelectionModel(QItemSelectionModel(self.rows, header))
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(WIDTHS):
            table.setColumnWidth(column, width)

    def _detail(self) -> QHBoxLayout:
        aside = QVBoxLayout()
        aside.setSpacing(3)
        aside.addWidget(label_for(self._texts("For the selected rows"), self.single))
        aside.addWidget(self.single)
        aside.addStretch(1)
        self.single.setMinimumContentsLength(20)
        self.difference.setFixedHeight(DETAIL_HEIGHT)
        detail = QHBoxLayout()
        detail.setSpacing(12)
        detail.addWidget(self.difference, 1)
        detail.addLayout(aside)
        return detail

    def _connect(self) -> None:
        self.destination.changed.connect(self.choices_changed)
        self._chosen_filters.buttonClicked.connect(lambda _: self._show_rows(self._selected()))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_current())
        self.single.activated.connect(lambda _: self._single_chosen())

    def _single_chosen(self) -> None:
        value = self.single.currentData()
        self.choose_for_selected(Conflict(value) if value else None)
