"""What came of an export: the files, and everything that did not come along as it was."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTextEdit, QVBoxLayout, QWidget

from snippets_app.formats.exports import Exported, Note
from snippets_app.texts import Texts
from snippets_app.ui.long_words import breakable
from snippets_app.ui.theme import Theme

SHOWN_TITLES = 100


class ExportReport(QWidget):
    """Answered by one of its buttons."""

    folder_requested = Signal()
    another_requested = Signal()
    closed = Signal()

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self._theme = theme
        self._notes: tuple[Note, ...] = ()
        self.heading = QLabel()
        self.heading.setObjectName("heading")
        self.heading.setWordWrap(True)
        self.files = QLabel()
        self.files.setObjectName("dim")
        self.files.setWordWrap(True)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.notes = QTextEdit()
        self.notes.setReadOnly(True)
        self.notes.setTabChangesFocus(True)
        self.notes.setAccessibleName(texts("What to know about it"))
        self._build()

    def show_result(self, files: Sequence[Path], exported: Exported, wished: int) -> None:
        """Tell it, also where not all that were wished came along; the button that closes it has
        the focus."""
        texts, count = self._texts, exported.written
        self.heading.setText(
            texts("Snippets exported: {count}", count=count)
            if count == wished
            else texts("Snippets exported: {count} of {all}", count=count, all=wished)
        )
        self.files.setText(breakable("\n".join(str(file) for file in files)))
        self._notes = exported.notes
        self._show_notes()
        self.said.setText(
            texts("What to know about it:")
            if exported.notes
            else texts("Nothing was left out or changed.")
        )
        self.close_button.setFocus()

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self._theme = theme
        self._show_notes()

    def _show_notes(self) -> None:
        dim = self._theme.colours["dim"]
        rows = []
        for note in self._notes:
            sentence, _, titles = told(self._texts, note).partition("\n")
            below = f"<br><span style='color:{dim}'>{escape(titles)}</span>" if titles else ""
            rows.append(f"<p style='margin:4px 0 8px 0'>{escape(sentence)}{below}</p>")
        self.notes.setHtml("".join(rows))
        self.notes.setVisible(bool(rows))

    def _build(self) -> None:
        texts = self._texts
        self._folder = _button(texts("Show in folder"))
        self._another = _button(texts("Export more…"))
        self.close_button = _button(texts("Close"))
        self.close_button.setObjectName("primary")
        self._folder.clicked.connect(lambda _=False: self.folder_requested.emit())
        self._another.clicked.connect(lambda _=False: self.another_requested.emit())
        self.close_button.clicked.connect(lambda _=False: self.closed.emit())
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._folder)
        buttons.addStretch(1)
        buttons.addWidget(self._another)
        buttons.addWidget(self.close_button)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for part in (self.heading, self.files, self.said):
            inside.addWidget(part)
        inside.addWidget(self.notes, 1)
        inside.addStretch()
        inside.addLayout(buttons)


def told(texts: Texts, note: Note) -> str:
    """The sentence, and below it the titles that it is about."""
    sentence = texts.title(note.remark.error())
    titles = " · ".join(note.snippets[:SHOWN_TITLES])
    more = len(note.snippets) - SHOWN_TITLES
    if more > 0:
        titles = texts("{titles} and {count} more", titles=titles, count=more)
    return f"{sentence}\n{titles}" if titles else sentence


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button
