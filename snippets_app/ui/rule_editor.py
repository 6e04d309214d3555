"""Write an own rule or change one: one sentence says what is missing, one what it would do."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout

from snippets_app.core.guard.model import Rule
from snippets_app.core.guard.suggesting import Survey
from snippets_app.errors import AppError
from snippets_app.texts import Texts
from snippets_app.ui.editor import SAVING_KEYS
from snippets_app.ui.editor_fields import Part
from snippets_app.ui.marks import mark
from snippets_app.ui.plain_buttons import plain_button, primary_button
from snippets_app.ui.question_box import close_unless_changed
from snippets_app.ui.rule_checks import (
    check_exceptions,
    check_instead,
    check_matches,
    check_passes,
    check_reason,
    check_texts,
    free_rule_id,
)
from snippets_app.ui.rule_fields import RuleFields
from snippets_app.ui.rule_tools import RuleTools
from snippets_app.ui.rule_trial import RuleTrial
from snippets_app.ui.screens import fitting
from snippets_app.ui.theme import Theme

SIZE = QSize(1080, 620)
PAUSE = 250
SUGGESTED = 60


class RuleEditor(QDialog):
    """``saved`` tells the Rule."""

    saved = Signal(object)

    def __init__(self, texts: Texts, theme: Theme, tools: RuleTools) -> None:
        super().__init__()
        self._texts = texts
        self._tools = tools
        self._start: Rule | None = None
        self._tried = False
        self._surveyed: tuple[Rule, Survey] | None = None
        self.fields = RuleFields(texts)
        self.trial = RuleTrial(texts, theme)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._build()
        self._connect()
        self.use(theme)
        self.resize(fitting(SIZE, self.screen()))

    # What the program asks of it

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self.setStyleSheet(theme.stylesheet)
        self.trial.use(theme)

    def new(self, taken: Collection[str], text: str = "") -> None:
        """Open for a new rule; ``taken`` are the ids of all rules, ``text`` an expression to begin
        with. A rule that is being written is never thrown away: it comes to the front instead."""
        if not self._is_being_written():
            self.fields.show_new(free_rule_id(taken))
            self._started(self._texts("New rule"))
            if text:
                self.fields.texts_edit.setText(text)
        self._come_to_front()

    def edit(self, rule: Rule) -> None:
        """Open for an own rule, as ``new``."""
        if not self._is_being_written():
            self.fields.show_rule(rule)
            self._started(self._texts("Change a rule"))
        self._come_to_front()

    def come_back(self) -> None:
        """What was told could not be saved: show it again as it was written."""
        self._come_to_front()

    def rule(self) -> Rule:
        """The rule as it is written now."""
        return self.fields.rule()

    def missing(self) -> str:
        """What the rule lacks, in one or two sentences, or an empty text."""
        return self._missing.text()

    def consequence(self) -> str:
        """What the rule would have done to the agent's snippets, or an empty text."""
        return self._consequence.text()

    def waits(self) -> bool:
        """Whether the tools are still to be asked about what was written last."""
        return self._pause.isActive()

    # What the agent does

    def save(self) -> None:
        """Tell the rule, or go to the first part that lacks something."""
        self._tried = True
        fault = self._fault(thorough=True)
        if fault is not None:
            fault.setFocus()
            return
        self.hide()
        self.saved.emit(self.rule())

    def reject(self) -> None:
        """Close, but ask before a written rule is thrown away."""
        keep = self._texts("Keep writing")
        close_unless_changed(self, self._texts, keep, changed=self.rule() != self._start)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc is the input method's while it composes."""
        if not self.fields.composing() and not self.trial.composing():
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._pause.stop()

    # What is shown

    def _started(self, title: str) -> None:
        self.setWindowTitle(f"{title} – Saywell")
        self._tried = False
        self._start = self.rule()
        self.fields.clashes.tell(())
        self.trial.start(self._start)
        self._changed()
        self.fields.texts_edit.setFocus()

    def _come_to_front(self) -> None:
        self.show()
        self.raise_()
        self.activateWindow()

    def _is_being_written(self) -> bool:
        return self.isVisible() and self.rule() != self._start

    def _changed(self) -> None:
        self._fault()
        self._pause.start()

    def _rested(self) -> None:
        """The agent pauses: now what takes longer."""
        self._offer()
        rule, tools = self.rule(), self._tools
        self._fault(thorough=True)
        explainer = tools.explain(rule)
        self.trial.try_rule(rule, explainer)
        self._tried_sample()
        if explainer is not None and (rule.texts or rule.words):
            tools.clashes(rule, lambda said: self._show_clashes(rule, said))
            self._survey(rule)
        else:
            self.fields.clashes.tell(())

    def _show_clashes(self, rule: Rule, said: Sequence[str]) -> None:
        """Unless the rule is another by now."""
        if rule == self.rule():
            self.fields.clashes.tell(said)

    def _survey(self, rule: Rule) -> None:
        if self._surveyed and self._surveyed[0] == rule:
            self._show_survey(*self._surveyed)
        else:
            self._tools.survey(rule, lambda survey: self._show_survey(rule, survey))

    def _offer(self) -> None:
        """Exceptions to tick: what the agent's own texts suggest, and words of the dictionary."""
        rule, known = self.rule(), list[str]()
        if self._surveyed and self._surveyed[0].texts == rule.texts:
            known += self._surveyed[1].exceptions
        asked = rule.texts[:SUGGESTED]
        known += (word for text in asked for word in self._tools.suggest(text))
        self.fields.suggested.offer(list(dict.fromkeys(known))[:SUGGESTED], ())

    def _tried_sample(self) -> None:
        rule, sample = self.rule(), self.trial.text()
        self.trial.offer(self._tools.let_pass(rule, sample) if rule.texts and sample else ())

    def _show_survey(self, rule: Rule, survey: Survey) -> None:
        """Unless the rule is another by now."""
        if rule != self.rule():
            return
        self._surveyed = (rule, survey)
        self._offer()
        if not self.missing():
            said = self._texts(
                "It would have found something in {count} of your snippets.", count=survey.found
            )
            self._consequence.setText(said)

    def _fault(self, *, thorough: bool = False) -> Part | None:
        """The part that lacks something, marked once saving was tried; all is said anew."""
        rule = self.rule()
        found, sentence = None, ""
        for part, check in self._checks(thorough=thorough):
            try:
                check(rule)
            except AppError as error:
                found = self._blamed(error, part, rule)
                sentence = self._texts.whole(error)
                break
        self._show_fault(found, sentence)
        return found

    def _blamed(self, error: AppError, part: Part, rule: Rule) -> Part:
        """The part that an error is about: it may name a field of the rule, or an example."""
        parts = {"texts": self.fields.texts, "exceptions": self.fields.exceptions}
        if error.values.get("example") in rule.passes:
            return self.fields.passes
        return parts.get(str(error.values.get("field", "")), part)

    def _checks(self, *, thorough: bool) -> list[tuple[Part, Callable[[Rule], None]]]:
        fields = self.fields
        checks: list[tuple[Part, Callable[[Rule], None]]] = [
            (fields.texts, check_texts),
            (fields.reason, check_reason),
            (fields.instead, check_instead),
            (fields.exceptions, check_exceptions),
            (fields.matches, check_matches),
            (fields.passes, check_passes),
        ]
        if thorough:
            checks.append((fields.matches, self._tools.check))
        return checks

    def _show_fault(self, found: Part | None, sentence: str) -> None:
        if found is not None:
            self._consequence.setText("")
        self._missing.setText(sentence)
        mark(self._missing, "wrong", on=self._tried)
        for part, _ in self._checks(thorough=False):
            is_wrong = self._tried and part is found
            part.widget.setAccessibleDescription(sentence if part is found else "")
            mark(part.widget, "wrong", on=is_wrong)

    # How it is built

    def _build(self) -> None:
        self._missing = QLabel()
        self._missing.setObjectName("missing")
        self._consequence = QLabel()
        self._consequence.setObjectName("dim")
        self._cancel = plain_button(self._texts("Cancel"))
        self._save = primary_button(self._texts("Save"))
        self._save.setToolTip("Ctrl+Enter")
        for label in (self._missing, self._consequence):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._missing)
        said.addWidget(self._consequence)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addLayout(said, 1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(14)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addWidget(self.fields, 5)
        columns.addWidget(self.trial, 2)
        inside.addLayout(columns, 1)
        inside.addLayout(buttons)

    def _connect(self) -> None:
        self.fields.changed.connect(self._changed)
        self.trial.changed.connect(self._pause.start)
        self.trial.let_pass_requested.connect(self.fields.let_pass)
        self._pause.timeout.connect(self._rested)
        self._save.clicked.connect(self.save)
        self._cancel.clicked.connect(self.reject)
        for keys in SAVING_KEYS:
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)
