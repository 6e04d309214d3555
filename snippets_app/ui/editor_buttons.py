"""The buttons below the editor: left for the snippet as a whole, right for what is written."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from snippets_app.texts import Texts


class EditorButtons(QWidget):
    """``remove`` and ``reset`` are hidden until there is something to remove or go back to."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.remove = _button("")
        self.reset = _button(texts("Back to the shipped text…"))
        self.cancel = _button(texts("Cancel"))
        self.save = _button(texts("Save"))
        self.save.setObjectName("primary")
        self.save.setToolTip("Ctrl+Enter")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.remove)
        line.addWidget(self.reset)
        line.addStretch(1)
        line.addWidget(self.cancel)
        line.addWidget(self.save)
        self.offer_nothing()

    def offer_nothing(self) -> None:
        """A new snippet can only be saved."""
        self.remove.hide()
        self.reset.hide()

    def offer(self, *, own: bool, changed: bool) -> None:
        """An ``own`` snippet can be deleted, another be hidden, or go back once it is changed."""
        self.remove.setText(self._texts("Delete…") if own else self._texts("Hide…"))
        self.remove.show()
        self.reset.setVisible(changed and not own)


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button
