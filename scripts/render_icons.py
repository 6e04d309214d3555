"""Draws the PNG files of ``assets/icons`` from the SVG files beside them, and Setup's pictures.

``small/`` holds the same drawings on a grid of 16 pixels, so that they stay sharp at that size.
"""

import json
import struct
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "assets" / "icons"
WINDOWS_ICON = ROOT / "installer" / "saywell.ico"
SMALL = 16
SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
"""What Explorer, taskbar and title bars ask for from 100 to 250 per cent."""
SETUP_PICTURE = ROOT / "installer" / "saywell.bmp"
SETUP_SIZE = (164, 314)
"""What stands beside the text of Setup's last page; its size is NSIS's."""
SETUP_COLOUR = "#f0fdfa"
THEMES = ROOT / "assets" / "themes.json"
TICK_SIDE, TICK_WIDTH = 14, 2.0
TICK = ((3.2, 7.4), (5.9, 10.1), (10.8, 4.2))
"""The size of what can be ticked, and where the tick runs in it."""
LARGEST_PLAIN = 64
"""Larger ones are PNG within the icon file; older programs want the others as plain pixels."""


def render(svg: Path, size: int) -> QImage:
    """The drawing as a square of ``size`` pixels on nothing."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(svg)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def drawing_for(svg: Path, size: int) -> Path:
    return svg if size > SMALL else FOLDER / "small" / svg.name


def icon_file(images: Sequence[QImage]) -> bytes:
    """An .ico file with these images: https://en.wikipedia.org/wiki/ICO_(file_format)"""
    contents = [_png(each) if each.width() > LARGEST_PLAIN else _pixels(each) for each in images]
    directory, place = struct.pack("<HHH", 0, 1, len(images)), 6 + 16 * len(images)
    for image, content in zip(images, contents, strict=True):
        side = image.width() % 256  # 256 is written as 0
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(content), place)
        place += len(content)
    return directory + b"".join(contents)


def setup_picture(svg: Path) -> QImage:
    """The drawing in the upper part of a plain ground, in few colours, as it is kept as BMP."""
    picture = QImage(*SETUP_SIZE, QImage.Format.Format_RGB32)
    picture.fill(QColor(SETUP_COLOUR))
    painter = QPainter(picture)
    painter.drawImage(34, 60, render(svg, 96))
    painter.end()
    return picture.convertToFormat(QImage.Format.Format_Indexed8)


def tick(colour: str, scale: int) -> QImage:
    """What stands in a box that is ticked."""
    side = TICK_SIDE * scale
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    round_ends = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(QPen(QColor(colour), TICK_WIDTH, *round_ends))
    painter.drawPolyline([QPointF(x, y) for x, y in TICK])
    painter.end()
    return image


def draw_ticks() -> None:
    """One for each theme, for usual and for dense screens."""
    for theme, colours in json.loads(THEMES.read_text(encoding="utf-8")).items():
        for scale, ending in ((1, ""), (2, "@2x")):
            tick(colours["on_accent"], scale).save(str(FOLDER / f"tick-{theme}{ending}.png"))


def _pixels(image: QImage) -> bytes:
    """A bitmap without its file header, the last line first, and an empty mask after it."""
    plain, side = image.convertToFormat(QImage.Format.Format_ARGB32), image.width()
    mask = bytes((side + 31) // 32 * 4 * side)
    header = struct.pack("<IiiHHIIiiII", 40, side, side * 2, 1, 32, 0, side * side * 4, 0, 0, 0, 0)
    upright = bytes(plain.constBits())
    line = side * 4
    lines = [upright[start : start + line] for start in range(0, len(upright), line)]
    return header + b"".join(reversed(lines)) + mask


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # its types say bytes, which it refuses
    return bytes(buffer.data().data())


def main() -> None:
    application = QGuiApplication(sys.argv)
    for svg in sorted(FOLDER.glob("*.svg")):
        for size in SIZES:
            render(drawing_for(svg, size), size).save(str(FOLDER / f"{svg.stem}-{size}.png"))
        print(f"{svg.name}: {', '.join(map(str, SIZES))}")
    svg = FOLDER / "saywell.svg"
    images = [render(drawing_for(svg, size), size) for size in WINDOWS_SIZES]
    WINDOWS_ICON.write_bytes(icon_file(images))
    print(f"{WINDOWS_ICON.name}: {', '.join(map(str, WINDOWS_SIZES))}")
    setup_picture(svg).save(str(SETUP_PICTURE))
    draw_ticks()
    application.quit()


if __name__ == "__main__":
    main()
