"""Whether Qt has its parts, and the interface its drawings and languages."""

import os
import sys
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFontDatabase, QIcon, QImage, QImageReader
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from snippets_app.app.self_check.check import Check, need
from snippets_app.desktop import load
from snippets_app.paths import Paths, resources
from snippets_app.texts import LANGUAGES, load_texts
from snippets_app.ui.theme import load_theme

_SIZE = 48
_MESSAGE = "Open the palette"
"""Stands in the menu of the tray; every language has words of its own for it."""
_CHINESE = QFontDatabase.WritingSystem.SimplifiedChinese


class Interface:
    """One application for all its checks; without a screen Qt draws in memory."""

    @cached_property
    def _application(self) -> QApplication:
        running = QApplication.instance()
        if isinstance(running, QApplication):
            return running
        # Qt ends the process where it finds no screen.
        has_screen = sys.platform == "win32" or "DISPLAY" in os.environ
        return QApplication(["saywell"] if has_screen else ["saywell", "-platform", "offscreen"])

    def checks(self) -> tuple[Check, ...]:
        return (
            Check("platform", self._platform),
            Check("icons", self._icons),
            Check("themes", self._themes),
            Check("languages", _languages),
            Check("desktop", self._desktop),
        )

    def _platform(self, _places: Paths) -> str:
        name = self._application.platformName()
        window = QWidget()
        window.winId()  # a window of the system's is made, and not shown
        need(window.windowHandle(), "Qt makes no window")
        tray = "a tray" if QSystemTrayIcon.isSystemTrayAvailable() else "no tray now"
        fonts = len(QFontDatabase.families(_CHINESE))
        return f"Qt {qVersion()} on {name}, {tray}, {fonts} fonts for Chinese"

    def _icons(self, _places: Paths) -> str:
        assert self._application
        folder = resources() / "assets" / "icons"
        files = [*folder.glob("*.svg"), *folder.glob("*.png")]
        for ending in (".svg", ".png"):
            need(any(file.suffix == ending for file in files), f"there are no {ending} icons")
        for file in files:
            need(_shows_something(file), f"{file.name} cannot be drawn")
        return f"{len(files)} drawings; formats {_formats()}"

    def _themes(self, _places: Paths) -> str:
        assert self._application
        names = ("light", "dark")
        for name in names:
            need(load_theme(resources() / "assets", name).stylesheet, f"{name} is empty")
        return " ".join(names)

    def _desktop(self, _places: Paths) -> str:
        """The system's side is loaded and let go; no key and no clipboard is touched."""
        assert self._application
        desktop = load()
        try:
            able = "" if desktop.capabilities.insertion else ", which can insert nothing here"
            return f"{desktop.name}{able}"
        finally:
            desktop.close()


def _shows_something(file: Path) -> bool:
    drawn = QIcon(str(file)).pixmap(_SIZE).toImage()
    nothing = QImage(drawn.size(), drawn.format())
    nothing.fill(Qt.GlobalColor.transparent)
    return not drawn.isNull() and drawn != nothing


def _formats() -> str:
    known = QImageReader.supportedImageFormats()
    return " ".join(sorted(bytes(each.data()).decode() for each in known))


def _languages(_places: Paths) -> str:
    folder = resources() / "assets" / "locale"
    said = {language: load_texts(folder, language)(_MESSAGE) for language in LANGUAGES}
    silent = [each for each in LANGUAGES if (said[each] == _MESSAGE) != (each == "en")]
    need(not silent, f"the interface does not speak {', '.join(silent)}")
    return ", ".join(said.values())
