"""The cheat sheet as a PDF with numbered pages. May run on any thread."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QMarginsF, QPointF
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from snippets_app.formats.exports import Exported, Options, Part
from snippets_app.formats.exports.sheet import Sheet
from snippets_app.ui.sheet_lines import Typesetter
from snippets_app.ui.sheet_pages import Area, Page, Paging

DPI = 300
MARGIN = 15.0
FOOTER = 8.0
GAP = 1.6
"""Millimetres."""
RULE = "#d5dbe4"
_INCH = 25.4


def pdf_of(sheets: Sequence[Sheet], options: Options) -> Exported:
    """The sheets, each from a page of its own."""
    application = QGuiApplication.instance() or QGuiApplication(_arguments())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, " · ".join(sheet.title for sheet in sheets))
    painter = QPainter(writer)
    _paint(painter, writer, sheets, options)
    painter.end()
    del painter, writer, application
    written = sum(len(group.rows) for sheet in sheets for group in sheet.groups)
    return Exported((Part(bytes(buffer.data().data())),), written=written)


def _arguments() -> list[str]:
    """Without a window a screen is not needed; only Windows' own way knows its fonts."""
    return ["saywell"] if sys.platform == "win32" else ["saywell", "-platform", "offscreen"]


def _writer(buffer: QBuffer, title: str) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setCreator("Saywell")
    writer.setTitle(title)
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    page, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(page, upright, margins, QPageLayout.Unit.Millimeter))
    return writer


def _paint(
    painter: QPainter, writer: QPdfWriter, sheets: Sequence[Sheet], options: Options
) -> None:
    area = Area(writer.width(), writer.height() - _pixels(FOOTER), _pixels(GAP))
    number = 0
    for sheet in sheets:
        setter = Typesetter(writer, sheet.language)
        for page in Paging(sheet, area, setter, options.step).pages():
            if number:
                writer.newPage()
            number += 1
            _paint_page(painter, page, area)
            _paint_footer(painter, setter, page.title, number, area)


def _paint_page(painter: QPainter, page: Page, area: Area) -> None:
    painter.setPen(QPen(QColor(RULE), _pixels(0.2)))
    painter.drawLines([QLineF(0, y, area.width, y) for y in page.rules])
    for placed in page.lines:
        placed.line.draw(painter, QPointF(placed.x, placed.y))


def _paint_footer(
    painter: QPainter, setter: Typesetter, title: str, number: int, area: Area
) -> None:
    top = area.height + _pixels(FOOTER)
    page = setter.small(str(number), area.width)[0]
    name = setter.small(title, area.width * 0.8)[0]
    width = page.layout.lineAt(0).naturalTextWidth()
    name.draw(painter, QPointF(0, top - name.height))
    page.draw(painter, QPointF(area.width - width, top - page.height))


def _pixels(millimetres: float) -> float:
    return millimetres / _INCH * DPI
