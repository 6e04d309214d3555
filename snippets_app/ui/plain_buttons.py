"""The buttons of a window: which are no default of their own, and the line they stand in."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget


def plain_button(text: str, keys: str = "") -> QPushButton:
    """A button that Enter elsewhere does not press; ``keys`` press it, and its tip tells them."""
    button = QPushButton(text)
    button.setAutoDefault(False)
    if keys:
        shortcut = QKeySequence(keys)
        button.setShortcut(shortcut)
        button.setToolTip(shortcut.toString(QKeySequence.SequenceFormat.NativeText))
    return button


def primary_button(text: str, keys: str = "") -> QPushButton:
    """The one that does what the window is for."""
    button = plain_button(text, keys)
    button.setObjectName("primary")
    return button


def button_line(
    left: Sequence[QWidget], right: Sequence[QWidget], between: QWidget | None = None
) -> QHBoxLayout:
    """Some at either end of a line; ``between`` gets the room that is left."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for each in left:
        line.addWidget(each)
    if between is None:
        line.addStretch(1)
    else:
        line.addWidget(between, 1)
    for each in right:
        line.addWidget(each)
    return line
