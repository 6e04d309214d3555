"""Which column of a table holds what: guessed, and corrected by a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from snippets_app.formats.sources.columns import Columns
from snippets_app.texts import Texts
from snippets_app.ui.banner_parts import on_one_line
from snippets_app.ui.importing.parts import fill, label_for
from snippets_app.ui.library.edit_words import FIELD_MESSAGES

if TYPE_CHECKING:
    from snippets_app.formats.sources.tables import TablePreview

FIELDS = ("title", "body", "group", "abbreviation", "hotkey")
_NAMES = {"group": "stage"}
LABEL_WIDTH, BOX_WIDTH = 84, 190
_NONE = -1
_LONGEST = 30


class ColumnsBox(QWidget):
    """``changed`` tells that a person chose other columns."""

    changed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.boxes = {field: QComboBox() for field in FIELDS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for row, (field, box) in enumerate(self.boxes.items()):
            box.setMinimumContentsLength(12)
            box.activated.connect(lambda _, field=field: self._chosen(field))
            name = texts(FIELD_MESSAGES[_NAMES.get(field, field)])
            grid.addWidget(label_for(name, box), row, 0)
            grid.addWidget(box, row, 1)

    def show_preview(self, preview: TablePreview) -> None:
        """Offer the table's columns by their headings, or by their numbers."""
        width = max((len(row) for row in (preview.header, *preview.rows)), default=0)
        named = [(self._name(preview, number), number) for number in range(width)]
        for field, box in self.boxes.items():
            number = getattr(preview.columns, field)
            first = [] if field == "body" and number is not None else [self._nothing(field)]
            fill(box, first + named, _NONE if number is None else number, BOX_WIDTH)

    def columns(self) -> Columns:
        """What is chosen now."""
        return Columns(**{field: self._number(field) for field in FIELDS})

    def _number(self, field: str) -> int | None:
        number = self.boxes[field].currentData()
        return None if number in (None, _NONE) else int(number)

    def _chosen(self, field: str) -> None:
        """A column holds one thing: what another field had goes."""
        number = self._number(field)
        for other in self._others(field):
            if number is not None and self._number(other) == number:
                self.boxes[other].setCurrentIndex(max(0, self.boxes[other].findData(_NONE)))
        self.changed.emit()

    def _others(self, field: str) -> Iterator[str]:
        return (other for other in FIELDS if other not in (field, "body"))

    def _nothing(self, field: str) -> tuple[str, int]:
        if field == "title":
            return self._texts("From the text"), _NONE
        return (
            self._texts("Choose…") if field == "body" else self._texts("Not in the file")
        ), _NONE

    def _name(self, preview: TablePreview, number: int) -> str:
        named = preview.header[number] if number < len(preview.header) else ""
        said = on_one_line(named).strip()[:_LONGEST]
        return said or self._texts("Column {number}", number=number + 1)
