"""The windows, all in the theme of the moment; each is made when it is first needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from snippets_app.paths import resources
from snippets_app.texts import Texts

if TYPE_CHECKING:
    from snippets_app.ui.compose import ComposePanel
    from snippets_app.ui.form import Form
    from snippets_app.ui.notice import Notice
    from snippets_app.ui.objection import Objection
    from snippets_app.ui.palette import Palette
    from snippets_app.ui.theme import Theme
    from snippets_app.ui.warning_windows import WarningWindows


class _Themed(Protocol):
    def use(self, theme: Theme) -> None: ...

    def close(self) -> object: ...


_Window = TypeVar("_Window", bound=_Themed)


class Windows(QObject):
    """``theme`` is what new dialogs put on; ``theme_changed`` tells it to what lives elsewhere."""

    theme_changed = Signal(object)

    def __init__(self, texts: Texts, theme_choice: str) -> None:
        super().__init__()
        self._texts = texts
        self._choice = theme_choice
        self._made: list[_Themed] = []
        self._theme: Theme | None = None
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def theme(self) -> Theme:
        """Read for the first window: what it loads weighs 1 MB."""
        if self._theme is None:
            self._theme = self._load()
        return self._theme

    @cached_property
    def palette(self) -> Palette:
        from snippets_app.ui.palette import Palette

        return self.keep(Palette(self._texts, self.theme))

    @cached_property
    def form(self) -> Form:
        from snippets_app.ui.form import Form

        return self.keep(Form(self._texts, self.theme))

    @cached_property
    def notice(self) -> Notice:
        from snippets_app.ui.notice import Notice

        return self.keep(Notice(self.theme))

    @cached_property
    def objection(self) -> Objection:
        from snippets_app.ui.objection import Objection

        return self.keep(Objection(self._texts, self.theme))

    @cached_property
    def warnings(self) -> WarningWindows:
        from snippets_app.ui.warning_windows import WarningWindows

        return self.keep(WarningWindows(self._texts, lambda: self.theme))

    @cached_property
    def compose(self) -> ComposePanel:
        from snippets_app.ui.compose import ComposePanel

        return self.keep(ComposePanel(self._texts, self.theme))

    def use_theme(self, choice: str) -> None:
        """Put on ``auto``, ``light`` or ``dark``."""
        self._choice = choice
        self._theme = self._load()
        for window in self._made:
            window.use(self.theme)
        self.theme_changed.emit(self.theme)

    def close(self) -> None:
        QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._follow_system)
        for window in self._made:
            window.close()

    def keep(self, window: _Window) -> _Window:
        """Dress and close this window with the others."""
        self._made.append(window)
        return window

    def _follow_system(self) -> None:
        self.use_theme(self._choice)

    def _load(self) -> Theme:
        from snippets_app.ui.theme import load_theme

        return load_theme(resources() / "assets", self._choice)
