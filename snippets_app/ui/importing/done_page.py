"""The last page: what was imported, a way back, and what was refused or is not as it was."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from snippets_app.core.draft import Remark
from snippets_app.core.importing.model import PlannedRow, State
from snippets_app.texts import Texts
from snippets_app.ui.importing.parts import button, dim, heading
from snippets_app.ui.importing.values import Imported, Review
from snippets_app.ui.importing.words import row_lines

MOST_SHOWN = 1_000
"""Lines; all of them are saved."""
REFUSED_MESSAGES = ("These rows were refused. Correct them and import the file again:",)
NOTED_MESSAGES = ("These came in, but not just as the file has them:",)


class DonePage(QWidget):
    """``undo_requested`` wants the import taken back; ``save_requested`` tells what makes a text
    that is to be kept in a file: it may take its time, on any thread."""

    undo_requested = Signal()
    save_requested = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._told = Telling(texts)
        self.said = heading()
        self.more = dim()
        self.undo = button(texts("Undo"))
        self.undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        self.undo.setToolTip("Ctrl+Z")
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.copy = button(texts("Copy"))
        self.save = button(texts("Save as a text file…"))
        self._label = dim()
        self._build()
        self.undo.clicked.connect(lambda _=False: self.undo_requested.emit())
        self.copy.clicked.connect(lambda _=False: self._copy())
        self.save.clicked.connect(lambda _=False: self.save_requested.emit(self._told.text))

    def show_result(self, done: Imported, review: Review) -> None:
        count = done.added + done.changed
        said = self._texts("Imported into “{name}”: {count}", name=done.pack, count=count)
        self.said.setText(said)
        self.more.setText(" · ".join(self._counts(done, review)))
        self.undo.setEnabled(True)
        self._show(Telling.of(self._texts, review))

    def show_undone(self) -> None:
        """All of it is taken back."""
        self.said.setText(self._texts("The import was taken back. The library is as it was."))
        self.more.clear()
        self.undo.setEnabled(False)

    def forget(self) -> None:
        """Nobody looks at it any more."""
        self._show(Telling(self._texts))

    def _counts(self, done: Imported, review: Review) -> Iterator[str]:
        texts, rows = self._texts, review.rows
        if done.added:
            yield texts("New: {count}", count=done.added)
        if done.changed:
            yield texts("Changed: {count}", count=done.changed)
        if rows[State.SAME]:
            yield texts("The same: {count}", count=len(rows[State.SAME]))
        if rows[State.REFUSED]:
            yield texts("Refused: {count}", count=len(rows[State.REFUSED]))

    def _show(self, told: Telling) -> None:
        self._told = told
        lines = list(islice(told.lines(), MOST_SHOWN))
        more = told.count() - len(lines)
        if more > 0:
            lines.append(self._texts("and {count} more", count=more))
        self._label.setText(told.label())
        self.list.setAccessibleName(told.label())
        self.list.setPlainText("\n".join(lines))
        for part in (self._label, self.list, self.save):
            part.setVisible(bool(lines))
        self.copy.setVisible(bool(lines) and more <= 0)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._told.text())

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
        inside.addWidget(self._label)
        inside.addWidget(self.list, 1)
        inside.addLayout(below)
        inside.addStretch()


class Telling:
    """Rows that were refused and then rows that came in otherwise, a line for each. Lines are made
    when they are wanted: there may be very many."""

    def __init__(
        self,
        texts: Texts,
        name: str = "",
        refused: tuple[PlannedRow, ...] = (),
        notes: tuple[Remark, ...] = (),
        translated: tuple[PlannedRow, ...] = (),
    ) -> None:
        self._texts = texts
        self._name = name
        self._refused = refused
        self._notes = notes
        self._translated = translated

    @classmethod
    def of(cls, texts: Texts, review: Review) -> Telling:
        notes = review.plan.notes
        return cls(texts, review.name, review.refused(), notes, review.translated())

    def label(self) -> str:
        """What the first lines are about."""
        return self._texts(REFUSED_MESSAGES[0] if self._refused else NOTED_MESSAGES[0])

    def lines(self) -> Iterator[str]:
        yield from row_lines(self._texts, self._name, self._refused)
        if self._has_both():
            yield from ("", self._texts(NOTED_MESSAGES[0]))
        yield from (self._texts.whole(note.error()) for note in self._notes)
        yield from row_lines(self._texts, self._name, self._translated)

    def count(self) -> int:
        """How many lines there are."""
        lines = len(self._refused) + len(self._notes) + len(self._translated)
        return lines + 2 * self._has_both()

    def text(self) -> str:
        return "\n".join((*self.lines(), ""))

    def _has_both(self) -> bool:
        return bool(self._refused and (self._notes or self._translated))
