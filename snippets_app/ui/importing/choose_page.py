"""The first page: which file or folder, or the clipboard manager that runs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from snippets_app.texts import Texts
from snippets_app.ui.importing.parts import button, dim, heading

_SHOWN_KINDS = " · "


class ChoosePage(QWidget):
    """``file_wished``, ``folder_wished`` and ``copyq_wished`` tell which button was pressed."""

    file_wished = Signal()
    folder_wished = Signal()
    copyq_wished = Signal()

    def __init__(self, texts: Texts, kinds: tuple[str, ...], *, has_copyq: bool) -> None:
        """``kinds``: what the tools are called whose files can be read."""
        super().__init__()
        self._texts = texts
        self.file = button(texts("Choose a file…"))
        self.file.setObjectName("primary")
        self.folder = button(texts("Choose a folder…"))
        self.copyq = button(texts("From CopyQ"))
        self.copyq.setVisible(has_copyq)
        self._build(_SHOWN_KINDS.join(dict.fromkeys(map(texts, kinds))))
        self.file.clicked.connect(lambda _=False: self.file_wished.emit())
        self.folder.clicked.connect(lambda _=False: self.folder_wished.emit())
        self.copyq.clicked.connect(lambda _=False: self.copyq_wished.emit())

    def _build(self, kinds: str) -> None:
        texts = self._texts
        card = QFrame()
        card.setObjectName("card")
        title = heading(texts("Drop a file or a folder here, or choose one."))
        known = dim(texts("Saywell reads: {text}", text=kinds))
        said = dim(
            texts("Nothing is imported before you have seen what would change. Undo takes it back.")
        )
        for each in (title, known, said):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for each_button in (self.file, self.folder, self.copyq):
            buttons.addWidget(each_button)
        buttons.addStretch(1)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(40, 24, 40, 24)
        inside.setSpacing(16)
        inside.addStretch(1)
        inside.addWidget(title)
        inside.addLayout(buttons)
        inside.addWidget(said)
        inside.addWidget(known)
        inside.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(card)
