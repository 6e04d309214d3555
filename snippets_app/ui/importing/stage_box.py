"""The stage for rows that tell none: one of the pack's, or a new one that is written."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from snippets_app.core.limits import TITLE_LENGTH


class StageBox(QComboBox):
    """``edited`` tells of each key; what is picked from the list is told by ``activated``."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._own = ""
        self._edit = QLineEdit()
        self._edit.setMaxLength(TITLE_LENGTH)
        self.setLineEdit(self._edit)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # it would add to a new title
        self._edit.textEdited.connect(lambda _: self.edited.emit())

    def begin(self) -> None:
        """Nothing is chosen for a file that is new here."""
        self._own = ""
        self.clear()
        self.clearEditText()

    def offer(self, stages: Sequence[str], planned: str) -> None:
        """Offer these titles. ``planned`` is where the rows go now: unless that was chosen, it is
        what is proposed, and shown until something else is written."""
        written, place = self._edit.text(), self._edit.cursorPosition()
        is_first = not self._own
        if not self.chosen():
            self._own, written = planned or self._own, written and (planned or written)
        titles = [title for title in dict.fromkeys((self._own, *stages)) if title]
        self.clear()
        self.addItems(titles)
        self.setEditText(self._own if is_first else written)
        self._edit.setPlaceholderText(self._own)
        self._edit.setCursorPosition(place)

    def chosen(self) -> str:
        """The title that was chosen; empty for what is proposed."""
        written = " ".join(self._edit.text().split())
        return "" if written == self._own else written
