"""The tick for starting at login: the system's own state, changed only by who ticks it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from snippets_app.texts import Texts


class AutostartBox(QWidget):
    """Below the tick, why it cannot be changed here."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._shown = False
        self.tick = QCheckBox(texts("Start Saywell when I log in"))
        self._reason = QLabel()
        self._reason.setObjectName("hint")
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self._reason.setWordWrap(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self.tick)
        rows.addWidget(self._reason)

    def show_state(self, *, on: bool, reason: str) -> None:
        """``reason``: a message that says why it is as it is; "" when it can be changed."""
        told = self._texts(reason) if reason else ""
        self._shown = on
        self.tick.setChecked(on)
        self.tick.setEnabled(not reason)
        self.tick.setAccessibleDescription(told)
        self._reason.setText(told)
        self._reason.setVisible(bool(reason))

    def wish(self) -> bool | None:
        """What is wanted now; None when it is as it was."""
        wanted = self.tick.isChecked()
        return None if wanted == self._shown else wanted
