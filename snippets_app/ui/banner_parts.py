"""What a warning is made of: the mark of its severity, the wording to use, buttons with chords."""

from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from snippets_app.core.guard.model import Severity
from snippets_app.texts import Texts
from snippets_app.ui.theme import Theme

ICON, STRIPE = 18, 4
HIDDEN = "••••"
MATCHED = 60
BEFORE, AFTER = 16, 10
"""Places of a narrow character."""
_LINE = 2.0


def severity_colour(theme: Theme, severity: Severity) -> QColor:
    return theme.colour(f"severity_{severity.value}")


def on_one_line(text: str) -> str:
    """The text as it can be shown: without line breaks, controls and broken characters."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(each if each.isprintable() else " " for each in whole)


def around_match(before: str, after: str) -> tuple[str, str]:
    """The nearest characters on both sides, on one line, with … for what is cut off."""
    left, right = on_one_line(before), on_one_line(after)
    kept_left = left[len(left) - _fitting(reversed(left), BEFORE) :]
    kept_right = right[: _fitting(right, AFTER)]
    return (
        kept_left if kept_left == left else f"…{kept_left}",
        kept_right if kept_right == right else f"{kept_right}…",
    )


def matched_words(matched: str) -> str:
    """What was found, as far as it may be shown; "" is customer data."""
    shown = on_one_line(matched) or HIDDEN
    return shown if len(shown) <= MATCHED else f"{shown[: MATCHED // 2]}…{shown[-MATCHED // 2 :]}"


def measure_anew(widget: QWidget) -> None:
    """Let go of the size that the widget's layout remembers: while a window is hidden, Qt does so
    only when it is shown, which is too late for a window that is as high as its content."""
    layout = widget.layout()
    if layout is not None:
        layout.invalidate()
        layout.activate()
    widget.updateGeometry()


class SeverityIcon(QWidget):
    """Another shape for each severity, so that none needs its colour to be told apart."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._severity = Severity.HINT
        self.setFixedSize(ICON, ICON)

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self._theme = theme
        self.update()

    def show_severity(self, severity: Severity) -> None:
        if severity is not self._severity:
            self._severity = severity
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, sign = severity_colour(self._theme, self._severity), self._theme.colour("window")
        paint_severity(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._severity, ground)
        painter.setPen(QPen(sign, _LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        _paint_sign(painter, QRectF(self.rect()).center(), self._severity)
        painter.end()


class Stripe(QWidget):
    """The severity's colour along the edge of a warning."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._severity = Severity.HINT
        self.setFixedWidth(STRIPE)

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self._theme = theme
        self.update()

    def show_severity(self, severity: Severity) -> None:
        self._severity = severity
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(severity_colour(self._theme, self._severity))
        painter.drawRoundedRect(self.rect(), STRIPE / 2, STRIPE / 2)
        painter.end()


class KeyButton(QPushButton):
    """What a chord does, with the chord below it; a click does it too and takes no focus."""

    def __init__(self, meaning: str) -> None:
        super().__init__()
        self.setObjectName("action")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._meaning = _passive("", meaning)
        self._chord = _passive("chord", "")
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(8, 4, 8, 4)
        self._inside.setSpacing(0)
        for label in (self._meaning, self._chord):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._inside.addWidget(label)
        self.show_chord("")

    def show_chord(self, chord: str) -> None:
        """Show this chord; an empty text for none."""
        self._chord.setText(chord)
        self._chord.setVisible(bool(chord))
        self.setAccessibleName(f"{self._meaning.text()} {chord}".strip())
        measure_anew(self)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self._inside.totalSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self._inside.totalMinimumSize()


class Wordings(QWidget):
    """What to say instead: one wording, and the others by clicks."""

    changed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._all: tuple[str, ...] = ()
        self._current = 0
        self._text = QLabel()
        self._text.setObjectName("wording")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._next = QPushButton()
        self._next.setObjectName("plain")
        self._next.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._next.setAccessibleName(texts("Another wording"))
        self._next.clicked.connect(self._step)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self._text, 1)
        inside.addWidget(self._next, 0, Qt.AlignmentFlag.AlignTop)

    def show_wordings(self, wordings: Sequence[str]) -> None:
        """Offer these, the first one first; the same ones again leave the choice as it is."""
        if tuple(wordings) != self._all:
            self._all = tuple(wordings)
            self._current = 0
            self._show()

    def wording(self) -> str | None:
        """The one that is shown, "" for leaving the words out; None when there is none."""
        return self._all[self._current] if self._all else None

    def shown(self) -> str:
        return self._text.text()

    def _step(self) -> None:
        self._current = (self._current + 1) % len(self._all)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        wording = self.wording()
        self._text.setText(on_one_line(wording or "") or self._texts("Leave these words out"))
        self._next.setText(f"{self._current + 1}/{len(self._all)}  ›")
        self._next.setVisible(len(self._all) > 1)
        self.setVisible(wording is not None)
        measure_anew(self)


def _fitting(text: Iterable[str], width: int) -> int:
    """How many characters fit where a wide one takes two places."""
    count = taken = 0
    for count, each in enumerate(text):
        taken += 2 if east_asian_width(each) in "WF" else 1
        if taken > width:
            return count
    return count + bool(taken)


def paint_severity(painter: QPainter, room: QRectF, severity: Severity, colour: QColor) -> None:
    """A disc, a triangle or an octagon of that colour."""
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                        Qt.PenJoinStyle.RoundJoin))  # fmt: skip
    painter.setBrush(colour)
    room = room.adjusted(0.75, 0.75, -0.75, -0.75)
    if severity is Severity.HINT:
        painter.drawEllipse(room)
    else:
        painter.drawPolygon(_triangle(room) if severity is Severity.WARN else _octagon(room))


def _paint_sign(painter: QPainter, middle: QPointF, severity: Severity) -> None:
    if severity is Severity.FORBID:
        painter.drawLine(middle - QPointF(3.5, 0), middle + QPointF(3.5, 0))
        return
    stroke, dot = ((-2.5, 1.5), 4.5) if severity is Severity.WARN else ((0, 4), -3.5)
    painter.drawLine(middle + QPointF(0, stroke[0]), middle + QPointF(0, stroke[1]))
    painter.drawPoint(middle + QPointF(0, dot))


def _triangle(room: QRectF) -> QPolygonF:
    return QPolygonF([QPointF(room.center().x(), room.top()), room.bottomRight(),
                      room.bottomLeft()])  # fmt: skip


def _octagon(room: QRectF) -> QPolygonF:
    cut = room.width() * 0.29
    left, right, top, bottom = room.left(), room.right(), room.top(), room.bottom()
    return QPolygonF([
        QPointF(left + cut, top), QPointF(right - cut, top), QPointF(right, top + cut),
        QPointF(right, bottom - cut), QPointF(right - cut, bottom), QPointF(left + cut, bottom),
        QPointF(left, bottom - cut), QPointF(left, top + cut),
    ])  # fmt: skip


def _passive(name: str, text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
