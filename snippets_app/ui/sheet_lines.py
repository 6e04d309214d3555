"""Text in lines of a given width, each of which can stand on a page of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QColor,
    QFont,
    QPaintDevice,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from snippets_app.formats.exports.sheet import Blank, Body, Row, families

SPACING = 1.25
TITLE_SIZE, STAGE_SIZE, TEXT_SIZE, SMALL_SIZE = 17, 12, 9, 8
INK, DIM, ACCENT, BLANK = "#18202c", "#5b6778", "#1f5fd6", "#b4500b"
_NO_BREAK = str.maketrans("\u2028\u2029\x85", "   ")
"""Qt ends a line at these, and a layout holds one paragraph."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a layout and the height that it takes."""

    layout: QTextLayout
    number: int
    height: float

    def draw(self, painter: QPainter, place: QPointF) -> None:
        self.layout.lineAt(self.number).draw(painter, place)


Column = tuple[Line, ...]


def height(column: Column) -> float:
    return sum(line.height for line in column)


class Typesetter:
    """Sets texts of one language for a device."""

    def __init__(self, device: QPaintDevice, language: str) -> None:
        self._device = device
        self._families = list(families(language))

    def heading(self, text: str, size: int, width: float, colour: str = INK) -> Column:
        return self._paragraph((text,), self._font(size, bold=True), width, colour)

    def small(self, text: str, width: float) -> Column:
        return self._paragraph((text,), self._font(SMALL_SIZE), width, DIM)

    def head(self, row: Row, width: float) -> Column:
        """The title, and below it how the phrase is called."""
        title = self.heading(row.title, TEXT_SIZE, width)
        keys = "   ".join(filter(None, (row.abbreviation, row.hotkey)))
        return (*title, *self.small(keys, width)) if keys else title

    def body(self, body: Body, width: float) -> Column:
        """The text, each of its own lines a paragraph; blanks in another colour."""
        font = self._font(TEXT_SIZE)
        paragraphs = _paragraphs(body)
        return tuple(
            line for each in paragraphs for line in self._paragraph(each, font, width, INK)
        )

    def _font(self, size: int, *, bold: bool = False) -> QFont:
        font = QFont()
        font.setFamilies(self._families)
        font.setPointSize(size)
        font.setBold(bold)
        return font

    def _paragraph(
        self, pieces: Sequence[str | Blank], font: QFont, width: float, colour: str
    ) -> Column:
        text = "".join(_shown(piece) for piece in pieces)
        layout = QTextLayout(text, font, self._device)
        layout.setTextOption(QTextOption())
        option = layout.textOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(_formats(pieces, colour))
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
        layout.endLayout()
        every = (layout.lineAt(number) for number in range(layout.lineCount()))
        return tuple(
            Line(layout, number, line.height() * SPACING) for number, line in enumerate(every)
        )


def _paragraphs(body: Body) -> list[list[str | Blank]]:
    paragraphs: list[list[str | Blank]] = [[]]
    for piece in body:
        if isinstance(piece, Blank):
            paragraphs[-1].append(piece)
            continue
        first, *rest = piece.split("\n")
        paragraphs[-1].append(first)
        paragraphs += [[each] for each in rest]
    return paragraphs


def _shown(piece: str | Blank) -> str:
    text = piece.text.replace("\n", " ") if isinstance(piece, Blank) else piece
    return text.translate(_NO_BREAK)


def _formats(pieces: Sequence[str | Blank], colour: str) -> list[QTextLayout.FormatRange]:
    formats, start = [], 0
    for piece in pieces:
        found = QTextLayout.FormatRange()
        found.start, found.length = start, _units(_shown(piece))
        found.format = _format(BLANK if isinstance(piece, Blank) else colour, piece)
        formats.append(found)
        start += found.length
    return formats


def _format(colour: str, piece: str | Blank) -> QTextCharFormat:
    found = QTextCharFormat()
    found.setForeground(QColor(colour))
    found.setFontUnderline(isinstance(piece, Blank))
    return found


def _units(text: str) -> int:
    """How long Qt takes the text to be: it counts in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
