"""The windows, all in the theme of the moment; dialogs are made when they are first opened."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from snippets_app.paths import resources
from snippets_app.texts import Texts
from snippets_app.ui.form import Form
from snippets_app.ui.notice import Notice
from snippets_app.ui.palette import Palette
from snippets_app.ui.theme import Theme, load_theme


class Windows(QObject):
    """``theme`` is what new dialogs put on; ``theme_changed`` tells it to what lives elsewhere."""

    theme_changed = Signal(object)

    def __init__(self, texts: Texts, theme_choice: str) -> None:
        super().__init__()
        self._choice = theme_choice
        self.theme = self._load()
        self.palette = Palette(texts, self.theme)
        self.form = Form(texts, self.theme)
        self.notice = Notice(self.theme)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(lambda _: self.use_theme(self._choice))

    def use_theme(self, choice: str) -> None:
        """Put on ``auto``, ``light`` or ``dark``."""
        self._choice = choice
        self.theme = self._load()
        for window in (self.palette, self.form, self.notice):
            window.use(self.theme)
        self.theme_changed.emit(self.theme)

    def close(self) -> None:
        for window in (self.palette, self.form, self.notice):
            window.close()

    def _load(self) -> Theme:
        return load_theme(resources() / "assets", self._choice)
