"""Small parts that the pages of the import window share."""

from collections.abc import Iterable

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


def fill(box: QComboBox, choices: Iterable[tuple[str, object]], chosen: object) -> None:
    """Offer these names for what they stand for; nothing is told of it."""
    box.blockSignals(True)
    box.clear()
    for name, value in choices:
        box.addItem(name, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
