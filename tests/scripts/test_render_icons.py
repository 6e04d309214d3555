"""The icon file for Windows."""

import io

from PIL import IcoImagePlugin
from pytestqt.qtbot import QtBot

from scripts.render_icons import (
    FOLDER,
    WINDOWS_ICON,
    WINDOWS_SIZES,
    drawing_for,
    icon_file,
    render,
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
