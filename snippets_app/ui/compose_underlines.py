"""Underlines that can be seen at every size: those of Qt are a pixel high and faint."""

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextBlock, QTextCursor, QTextLine

from snippets_app.core.guard.model import Severity

THICKNESS = {Severity.HINT: 1.8, Severity.WARN: 1.3, Severity.FORBID: 1.8}
_BELOW, _WAVE, _HEIGHT = 3.0, 3.0, 1.6


def paint_underline(painter: QPainter, stretch: QLineF, severity: Severity, colour: QColor) -> None:
    """Dots for a hint, a wave for a warning, a thick wave for what is forbidden."""
    pen = QPen(colour, THICKNESS[severity], Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    if severity is Severity.HINT:
        pen.setDashPattern([0.1, 2.2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if severity is Severity.HINT:
        painter.drawLine(stretch)
    else:
        painter.drawPath(_wave(stretch))


def stretches(block: QTextBlock, place: QTextCursor, origin: QPointF) -> Iterator[QLineF]:
    """Where the selection of ``place`` lies in a block whose top left corner is ``origin``: one
    stretch for each line, just below the letters."""
    first = _with_composition(block, place.selectionStart() - block.position())
    last = _with_composition(block, place.selectionEnd() - block.position(), is_end=True)
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start = max(first, line.textStart())
        end = min(last, line.textStart() + line.textLength())
        if start < end:
            left, right = sorted((_x(line, start), _x(line, end)))
            bottom = line.y() + line.ascent() + _BELOW
            yield QLineF(left, bottom, right, bottom).translated(origin)


def _with_composition(block: QTextBlock, position: int, *, is_end: bool = False) -> int:
    """A place in the block's text as its layout counts it, what is being composed included."""
    layout = block.layout()
    area = layout.preeditAreaPosition()
    is_behind = position > area if is_end else position >= area
    composed = layout.preeditAreaText()
    return position + len(composed.encode("utf-16-le")) // 2 if is_behind else position


def _x(line: QTextLine, position: int) -> float:
    found = line.cursorToX(position)
    assert isinstance(found, tuple)
    return float(found[0])


def _wave(stretch: QLineF) -> QPainterPath:
    path = QPainterPath(stretch.p1())
    x, y, up = stretch.x1(), stretch.y1(), 1.0
    while x < stretch.x2():
        step = min(_WAVE, stretch.x2() - x)
        path.quadTo(x + step / 2, y - up * _HEIGHT * 2, x + step, y)
        x, up = x + step, -up
    return path
