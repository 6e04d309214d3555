"""The undo keys belong to a text field while it has something to take back itself."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

_UNDO = QKeySequence("Ctrl+Z")
_REDO = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))


class TextUndoFirst(QObject):
    """A field that has nothing left leaves the keys to the window."""

    def watch(self, field: QWidget) -> None:
        field.installEventFilter(self)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() != QEvent.Type.ShortcutOverride:
            return False
        assert isinstance(event, QKeyEvent)
        pressed = QKeySequence(event.keyCombination())
        if (pressed == _UNDO and not _can(field, "undo")) or (
            pressed in _REDO and not _can(field, "redo")
        ):
            event.ignore()
            return True
        return False


def _can(field: QObject, what: str) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if what == "undo" else field.isRedoAvailable()
    if isinstance(field, QPlainTextEdit):
        document = field.document()
        return document.isUndoAvailable() if what == "undo" else document.isRedoAvailable()
    return False
