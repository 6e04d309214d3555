"""What rows that are painted by hand have in common: the ground, a title with what was found, and
lines that are cut where the room ends."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle

from snippets_app.ui.theme import Theme

ROUND = 6


class RowPainting:
    """Paints one row, in the colours of the theme."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter = painter
        self._theme = theme

    def ground(self, row: QRect, state: QStyle.StateFlag) -> None:
        """Of a row that is selected, or that the mouse is over."""
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(self._theme.colour("selection" if selected else "hover"))
            self._painter.drawRoundedRect(row, ROUND, ROUND)

    def title(self, place: QRect, font: QFont, text: str, spans: Iterable[tuple[int, int]]) -> None:
        """Bold, with the ``spans`` that were found marked."""
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        for start, end in spans:
            left = place.left() + metrics.horizontalAdvance(text[:start])
            width = metrics.horizontalAdvance(text[start:end])
            top = place.center().y() - metrics.height() // 2
            mark = QRect(left, top, width, metrics.height())
            self._painter.fillRect(mark.intersected(place), self._theme.colour("mark"))
        self.line(place, bold, text, "text")

    def line(self, place: QRect, font: QFont, text: str, colour: str) -> None:
        """As much of a text as there is room for."""
        self._painter.setFont(font)
        self._painter.setPen(self._theme.colour(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        self._painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


def smaller(font: QFont) -> QFont:
    """The font of what stands beside or below a title."""
    small = QFont(font)
    small.setPointSizeF(max(1.0, font.pointSizeF() * 0.9))
    return small
