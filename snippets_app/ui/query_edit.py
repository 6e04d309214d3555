"""The search box: what the input method is composing counts as typed, and its keys stay its own."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from snippets_app.ui.composition import Composition


class QueryEdit(QLineEdit):
    """``query_changed`` tells text and preedit together; ``key`` tells keys that are no text.

    While the input method composes, Return, Esc, digits and arrows belong to it. One that it has
    no use for ends the composition (Korean methods do that): it counts once the text is committed.
    """

    query_changed = Signal(str)
    key = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("query")
        self._composition = Composition()
        self._told = ""
        self.textChanged.connect(self._tell)

    @property
    def composing(self) -> bool:
        return bool(self._composition.preedit)

    def query(self) -> str:
        """The text as it would stand if the composition were committed now."""
        caret = self.cursorPosition()
        return self.text()[:caret] + self._composition.preedit + self.text()[caret:]

    def forget(self) -> None:
        """Start over with an empty box."""
        self.inputMethodEvent(QInputMethodEvent())  # or the composition would still be shown
        self.clear()
        self._tell()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        # First, or a commit would be told with the composition it replaces still beside it.
        key = self._composition.follow(event)
        super().inputMethodEvent(event)
        self._tell()
        if key is not None:
            self.keyPressEvent(key)

    def event(self, event: QEvent) -> bool:
        """Tab is not the focus chain's here: it moves between stages."""
        if isinstance(event, QKeyEvent) and _is_tab(event):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self._composition.keeps(event):
            return
        event.ignore()
        self.key.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def _tell(self) -> None:
        query = self.query()
        if query != self._told:
            self._told = query
            self.query_changed.emit(query)


def _is_tab(event: QKeyEvent) -> bool:
    pressed = event.type() == QEvent.Type.KeyPress
    return pressed and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
