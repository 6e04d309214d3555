"""A search box in a dialog: as the palette's, but Tab leads on and Down goes to the list."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

from snippets_app.ui.query_edit import QueryEdit


class SearchEdit(QueryEdit):
    """Esc empties it first, then it is the dialog's."""

    def __init__(self, name: str, rows: QAbstractItemView) -> None:
        super().__init__()
        self._rows = rows
        self.setObjectName("search")
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.key.connect(self._take)

    def event(self, event: QEvent) -> bool:
        return QLineEdit.event(self, event)

    def _take(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._rows.setFocus()
            if not self._rows.currentIndex().isValid():
                self._rows.setCurrentIndex(self._rows.model().index(0, 0))
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
