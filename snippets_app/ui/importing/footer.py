"""The foot of the import window: what goes on, what went wrong, and the buttons."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from snippets_app.errors import AppError
from snippets_app.texts import Texts
from snippets_app.ui.importing.parts import button, dim
from snippets_app.ui.long_words import breakable

PATIENCE = 300
"""Milliseconds before a progress is shown."""


class Footer(QWidget):
    """Its owner connects the buttons."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.error = QLabel()
        self.error.setObjectName("error")
        self.error.setWordWrap(True)
        self.status = dim()
        self.progress = QProgressBar()
        self.stop = button(texts("Stop"))
        self.back = button(texts("Back"))
        self.close_button = button(texts("Close"))
        self.next = button("")
        self.next.setObjectName("primary")
        self.next.setToolTip("Ctrl+Enter")
        self.back.setToolTip("Alt+←")
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(lambda: self._show_progress(shown=True))
        self._build()
        self.tell()
        self._show_progress(shown=False)

    def begin(self, doing: str) -> None:
        """Something begins; it is shown if it takes its time."""
        self.error.hide()
        self.progress.setRange(0, 0)
        self.progress.setFormat(doing)
        self.progress.setAccessibleName(doing)
        self._doing = doing
        if not self.progress.isVisible():
            self._patience.start()

    def show_progress(self, done: int, of: int) -> None:
        """So much of it is done; 0 while nobody knows of how much."""
        self.progress.setRange(0, of)
        self.progress.setValue(min(done, of))
        self.progress.setFormat(f"{self._doing} %p%" if of else self._doing)

    def end(self) -> None:
        """It is over."""
        self._patience.stop()
        self._show_progress(shown=False)

    def tell(self, status: str = "", error: AppError | None = None) -> None:
        """One sentence about what is shown, and what went wrong, if anything."""
        self.status.setText(status)
        self.error.setText(breakable(self._texts.whole(error)) if error else "")
        self.error.setVisible(error is not None)

    def _show_progress(self, *, shown: bool) -> None:
        self.progress.setVisible(shown)
        self.stop.setVisible(shown)
        self.status.setVisible(not shown)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.status, 1)
        row.addWidget(self.progress, 1)
        for each in (self.stop, self.back, self.close_button, self.next):
            row.addWidget(each)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.error)
        inside.addLayout(row)
