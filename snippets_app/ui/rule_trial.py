"""A sample to try a rule on: what is found there, by which text, and what passes and why."""

from collections.abc import Callable, Iterator, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QPushButton, QTextBrowser, QTextEdit, QVBoxLayout, QWidget

from snippets_app.core.guard.explaining import Explainer, Sighting, Spared, Way
from snippets_app.core.guard.model import Rule
from snippets_app.texts import Texts
from snippets_app.ui.banner_parts import HIDDEN, on_one_line
from snippets_app.ui.compose_edit import DraftEdit, units
from snippets_app.ui.editor_fields import Part
from snippets_app.ui.theme import Theme

OFFERED = 3
EXAMPLES = 2
TRIED = 4_000
WAY_MESSAGES = {
    Way.SAME: "“{words}” is found.",
    Way.SPELT: "“{words}” is found: “{text}”, written another way.",
    Way.SOUND: "“{words}” is found: it sounds like “{text}”.",
    Way.DRAWN_OUT: "“{words}” is found: “{text}”, drawn out.",
    Way.PATTERN: "“{words}” is found by the pattern {text}",
    Way.NUMBER: "A number is found.",
}
SPARED_MESSAGES = {
    Spared.EXCEPTION: "“{words}” passes, as a part of “{text}”.",
    Spared.QUOTED: "“{words}” passes: it is quoted.",
    Spared.PLACE: "“{words}” passes: it does not stand where it counts.",
    Spared.AFTER: "“{words}” passes: what stands before it makes it harmless.",
}


class SampleEdit(DraftEdit):
    """Also shows what passes, by a ground of its own."""

    def __init__(self, theme: Theme, language: str) -> None:
        self._spared: list[tuple[int, int]] = []
        super().__init__(theme, language)

    def show_spared(self, stretches: Sequence[tuple[int, int]]) -> None:
        """Where the rule's texts stand and do not count, in the text as it is now."""
        self._spared = list(stretches)
        self._underline()

    def spared(self) -> tuple[str, ...]:
        """The words that are shown to pass."""
        text = self.toPlainText()
        return tuple(text[start:end] for start, end in self._spared)

    def _underline(self) -> None:
        super()._underline()
        text = self.toPlainText()
        grounds = [
            self._spared_ground(text, *each) for each in self._spared if each[1] <= len(text)
        ]
        self.setExtraSelections([*self.extraSelections(), *grounds])

    def _spared_ground(self, text: str, start: int, end: int) -> QTextEdit.ExtraSelection:
        selection, wanted = QTextEdit.ExtraSelection(), QTextCharFormat()
        wanted.setBackground(QColor(self._theme.colours["added"]))
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor, selection.format = cursor, wanted
        return selection


class RuleTrial(QWidget):
    """``let_pass_requested`` tells an exception that the agent wants; ``changed`` that the sample
    is another."""

    let_pass_requested = Signal(str)
    changed = Signal()

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self._theme = theme
        self._explainer: Explainer | None = None
        self._rule: Rule | None = None
        self.sample = SampleEdit(theme, texts.language)
        self.sample.setPlaceholderText(texts("Type a message to try the rule on."))
        self.told = QTextBrowser()
        self.told.setObjectName("difference")
        self.told.setOpenLinks(False)
        self.told.setTabChangesFocus(True)
        self._offers: list[QPushButton] = []
        self._build()
        self.sample.written.connect(lambda _: self._try())
        self.sample.written.connect(lambda _: self.changed.emit())

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self._theme = theme
        self.sample.use(theme)
        self._try()

    def start(self, rule: Rule) -> None:
        """Begin with the examples of a rule."""
        self.offer(())
        self._explainer = self._rule = None
        examples = (*rule.matches[:EXAMPLES], *rule.passes[:EXAMPLES])
        self.sample.forget()
        self.sample.setText("\n".join(examples))
        self._try()

    def try_rule(self, rule: Rule, explainer: Explainer | None) -> None:
        """Try the sample on this rule; None: it cannot be tried as it is."""
        self._rule, self._explainer = rule, explainer
        self._try()

    def offer(self, exceptions: Sequence[str]) -> None:
        """Exceptions that would let pass what is found in the sample."""
        for button, said in zip(self._offers, (*exceptions, *[""] * OFFERED), strict=False):
            button.setVisible(bool(said))
            button.setProperty("exception", said)
            shown = on_one_line(said).replace("&", "&&")
            button.setText(self._texts("Let “{text}” pass", text=shown) if said else "")

    def text(self) -> str:
        """The sample."""
        return self.sample.toPlainText()

    def composing(self) -> bool:
        return self.sample.query() != self.text()

    def _try(self) -> None:
        """Of a long sample only the beginning: it is tried with every letter."""
        sample, explainer = self.text()[:TRIED], self._explainer
        seen = explainer.explain(sample) if explainer and sample.strip() else ()
        self.sample.show_findings(explainer.findings(sample) if explainer and seen else ())
        self.sample.show_spared([(one.start, one.end) for one in seen if one.spared])
        lines = list(dict.fromkeys(map(self._line, seen)))
        if not lines and sample.strip() and explainer:
            lines = [escape(self._texts("Nothing is found in it."))]
        if len(self.text()) > TRIED:
            said = self._texts("Only the first {count} characters are tried.", count=TRIED)
            lines.append(escape(said))
        self.told.setHtml("".join(f'<p style="margin: 0 0 3px">{line}</p>' for line in lines))

    def _line(self, one: Sighting) -> str:
        words = on_one_line(self.text()[one.start : one.end])
        if one.spared:
            message, text, colour = SPARED_MESSAGES[one.spared], one.spared_by, "dim"
        else:
            assert self._rule
            message, text = WAY_MESSAGES[one.way], one.by
            colour = f"severity_{self._rule.severity.value}"
        if one.way is Way.NUMBER:
            words = HIDDEN
        said = escape(self._texts(message, words=words, text=on_one_line(text)))
        return f'<span style="color: {self._theme.colours[colour]}">{said}</span>'

    def _build(self) -> None:
        texts = self._texts
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(9)
        rows.addWidget(Part(texts("Try it"), self.sample), 3)
        rows.addWidget(Part(texts("What the rule sees"), self.told), 3)
        for button in self._buttons():
            rows.addWidget(button)

    def _buttons(self) -> Iterator[QPushButton]:
        for _ in range(OFFERED):
            button = QPushButton()
            button.setObjectName("small")
            button.setAutoDefault(False)
            button.hide()
            button.clicked.connect(self._asking(button))
            self._offers.append(button)
            yield button

    def _asking(self, button: QPushButton) -> Callable[[], None]:
        return lambda: self.let_pass_requested.emit(str(button.property("exception")))


class Clashes(QLabel):
    """What is odd about a rule, in a few lines; without that it takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def tell(self, sentences: Sequence[str]) -> None:
        self.setText("\n".join(sentences))
        self.setVisible(bool(sentences))
