"""The tray icon: left click opens the palette, right click a menu made when it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

if TYPE_CHECKING:
    from snippets_app.core.catalogue import Catalogue
    from snippets_app.core.model import Pack, Snippet
    from snippets_app.desktop.base import Coverage
    from snippets_app.texts import Texts
    from snippets_app.ui.theme import Theme

_SIZES = (16, 22, 24, 32, 48, 64)
_WATCHING_MESSAGES = {
    "text": "Saywell reads what is typed in this window.",
    "keys": "Saywell sees only the keys in this window.",
    "none": "Saywell cannot see what is typed in this window.",
}
"""By the value of a Coverage, each with an icon of that name."""


class Tray(QObject):
    """Signals say what the agent asked for; ``paused`` tells the new state.

    ``never_watch_requested`` and ``watch_keys_requested`` tell the program's name.
    """

    palette_requested = Signal()
    menu_requested = Signal()
    snippet_chosen = Signal(object)
    new_customer_requested = Signal()
    compose_requested = Signal()
    check_copied_requested = Signal()
    library_requested = Signal()
    observed_requested = Signal()
    rules_requested = Signal()
    never_watch_requested = Signal(str)
    watch_keys_requested = Signal(str)
    paused = Signal(bool)
    settings_requested = Signal()
    settings_folder_requested = Signal()
    quit_requested = Signal()

    def __init__(self, icons: Path) -> None:
        super().__init__()
        self._icons = icons
        self._texts: Texts | None = None
        self._catalogue: Callable[[], Catalogue | None] = lambda: None
        self._pack: Callable[[], str] = lambda: ""
        self._is_paused = False
        self._offers_pause = True
        self._offers_exclusion = True
        self._watching = ""
        self._reason = ""
        self._program = ""
        self._offers_keys = False
        self._drawn: dict[str, QIcon] = {}
        self._icon = QSystemTrayIcon(self._drawing("saywell"))
        self._icon.activated.connect(self._activated)
        self._icon.show()
        if sys.platform == "win32":
            from snippets_app.ui.tray_presence import TrayPresence

            self._presence = TrayPresence(self._icon)

    def offer_menu(
        self, texts: Texts, catalogue: Callable[[], Catalogue | None], pack: Callable[[], str]
    ) -> None:
        """From now on the right mouse button shows the menu."""
        self._texts, self._catalogue, self._pack = texts, catalogue, pack
        if self._icon.contextMenu() is None:
            self._menu = QMenu()
            self._menu.aboutToShow.connect(self._fill)
            self._menu.aboutToShow.connect(self.menu_requested)
            self._icon.setContextMenu(self._menu)
        self._show_state()

    @property
    def is_paused(self) -> bool:
        return self._is_paused

    def set_paused(self, paused: bool) -> None:  # noqa: FBT001 - like Qt's setters
        self._is_paused = paused
        self._show_state()

    def set_watching(self, coverage: Coverage | None, reason: str = "") -> None:
        """How much is seen of what is typed in the window in front; None while nothing is watched.

        ``reason`` is a message that says why it is not read as text.
        """
        watching = coverage.value if coverage else ""
        if (watching, reason) != (self._watching, self._reason):
            self._watching, self._reason = watching, reason
            self._show_state()

    def offer_program(self, name: str, *, keys: bool = False, exclusion: bool = True) -> None:
        """The menu offers never to watch this program (``exclusion``), and to watch its ``keys``
        where that would help; an empty name offers nothing."""
        self._program, self._offers_keys, self._offers_exclusion = name, keys, exclusion

    def offer_pause(self, offers: bool) -> None:  # noqa: FBT001 - like Qt's setters
        """Whether the menu pauses."""
        self._offers_pause = offers

    def use(self, theme: Theme) -> None:
        """Put the menu into a theme."""
        self._menu.setStyleSheet(theme.stylesheet)

    def icon(self) -> QIcon:
        """The program's icon, for its windows too."""
        return self._drawing("saywell")

    def menu(self) -> QMenu:
        return self._menu

    def hide(self) -> None:
        self._icon.hide()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.palette_requested.emit()

    def _show_state(self) -> None:
        state = "paused" if self._is_paused else self._watching
        self._icon.setIcon(self._drawing(f"saywell-{state}" if state else "saywell"))
        if self._texts is not None:
            self._icon.setToolTip(self._tip(self._texts))

    def _tip(self, texts: Texts) -> str:
        if self._is_paused:
            return texts("{name}: {text}", name="Saywell", text=texts("paused"))
        if not self._watching:
            return texts("{name}: {text}", name="Saywell", text=texts("ready"))
        told = texts(_WATCHING_MESSAGES[self._watching])
        return f"{told}\n{texts(self._reason)}" if self._reason else told

    def _drawing(self, name: str) -> QIcon:
        """An icon whose files are read when it is first shown, and once."""
        if name not in self._drawn:
            self._drawn[name] = _icon(self._icons, name)
        return self._drawn[name]

    def _fill(self) -> None:
        assert self._texts is not None
        self._menu.clear()
        for submenu in self._menu.findChildren(QMenu):
            submenu.deleteLater()  # the menu lets go of their entries only
        self._action(self._texts("Open the palette"), self.palette_requested.emit)
        self._menu.addSeparator()
        catalogue = self._catalogue()
        pack = catalogue.pack(self._pack()) if catalogue else None
        if catalogue and pack:
            self._add_stages(pack)
            self._add_recent(catalogue)
            self._menu.addSeparator()
        self._add_guard(self._texts)
        self._action(self._texts("New customer"), self.new_customer_requested.emit)
        if self._offers_pause:
            self._add_pause(self._texts)
        self._menu.addSeparator()
        self._action(self._texts("Library…"), self.library_requested.emit)
        self._action(self._texts("Settings…"), self.settings_requested.emit)
        self._action(self._texts("Settings folder"), self.settings_folder_requested.emit)
        self._action(self._texts("Quit"), self.quit_requested.emit)

    def _add_pause(self, texts: Texts) -> None:
        name = texts("Resume") if self._is_paused else texts("Pause")
        pause = self._action(name, lambda: self.paused.emit(not self._is_paused))
        pause.setCheckable(True)
        pause.setChecked(self._is_paused)

    def _add_guard(self, texts: Texts) -> None:
        self._action(texts("Compose…"), self.compose_requested.emit)
        self._action(texts("Check what I copied"), self.check_copied_requested.emit)
        self._menu.addSeparator()
        self._action(texts("What Saywell sees…"), self.observed_requested.emit)
        self._action(texts("Forbidden phrases…"), self.rules_requested.emit)
        program = self._program
        if program and self._offers_exclusion:
            text = texts("Never watch {program}", program=_plain(program))
            self._action(text, lambda: self.never_watch_requested.emit(program))
        if program and self._offers_keys:
            text = texts("Watch keys in {program}", program=_plain(program))
            self._action(text, lambda: self.watch_keys_requested.emit(program))
        self._menu.addSeparator()

    def _add_stages(self, pack: Pack) -> None:
        for stage in pack.stages:
            snippets = [each for each in pack.snippets if each.stage == stage.id]
            if snippets:
                self._add_snippets(self._menu.addMenu(_plain(stage.title)), snippets)

    def _add_recent(self, catalogue: Catalogue) -> None:
        assert self._texts is not None
        recent = catalogue.recent()
        submenu = self._menu.addMenu(self._texts("Recent"))
        submenu.setEnabled(bool(recent))
        self._add_snippets(submenu, recent)

    def _add_snippets(self, menu: QMenu, snippets: list[Snippet]) -> None:
        for snippet in snippets:
            action = menu.addAction(_plain(snippet.title))
            action.triggered.connect(lambda _=False, each=snippet: self.snippet_chosen.emit(each))

    def _action(self, text: str, act: Callable[[], None]) -> QAction:
        action = self._menu.addAction(text)
        action.triggered.connect(lambda _=False: act())
        return action


def _plain(title: str) -> str:
    """A title as a menu shows it: an ampersand is no shortcut mark."""
    return title.replace("&", "&&")


def _icon(icons: Path, name: str) -> QIcon:
    icon = QIcon()
    for size in _SIZES:
        icon.addFile(str(icons / f"{name}-{size}.png"))
    return icon
