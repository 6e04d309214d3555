"""What an own rule is made of, each part with its label."""

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from snippets_app.core.guard.model import Place, Rule, Severity
from snippets_app.texts import Texts
from snippets_app.ui.check_list import CheckList
from snippets_app.ui.editor_fields import Part
from snippets_app.ui.form_fields import LinesEdit
from snippets_app.ui.rule_checks import EXAMPLES
from snippets_app.ui.rule_trial import Clashes
from snippets_app.ui.rule_words import kind_name
from snippets_app.ui.severities import severity_choice

PHRASE, MESSAGE = "phrase", "message"
CHOICES = 2
_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
"""What no file of rules can hold: controls and broken characters."""


class RuleFields(QWidget):
    """``changed`` tells that ``rule()`` may be another.

    The examples follow the expressions and exceptions until they are written by hand.
    """

    changed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._start = _nothing("")
        self._filled: dict[LinesEdit, tuple[str, ...]] = {}
        self.texts_edit, self.reason_edit, self.instead_edit = _lines(), _lines(), _lines()
        self.exceptions_edit, self.matches_edit, self.passes_edit = _lines(), _lines(), _lines()
        self.suggested = CheckList()
        self.clashes = Clashes()
        self.leave_out = QCheckBox(texts("Offer to leave the words out, too"))
        self.severity, self.kind = QComboBox(), QComboBox()
        self._fill_choices()
        self._build()
        self._connect()

    def show_rule(self, rule: Rule) -> None:
        """Start from a rule."""
        self._start = rule
        self._filled = {
            self.matches_edit: rule.texts[:EXAMPLES],
            self.passes_edit: rule.exceptions[:EXAMPLES],
        }
        self.severity.setCurrentIndex(self.severity.findData(rule.severity))
        self._show_kind(rule.kind)
        self.leave_out.setChecked("" in rule.instead)
        self.suggested.start(rule.exceptions)
        self.exceptions_edit.clear()
        self.texts_edit.setText("\n".join(rule.texts))
        self.reason_edit.setText(rule.reason)
        self.instead_edit.setText("\n".join(filter(None, rule.instead)))
        self.matches_edit.setText("\n".join(rule.matches))
        self.passes_edit.setText("\n".join(rule.passes))

    def show_new(self, rule_id: str) -> None:
        """Start with nothing written."""
        self.show_rule(_nothing(rule_id))

    def rule(self) -> Rule:
        """The rule as it is written now; what has no field here stays as it was."""
        kind = str(self.kind.currentData())
        reason = " ".join(_UNWRITABLE.sub(" ", self.reason_edit.query()).split())
        return replace(
            self._start,
            kind=kind,
            place=self._start.place if kind == self._start.kind else Place.ANYWHERE,
            severity=self.severity.currentData(),
            reason=reason,
            reasons=self._start.reasons if reason == self._start.reason else {},
            texts=_written(self.texts_edit),
            exceptions=self._exceptions(),
            instead=(*_written(self.instead_edit), *([""] if self.leave_out.isChecked() else [])),
            matches=_written(self.matches_edit),
            passes=_written(self.passes_edit),
        )

    def let_pass(self, exception: str) -> None:
        """Add an exception: tick it where it is offered, else write it below the others."""
        if exception in self.suggested.words():
            self.suggested.tick(exception)
        elif exception not in self._exceptions():
            self.exceptions_edit.setText("\n".join((*_written(self.exceptions_edit), exception)))

    def composing(self) -> bool:
        return any(each.query() != each.toPlainText() for each in self._edits())

    def _exceptions(self) -> tuple[str, ...]:
        both = (*self.suggested.ticked(), *_written(self.exceptions_edit))
        return tuple(dict.fromkeys(both))

    def _edits(self) -> Sequence[LinesEdit]:
        return (
            self.texts_edit,
            self.reason_edit,
            self.instead_edit,
            self.exceptions_edit,
            self.matches_edit,
            self.passes_edit,
        )

    def _follow(self) -> None:
        """Fill the examples that nobody has written by hand."""
        self._prefill(self.matches_edit, _written(self.texts_edit))
        self._prefill(self.passes_edit, self._exceptions())
        self.changed.emit()

    def _prefill(self, edit: LinesEdit, wanted: tuple[str, ...]) -> None:
        before, wanted = self._filled.get(edit, ()), wanted[:EXAMPLES]
        self._filled[edit] = wanted
        if wanted != before and _written(edit) == before:
            edit.setText("\n".join(wanted))

    def _show_kind(self, kind: str) -> None:
        """A kind that cannot be chosen here, of a rule written by hand, stays as it is."""
        while self.kind.count() > CHOICES:
            self.kind.removeItem(CHOICES)
        if self.kind.findData(kind) < 0:
            self.kind.addItem(kind_name(self._texts, kind), kind)
        self.kind.setCurrentIndex(self.kind.findData(kind))

    def _fill_choices(self) -> None:
        texts = self._texts
        for severity in Severity:
            self.severity.addItem(severity_choice(texts, severity), severity)
        self.kind.addItem(texts("Anywhere in a message"), PHRASE)
        self.kind.addItem(texts("Only as the whole message"), MESSAGE)

    def _build(self) -> None:
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(20)
        columns.addLayout(self._left(), 1)
        columns.addLayout(self._right(), 1)

    def _left(self) -> QVBoxLayout:
        texts = self._texts
        said = texts("What should not be said, one phrase per line")
        self.texts = Part(said, self.texts_edit, below=self.clashes)
        self.reason = Part(texts("Why not, in one sentence"), self.reason_edit)
        self.instead = Part(texts("What to say instead, one wording per line"), self.instead_edit)
        choices = QHBoxLayout()
        choices.setSpacing(12)
        choices.addWidget(Part(texts("How serious it is"), self.severity), 1)
        choices.addWidget(Part(texts("Where it counts"), self.kind), 1)
        rows = _rows()
        rows.addWidget(self.texts, 3)
        rows.addLayout(choices)
        rows.addWidget(self.reason, 2)
        rows.addWidget(self.instead, 3)
        rows.addWidget(self.leave_out)
        return rows

    def _right(self) -> QVBoxLayout:
        texts = self._texts
        self.exceptions = Part(texts("Further exceptions, one per line"), self.exceptions_edit)
        self.matches = Part(texts("Found in these messages"), self.matches_edit)
        self.passes = Part(texts("Not found in these messages"), self.passes_edit)
        hint = QLabel(texts("Tick the longer words in which it is harmless."))
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        rows = _rows()
        rows.addWidget(Part(texts("Exceptions"), self.suggested), 4)
        rows.addWidget(hint)
        rows.addWidget(self.exceptions, 2)
        rows.addWidget(self.matches, 3)
        rows.addWidget(self.passes, 3)
        return rows

    def _connect(self) -> None:
        for edit in (self.texts_edit, self.exceptions_edit):
            edit.query_changed.connect(self._follow)
        for edit in (self.reason_edit, self.instead_edit, self.matches_edit, self.passes_edit):
            edit.query_changed.connect(self.changed)
        self.suggested.changed.connect(self._follow)
        self.leave_out.toggled.connect(self.changed)
        for choice in (self.severity, self.kind):
            choice.currentIndexChanged.connect(self.changed)


def _nothing(rule_id: str) -> Rule:
    return Rule(rule_id, PHRASE, "", Severity.WARN, "")


def _written(edit: LinesEdit) -> tuple[str, ...]:
    """The lines that say something, each once, as a file can hold them."""
    lines = (_UNWRITABLE.sub(" ", line).strip() for line in edit.query().splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def _lines() -> LinesEdit:
    edit = LinesEdit()
    edit.setTabChangesFocus(True)
    edit.setMinimumHeight(46)
    return edit


def _rows() -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(9)
    return rows
