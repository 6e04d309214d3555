"""What a centre has decided is shown in the settings, grey, and said to be the centre's."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from snippets_app.texts import Texts

BOX_INDENT = 24
"""A hint below a box with a tick begins where its text begins."""


class LockHint(QLabel):
    """The words below a widget whose setting is the centre's; not seen without a lock."""

    def __init__(self, texts: Texts, widget: QWidget) -> None:
        super().__init__()
        self._texts = texts
        self._widget = widget
        self.setObjectName("hint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def tell(self, *, locked: bool, added: Sequence[object] = (), enabled: bool = True) -> None:
        """Lock the widget, or say which rows the centre adds. ``enabled``: without a lock it can
        be used."""
        told = self._texts("Set by your centre.") if locked else ""
        if added and not locked:
            told = self._texts("Your centre adds: {programs}", programs=", ".join(map(str, added)))
        self.setText(told)
        self.setVisible(bool(told))
        self._widget.setEnabled(enabled and not locked)
        self._widget.setAccessibleDescription(told)


def hinted(widget: QWidget, hint: QLabel, indent: int = BOX_INDENT) -> QWidget:
    """A widget with its hint close below."""
    whole = QWidget()
    rows = QVBoxLayout(whole)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(2)
    rows.addWidget(widget)
    hint.setContentsMargins(indent, 0, 0, 0)
    rows.addWidget(hint)
    return whole
