"""What a snippet will say: the rendered text, with marks where a value is still to be given."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from snippets_app.core.filling import Question
from snippets_app.texts import Texts
from snippets_app.ui.theme import Theme

_LONG = re.compile(r"[!-~]{30}")


class Preview(QScrollArea):
    """Read only and without focus; long texts scroll with the wheel."""

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._texts = texts
        self._theme = theme
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._label.setContentsMargins(14, 12, 14, 12)
        self.setWidget(self._label)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def use(self, theme: Theme) -> None:
        self._theme = theme

    def show_parts(self, heading: str, parts: Sequence[str | Question]) -> None:
        body = "".join(self._html(part) for part in apart(parts))
        top = f"<p style='margin:0 0 8px 0'><b>{escape(heading)}</b></p>" if heading else ""
        self._label.setText(f"{top}<div style='line-height:150%'>{body}</div>")
        self.verticalScrollBar().setValue(0)

    def show_message(self, message: str) -> None:
        dim = self._theme.colours["dim"]
        self._label.setText(f"<span style='color:{dim}'>{escape(message)}</span>")

    def text(self) -> str:
        return self._label.text()

    def _html(self, part: str | Question) -> str:
        if isinstance(part, str):
            return _escaped(part)
        shown = _escaped(blank_text(part, self._texts))
        colour = self._theme.colours["blank"]
        return f"<span style='color:{colour}'><u>{shown}</u></span>"


def _escaped(text: str) -> str:
    """A long address may break anywhere, or it would push all lines out of sight."""
    return escape(_LONG.sub("\\g<0>\u200b", text)).replace("\n", "<br>")


def apart(parts: Sequence[str | Question]) -> Iterator[str | Question]:
    """The parts with a blank between two values that are both still to be given."""
    before: str | Question = ""
    for part in parts:
        if isinstance(part, Question) and isinstance(before, Question):
            yield " "
        yield part
        before = part


def blank_text(question: Question, texts: Texts) -> str:
    """What stands for a value that is still to be given: its default, its options or its label."""
    if question.default:
        return question.default
    if question.kind == "choice":
        return " / ".join(question.options)
    return question_label(question, texts)


def question_label(question: Question, texts: Texts) -> str:
    """A question's name as the agent reads it; labels that snippets bring are shown as they are."""
    known = {
        "customer": texts("Customer's name"),
        "honorific": texts("Form of address"),
        "company": texts("Company"),
        "agent": texts("Agent"),
        "clipboard": texts("Clipboard"),
    }
    return known.get(question.kind, question.label)
