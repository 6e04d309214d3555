"""The last page: what was imported, a way back, and what was refused."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from snippets_app.core.importing.model import State
from snippets_app.texts import Texts
from snippets_app.ui.importing.parts import button, dim, heading
from snippets_app.ui.importing.values import Imported, Review
from snippets_app.ui.importing.words import refused_lines

MOST_SHOWN = 1_000
"""Refused rows; all of them are copied and saved."""


class DonePage(QWidget):
    """``undo_requested`` wants the import taken back; ``save_requested`` tells a text that is to be
    kept in a file."""

    undo_requested = Signal()
    save_requested = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._lines: tuple[str, ...] = ()
        self.said = heading()
        self.more = dim()
        self.undo = button(texts("Undo"))
        self.undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        self.undo.setToolTip("Ctrl+Z")
        self.refused = QPlainTextEdit()
        self.refused.setReadOnly(True)
        self.refused.setTabChangesFocus(True)
        self.refused.setAccessibleName(texts("Refused rows"))
        self.copy = button(texts("Copy"))
        self.save = button(texts("Save as a text file…"))
        self._told = dim(texts("These rows were refused. Correct them and import the file again:"))
        self._build()
        self.undo.clicked.connect(lambda _=False: self.undo_requested.emit())
        self.copy.clicked.connect(lambda _=False: self._copy())
        self.save.clicked.connect(lambda _=False: self.save_requested.emit(self._text()))

    def show_result(self, done: Imported, review: Review) -> None:
        texts = self._texts
        count = done.added + done.changed
        self.said.setText(texts("Imported into “{name}”: {count}", name=done.pack, count=count))
        parts = (
            texts("New: {count}", count=done.added),
            texts("Changed: {count}", count=done.changed),
            texts("The same: {count}", count=len(review.rows[State.SAME])),
            texts("Refused: {count}", count=len(review.rows[State.REFUSED])),
        )
        self.more.setText(" · ".join(parts))
        self.undo.setEnabled(True)
        self._lines = tuple(refused_lines(texts, review))
        self.refused.setPlainText("\n".join(self._lines[:MOST_SHOWN]))
        for part in (self._told, self.refused, self.copy, self.save):
            part.setVisible(bool(self._lines))

    def show_undone(self) -> None:
        """All of it is taken back."""
        self.said.setText(self._texts("The import was taken back. The library is as it was."))
        self.more.clear()
        self.undo.setEnabled(False)

    def _text(self) -> str:
        return "\n".join((*self._lines, ""))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text())

    def _build(self) -> None:
        top, below = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.said, 1)
        top.addWidget(self.undo)
        below.setSpacing(8)
        below.addStretch(1)
        below.addWidget(self.copy)
        below.addWidget(self.save)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addLayout(top)
        inside.addWidget(self.more)
        inside.addWidget(self._told)
        inside.addWidget(self.refused, 1)
        inside.addLayout(below)
        inside.addStretch()
