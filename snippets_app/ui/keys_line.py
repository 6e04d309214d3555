"""One line at the bottom of a window: which keys do what."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget


class KeysLine(QWidget):
    """Each key in a frame, its meaning beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(5)

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show these keys with their meanings instead of those before."""
        while (item := self._line.takeAt(0)) is not None:
            label = item.widget()
            if label is not None:
                label.setParent(None)
                label.deleteLater()
        for key, meaning in keys:
            self._line.addWidget(_label("key", key))
            self._line.addWidget(_label("hint", meaning))
            self._line.addSpacing(7)
        self._line.addStretch(1)


def _label(name: str, text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    return label
