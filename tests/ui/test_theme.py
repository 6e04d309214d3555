"""Every colour named is there in both themes, and every text can be read."""

import json
import re
from typing import Self

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from snippets_app.paths import resources
from snippets_app.ui import theme
from snippets_app.ui.theme import load_theme

ASSETS = resources() / "assets"
THEMES = json.loads((ASSETS / "themes.json").read_text(encoding="utf-8"))
STYLE = (ASSETS / "style.qss").read_text(encoding="utf-8")
READABLE = 4.5
"""https://www.w3.org/TR/WCAG22/#contrast-minimum"""
PAIRS = [
    *((text, ground) for text in ("text", "dim") for ground in ("window", "surface", "raised")),
    *(("text", ground) for ground in ("selection", "hover", "mark", "removed", "added")),
    ("dim", "selection"),
    ("on_accent", "accent"),
    ("blank", "surface"),
    ("error", "window"),
    *(
        (f"severity_{name}", ground)
        for name in ("hint", "warn", "forbid")
        for ground in ("window", "surface", "raised")
    ),
    ("dim", "raised"),
]


@pytest.mark.parametrize("name", THEMES)
def test_every_colour_of_the_stylesheet_is_in_the_theme(name: str) -> None:
    named = set(re.findall(r"@(\w+)", STYLE)) - {"assets", "theme"}
    assert named <= THEMES[name].keys()


def test_both_themes_have_the_same_colours_and_all_are_colours() -> None:
    assert THEMES["light"].keys() == THEMES["dark"].keys()
    assert all(QColor(colour).isValid() for each in THEMES.values() for colour in each.values())


@pytest.mark.parametrize("name", THEMES)
def test_a_loaded_theme_is_filled(name: str) -> None:
    loaded = load_theme(ASSETS, name)
    assert "@" not in re.sub(r"/\*.*?\*/", "", loaded.stylesheet)
    assert loaded.colour("window") == QColor(THEMES[name]["window"])
    assert loaded.colours["window"] in loaded.stylesheet


@pytest.mark.parametrize("name", THEMES)
def test_every_picture_of_the_stylesheet_is_there(name: str) -> None:
    pictures = re.findall(r"url\(([^)]+)\)", load_theme(ASSETS, name).stylesheet)
    assert pictures
    assert all((ASSETS / picture).is_file() for picture in pictures)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read(name: str, text: str, ground: str) -> None:
    colours = THEMES[name]
    assert contrast(QColor(colours[text]), QColor(colours[ground])) >= READABLE


def test_the_contrast_is_measured_as_it_is_defined() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


class Desktop:
    """What ``load_theme`` asks of QGuiApplication."""

    def __init__(self, scheme: Qt.ColorScheme, window: str = "white") -> None:
        self._scheme = scheme
        self._window = QColor(window)

    def styleHints(self) -> Self:  # noqa: N802
        return self

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802
        return self._scheme

    def palette(self) -> QPalette:
        return QPalette(self._window)


@pytest.mark.parametrize(
    ("desktop", "name"),
    [
        (Desktop(Qt.ColorScheme.Dark), "dark"),
        (Desktop(Qt.ColorScheme.Light, "black"), "light"),
        (Desktop(Qt.ColorScheme.Unknown, "black"), "dark"),
        (Desktop(Qt.ColorScheme.Unknown, "white"), "light"),
    ],
)
@pytest.mark.parametrize("choice", ["auto", "no such theme"])
def test_auto_is_what_the_desktop_uses_or_looks_like(
    desktop: Desktop, name: str, choice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "QGuiApplication", desktop)
    assert load_theme(ASSETS, choice).colours == THEMES[name]


def contrast(one: QColor, other: QColor) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
