"""Draws the PNG files of ``assets/icons`` from the SVG files beside them.

``small/`` holds the same drawings on a grid of 16 pixels, so that they stay sharp at that size.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parent.parent / "assets" / "icons"
SMALL = 16
SIZES = (16, 22, 24, 32, 48, 64, 128, 256)


def render(svg: Path, size: int) -> QImage:
    """The drawing as a square of ``size`` pixels on nothing."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(svg)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def main() -> None:
    application = QGuiApplication(sys.argv)
    for svg in sorted(FOLDER.glob("*.svg")):
        for size in SIZES:
            drawing = svg if size > SMALL else FOLDER / "small" / svg.name
            render(drawing, size).save(str(FOLDER / f"{svg.stem}-{size}.png"))
        print(f"{svg.name}: {', '.join(map(str, SIZES))}")
    application.quit()


if __name__ == "__main__":
    main()
