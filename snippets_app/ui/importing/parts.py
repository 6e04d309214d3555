"""Small parts that the pages of the import window share."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget


def button(text: str) -> QPushButton:
    made = QPushButton(text)
    made.setAutoDefault(False)
    return made


def dim(text: str = "") -> QLabel:
    """A label of little weight."""
    made = QLabel(text)
    made.setObjectName("dim")
    made.setWordWrap(True)
    return made


def heading(text: str = "") -> QLabel:
    made = QLabel(text)
    made.setObjectName("heading")
    made.setWordWrap(True)
    return made


def label_for(text: str, widget: QWidget) -> QLabel:
    """What a widget is called, beside or above it."""
    made = QLabel(text)
    made.setObjectName("label")
    made.setBuddy(widget)
    widget.setAccessibleName(text)
    return made


def fill(
    box: QComboBox, choices: Iterable[tuple[str, object]], chosen: object, width: int = 0
) -> None:
    """Offer these names for what they stand for; nothing is told of it. A name that does not fit
    into the width, if there is one, is whole in its tooltip alone."""
    box.blockSignals(True)
    box.clear()
    for name, value in choices:
        box.addItem(_fitted(box, name, width), value)
        box.setItemData(box.count() - 1, name, Qt.ItemDataRole.ToolTipRole)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)


def _fitted(box: QComboBox, name: str, width: int) -> str:
    if not width:
        return name
    return box.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, width)
