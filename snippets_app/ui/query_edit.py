"""The search box: what the input method is composing counts as typed, and its keys stay its own."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class QueryEdit(QLineEdit):
    """``query_changed`` tells text and preedit together; ``key`` tells keys that are no text.

    While the input method composes, Return, Esc, digits and arrows belong to it.
    """

    query_changed = Signal(str)
    key = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("query")
        self._preedit = ""
        self._told = ""
        self.textChanged.connect(self._tell)

    @property
    def composing(self) -> bool:
        return bool(self._preedit)

    def query(self) -> str:
        """The text as it would stand if the composition were committed now."""
        caret = self.cursorPosition()
        return self.text()[:caret] + self._preedit + self.text()[caret:]

    def forget(self) -> None:
        """Start over with an empty box."""
        self.inputMethodEvent(
            QInputMethodEvent()
        )  # the line edit would go on showing a composition
        self.clear()
        self._tell()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        # First, or a commit would be told with the composition it replaces still beside it.
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        self._tell()

    def event(self, event: QEvent) -> bool:
        """Tab is not the focus chain's here: it moves between stages."""
        if isinstance(event, QKeyEvent) and _is_tab(event):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self.composing:
            event.ignore()
            self.key.emit(event)
            if event.isAccepted():
                return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        query = self.query()
        if query != self._told:
            self._told = query
            self.query_changed.emit(query)


def _is_tab(event: QKeyEvent) -> bool:
    pressed = event.type() == QEvent.Type.KeyPress
    return pressed and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
