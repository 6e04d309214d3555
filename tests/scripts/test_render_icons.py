"""The icon file for Windows."""

import io
import json

import pytest
from PIL import IcoImagePlugin
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from scripts.render_icons import (
    FOLDER,
    THEMES,
    WINDOWS_ICON,
    WINDOWS_SIZES,
    drawing_for,
    icon_file,
    render,
    tick,
)


def test_the_committed_icon_has_every_size_that_windows_asks_for() -> None:
    found = IcoImagePlugin.IcoFile(io.BytesIO(WINDOWS_ICON.read_bytes()))
    assert found.sizes() == {(size, size) for size in WINDOWS_SIZES}


def test_each_size_is_the_drawing(qtbot: QtBot) -> None:
    svg = FOLDER / "saywell.svg"
    images = {size: render(drawing_for(svg, size), size) for size in (16, 48, 256)}
    found = IcoImagePlugin.IcoFile(io.BytesIO(icon_file(list(images.values()))))
    for size, image in images.items():
        drawn = found.getimage((size, size)).convert("RGBA")
        for x, y in ((size // 2, size // 2), (size // 3, size // 4), (0, 0)):
            colour = image.pixelColor(x, y)
            expected = (colour.red(), colour.green(), colour.blue(), colour.alpha())
            assert drawn.getpixel((x, y)) == expected


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_committed_ticks_have_the_colour_of_their_theme(qtbot: QtBot, theme: str) -> None:
    colour = json.loads(THEMES.read_text(encoding="utf-8"))[theme]["on_accent"]
    for scale, ending in ((1, ""), (2, "@2x")):
        committed = QImage(str(FOLDER / f"tick-{theme}{ending}.png"))
        for image in (committed, tick(colour, scale)):
            assert image.width() == image.height() == 14 * scale
            assert image.pixelColor(6 * scale, 10 * scale - 1).name() == colour
            assert image.pixelColor(0, 0).alpha() == 0
