"""The draft field of the compose panel: plain text with underlines where something was found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QLineF, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QInputMethodEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip

from snippets_app.core.guard.model import Finding, Severity
from snippets_app.ui.banner_parts import severity_colour
from snippets_app.ui.compose_underlines import paint_underline, stretches
from snippets_app.ui.form_fields import LinesEdit
from snippets_app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class _Marked:
    """A finding and the place of its words, which moves with what is written before them."""

    finding: Finding
    place: QTextCursor

    def holds(self, position: int) -> bool:
        return self.place.selectionStart() <= position <= self.place.selectionEnd()

    def is_intact(self) -> bool:
        """Whether the words stand there still; what was customer data cannot be compared."""
        if not self.place.hasSelection():
            return False
        return not self.finding.text or _plain(self.place.selectedText()) == self.finding.text


class DraftEdit(LinesEdit):
    """``written`` tells the text that is committed; what an input method is composing is not."""

    written = Signal(str)
    finding_changed = Signal()

    def __init__(self, theme: Theme, language: str) -> None:
        """``language``: in which reasons are given."""
        super().__init__()
        self._theme = theme
        self._language = language
        self._told = ""
        self._marks: list[_Marked] = []
        self._gravest_only = False
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._tell_written)
        self.cursorPositionChanged.connect(self.finding_changed)

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self._theme = theme
        self._underline()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Underline these, which belong to the text as it is now; pending ones are left out."""
        text = self.toPlainText()
        self._marks = [
            _Marked(each, self._cursor(text, each))
            for each in sorted(findings, key=lambda each: (each.start, each.end))
            if not each.pending and 0 <= each.start < each.end <= len(text)
        ]
        self._underline()
        self.finding_changed.emit()

    def marked(self) -> tuple[str, ...]:
        """The words that are underlined, by place."""
        return tuple(_plain(each.place.selectedText()) for each in self._intact())

    def findings(self) -> tuple[Finding, ...]:
        """Those whose words still stand in the text, by place."""
        return tuple(each.finding for each in self._intact())

    def finding(self) -> Finding | None:
        """The one at the caret, else the gravest, the first among its like."""
        marked = self._current()
        return marked.finding if marked else None

    def turn_to_gravest(self, *, only: bool) -> None:
        """Whether the gravest finding is the current one wherever the caret is."""
        self._gravest_only = only
        self.finding_changed.emit()

    def replace(self, wording: str) -> None:
        """Put the wording in the place of the current finding's words; an undo takes it back."""
        marked = self._current()
        if marked is not None:
            marked.place.insertText(wording)

    def forget(self) -> None:
        """Throw away the text, its history and all marks."""
        self._marks = []
        self.inputMethodEvent(QInputMethodEvent())  # or the composition would still be shown
        self.clear()
        self._underline()
        self.finding_changed.emit()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._explain(event)
            return True
        return super().viewportEvent(event)

    def reason_at(self, position: int) -> str:
        """Why what stands at a position (as Qt counts) was found, or an empty text."""
        held = (each for each in self._intact() if each.holds(position))
        rule = next((each.finding.rule for each in held), None)
        return rule.reason_in(self._language) if rule else ""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for marked in self._intact():
            severity = marked.finding.rule.severity
            for stretch in self._stretches(marked.place):
                paint_underline(painter, stretch, severity, severity_colour(self._theme, severity))
        painter.end()

    def _stretches(self, place: QTextCursor) -> Iterator[QLineF]:
        block = self.document().findBlock(place.selectionStart())
        while block.isValid() and block.position() < place.selectionEnd():
            corner = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
            yield from stretches(block, place, corner)
            block = block.next()

    def _explain(self, event: QHelpEvent) -> None:
        reason = self.reason_at(self.cursorForPosition(event.pos()).position())
        tip = f"<p>{escape(reason)}</p>" if reason else ""  # or a reason with < may be cut
        QToolTip.showText(event.globalPos(), tip, self)

    def _current(self) -> _Marked | None:
        intact = self._intact()
        caret = self.textCursor().position()
        held = [each for each in intact if each.holds(caret) and not self._gravest_only]
        return max(held or intact, key=lambda each: each.finding.rule.severity.rank, default=None)

    def _intact(self) -> list[_Marked]:
        return [each for each in self._marks if each.is_intact()]

    def _tell_written(self) -> None:
        text = self.toPlainText()
        if text != self._told:
            self._told = text
            self._underline()
            self.written.emit(text)

    def _cursor(self, text: str, finding: Finding) -> QTextCursor:
        cursor = QTextCursor(self.document())
        start = units(text[: finding.start])
        cursor.setPosition(start)
        cursor.setPosition(
            start + units(text[finding.start : finding.end]), QTextCursor.MoveMode.KeepAnchor
        )
        return cursor

    def _underline(self) -> None:
        """A ground under what is forbidden; the underlines are painted over the text."""
        forbidden = (e for e in self._intact() if e.finding.rule.severity is Severity.FORBID)
        self.setExtraSelections([self._ground(each.place) for each in forbidden])
        self.viewport().update()

    def _ground(self, place: QTextCursor) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        wanted = QTextCharFormat()
        wanted.setBackground(QColor(self._theme.colours["mark"]))
        selection.cursor = QTextCursor(place)
        selection.format = wanted
        return selection


def units(text: str) -> int:
    """How many places Qt counts for the text: two for a character beyond the basic plane."""
    return len(text) + sum(each > "\uffff" for each in text)


def _plain(selected: str) -> str:
    """Selected text as ``toPlainText`` has it."""
    return selected.replace("\u2029", "\n").replace("\u2028", "\n").replace("\xa0", " ")
