"""Asks for the name of a pack or a stage, and for a pack's language."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from snippets_app.core.limits import TITLE_LENGTH, check_name
from snippets_app.errors import AppError
from snippets_app.texts import Texts
from snippets_app.ui.editor_fields import Part

LANGUAGES = {"zh-CN": "中文", "ko": "한국어", "en": "English"}
WIDTH = 360


class NameDialog(QDialog):
    """Calls ``act`` with the name and the language once both are there; Esc asks no more."""

    def __init__(
        self,
        window: QWidget,
        texts: Texts,
        title: str,
        act: Callable[[str, str], None],
        *,
        name: str = "",
        language: str = "",
    ) -> None:
        """Without a ``language`` none is asked for."""
        super().__init__(window)
        self._texts = texts
        self._act = act
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{title} – Saywell")
        self.name = QLineEdit(name)
        self.name.setMaxLength(TITLE_LENGTH)
        self.name.selectAll()
        self.language = QComboBox()
        for tag in dict.fromkeys((*LANGUAGES, language)) if language else ():
            self.language.addItem(LANGUAGES.get(tag, tag), tag)
        self.language.setCurrentIndex(max(0, self.language.findData(language)))
        self._part = Part(texts("Name"), self.name)
        self._build(asks_language=bool(language))
        self.name.textEdited.connect(lambda _: self._part.explain(""))

    def problem(self) -> str:
        """What is wrong with the name, or an empty text."""
        return self._part.problem()

    def _build(self, *, asks_language: bool) -> None:
        save, cancel = QPushButton(self._texts("Save")), QPushButton(self._texts("Cancel"))
        save.setObjectName("primary")
        buttons = QDialogButtonBox()
        buttons.addButton(save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self._rows = rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.setSpacing(12)
        rows.addWidget(self._part)
        if asks_language:
            rows.addWidget(Part(self._texts("Language"), self.language))
        rows.addWidget(buttons)
        save.setDefault(True)
        self.setMinimumWidth(WIDTH)

    def _accept(self) -> None:
        name = self.name.text().strip()
        try:
            check_name(name)
        except AppError as error:
            self._part.explain(self._texts.whole(error))
            self.name.setFocus()
            self._rows.activate()  # or the sentence would have no room yet
            self.resize(self.width(), self._rows.totalHeightForWidth(self.width()))
        else:
            self.accept()
            self._act(name, str(self.language.currentData() or ""))
