"""Light and dark: the one stylesheet filled with the colours of a theme."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette


@dataclass(frozen=True, slots=True)
class Theme:
    """The stylesheet for windows, and the same colours for what is painted by hand."""

    stylesheet: str
    colours: dict[str, str]

    def colour(self, name: str) -> QColor:
        return QColor(self.colours[name])


def load_theme(assets: Path, choice: str) -> Theme:
    """The theme for ``auto`` (what the desktop uses now), ``light`` or ``dark``."""
    name = choice if choice in ("light", "dark") else _desktop_theme()
    colours = json.loads((assets / "themes.json").read_text(encoding="utf-8"))[name]
    template = (assets / "style.qss").read_text(encoding="utf-8")
    names = {**colours, "assets": assets.as_posix(), "theme": name}
    stylesheet = re.sub(r"@(\w+)", lambda match: names[match[1]], template)
    return Theme(stylesheet, colours)


def _desktop_theme() -> str:
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme == Qt.ColorScheme.Unknown:
        window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
        return "dark" if window.lightness() < 128 else "light"  # noqa: PLR2004
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"
