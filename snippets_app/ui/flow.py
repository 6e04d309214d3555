"""From a hotkey to text in the target: capture, choose, ask, plan, insert, tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from snippets_app.core.answered import render_answered
from snippets_app.core.filling import Context, Question
from snippets_app.core.insertion import Rendered, plan_undo_replacement
from snippets_app.core.model import Snippet
from snippets_app.core.steps import CopyOnly
from snippets_app.core.target_rule import TargetRule
from snippets_app.core.targets import rule_for
from snippets_app.core.template import Missing, parse, preview, render
from snippets_app.core.values import Values
from snippets_app.desktop.base import Desktop, Rect, Target
from snippets_app.errors import AppError
from snippets_app.texts import Texts
from snippets_app.ui.bringing import Bringing
from snippets_app.ui.form import Form
from snippets_app.ui.notice import Notice
from snippets_app.ui.objection import Objection
from snippets_app.ui.outcome import NotDone, Outcome
from snippets_app.ui.palette import Palette
from snippets_app.ui.playing import Playing, nothing
from snippets_app.ui.surroundings import Surroundings
from snippets_app.ui.tasks import Worker

if TYPE_CHECKING:
    from snippets_app.core.steps import Step
    from snippets_app.ui.correction import Correction
    from snippets_app.ui.expansion import Expansion

PROFILE = ("company", "agent")


class InsertionFlow(QObject):
    """One insertion at a time.

    ``used`` tells each snippet that was inserted or copied, ``profile_given`` the agent's own
    answers (company, agent) that belong into the settings.
    """

    used = Signal(object)
    profile_given = Signal(dict)

    def __init__(  # noqa: PLR0917 - everything it plays together
        self,
        texts: Texts,
        desktop: Desktop,
        surroundings: Surroundings,
        palette: Palette,
        form: Form,
        notice: Notice,
        objection: Objection,
        worker: Worker,
    ) -> None:
        super().__init__()
        self._texts = texts
        self._desktop = desktop
        self._around = surroundings
        self._palette = palette
        self._form = form
        self._notice = notice
        self._objection = objection
        self._playing = Playing(texts, desktop, notice, worker, surroundings.now)
        self._bringing = Bringing(surroundings, self._playing, objection, self._place_of)
        self._target: Target | None = None
        self._values = Values()
        self._clipboard: str | None = None
        self._snippet: Snippet | None = None
        self._expansion: Expansion | None = None
        self._copy = False
        self._last_snippet: Snippet | None = None
        palette.snippet_chosen.connect(self._chosen)
        palette.new_answers_requested.connect(self._ask_anew)
        palette.left.connect(lambda: self.go_back_to(self._target))
        form.answered.connect(self._answered)
        form.cancelled.connect(self._cancelled)

    # What the agent asks for

    def open_palette(self, stage: str = "") -> None:
        """Over the window that has the focus now, which becomes the target."""
        if not self._is_busy(lambda: self.open_palette(stage)):
            self._capture()
            self._palette.open_over(self._place(), stage)

    def insert(self, snippet: Snippet) -> None:
        """Without the palette, into the window that has the focus now."""
        if not self._is_busy(lambda: self.insert(snippet)):
            self._capture()
            self._palette.hide()
            self._chosen(snippet)

    def expand(self, snippet: Snippet, expansion: Expansion) -> None:
        """In the place of an abbreviation, if its window has the focus and no form is open."""
        if self._is_busy(lambda: self.expand(snippet, expansion)):
            return
        self._capture()
        if self._target is None or self._target.window != expansion.field.window:
            expansion.drop()
            return
        self._palette.hide()
        self._expansion = expansion
        self._chosen(snippet)

    def take_back(self, expansion: Expansion, taking_back: Sequence[Step]) -> None:
        """Bring back what an expansion has replaced, where only keys are known."""
        if (target := self._desktop.windows.current()) and target.window == expansion.field.window:
            self._playing.play(taking_back, target)

    def insert_with(
        self, snippet: Snippet, values: Mapping[str, str], told: Callable[[str], None]
    ) -> None:
        """With the values a command gives and without a form; AppError when some are missing.

        ``told`` gets the notice, an empty text when all went well.
        """
        if self._is_busy():
            raise AppError("Another insertion is under way.", "Try again in a moment.")
        self._capture()
        self._palette.hide()
        self._copy = False
        self._insert(snippet, render_answered(snippet.body, self._context(snippet), values), told)

    def repeat(self) -> None:
        last = self._last_snippet
        if last is None:
            self._notice.tell(self._texts("Nothing has been inserted yet."), "", self._place())
        else:
            self.insert(self._around.context(last).snippet(last.id) or last)

    def undo(self) -> None:
        self._playing.undo()

    def insert_text(self, text: str, target: Target | None) -> None:
        """A text that the agent wrote in our own window, where it was checked."""
        if self._is_busy(lambda: self.insert_text(text, target), keep=True):
            if not self._playing.is_busy:  # a form is open, and the text must not be lost
                self._playing.play((CopyOnly(text),), target)
            return
        self._target = target
        rule = self._rule(target)
        self._bringing.bring(
            Rendered(text), target, rule if target else replace(rule, copy_only=True), agreed=True
        )

    def replace(self, correction: Correction) -> None:
        """Put a better wording in the place of words; where that cannot be done, copy it."""
        if self._is_busy(lambda: self.replace(correction)):
            return
        self._target = target = self._desktop.windows.current()
        rule = self._rule(target)
        if correction.is_left_to_agent:
            sentence = self._texts("These words are better left out. Delete them yourself.")
            self._notice.tell(sentence, "", self._place())
            return

        def played(outcome: Outcome) -> None:
            undo = plan_undo_replacement
            self._playing.remember(outcome, target, lambda: undo(correction.new, rule))

        steps = correction.steps(rule)
        self._playing.play(steps, target, field=correction.field, played=played)

    def new_customer(self) -> None:
        self._values = self._values.new_customer()
        self._notice.tell(
            self._texts("New customer: the name and the other answers are forgotten."),
            "",
            self._place(),
        )

    def preview(self, snippet: Snippet) -> tuple[str | Question, ...]:
        """The snippet as it would stand now, for the palette."""
        try:
            return preview(parse(snippet.body), self._context(snippet))
        except AppError as error:
            return (self._texts.title(error),)

    # The way through

    def _is_busy(self, wanted: Callable[[], None] | None = None, *, keep: bool = False) -> bool:
        """An insertion under way keeps the focus, ``wanted`` follows; an open form comes up."""
        if self._form.isVisible():
            self._form.raise_()
            self._form.activateWindow()
        self._objection.come_forward()
        self._playing.follow_with(wanted, keep=keep)
        return self._playing.is_busy or self._form.isVisible() or self._bringing.is_asking

    def _capture(self) -> None:
        """The window that has the focus now; over the open palette, the one below it."""
        self._expansion = None
        if not (self._palette.isVisible() and self._palette.isActiveWindow()):
            self._target = self._desktop.windows.current()
            self._clipboard = None

    def _chosen(self, snippet: Snippet, copy: bool = False) -> None:  # noqa: FBT001, FBT002
        self._snippet, self._copy = snippet, copy
        self._continue(self._values.answers)

    def _ask_anew(self, snippet: Snippet) -> None:
        """Ask what this snippet asks, with the remembered answers to start from."""
        self._snippet, self._copy = snippet, False
        known = self._values.answers
        try:
            missing = render(parse(snippet.body), self._context(snippet, {}))
        except AppError as error:
            self._tell(error)
            return
        if isinstance(missing, Missing):
            questions = tuple(
                replace(each, default=known.get(each.label) or each.default)
                for each in missing.questions
            )
            self._ask(snippet, Missing(questions))
        else:
            self._chosen(snippet)

    def _answered(self, answers: Mapping[str, str]) -> None:
        for label, value in answers.items():
            self._values = self._values.given(label, value)
        profile = {label: answers[label] for label in PROFILE if label in answers}
        if profile:
            self.profile_given.emit(profile)
        self._continue(self._values.answers)

    def _cancelled(self) -> None:
        if self._expansion is not None:
            self._expansion.drop()
        self.go_back_to(self._target)

    def _continue(self, answers: Mapping[str, str]) -> None:
        assert self._snippet is not None
        try:
            result = render(parse(self._snippet.body), self._context(self._snippet, answers))
            if isinstance(result, Missing):
                self._ask(self._snippet, result)
            else:
                self._insert(self._snippet, result)
        except AppError as error:
            self._tell(error)

    def _ask(self, snippet: Snippet, missing: Missing) -> None:
        template = parse(snippet.body)

        def shown(answers: Mapping[str, str]) -> tuple[str | Question, ...]:
            return preview(template, self._context(snippet, {**self._values.answers, **answers}))

        self._form.ask(snippet.title, missing.questions, shown, self._place())

    def _insert(
        self, snippet: Snippet, rendered: Rendered, told: Callable[[str], None] = nothing
    ) -> None:
        self._last_snippet = snippet

        def used(outcome: Outcome) -> None:
            if not isinstance(outcome, NotDone):
                self.used.emit(snippet)

        rule = self._rule(self._target)
        if self._copy or self._target is None:
            rule = replace(rule, copy_only=True)
        self._bringing.bring(
            rendered, self._target, rule, done=used, told=told, expansion=self._expansion
        )

    def go_back_to(self, target: Target | None) -> None:
        """Give the focus back to a window that one of ours was opened over."""
        self._playing.go_back(target)

    def _tell(self, error: AppError) -> None:
        self._playing.tell(error, self._target)

    def _place(self) -> Rect | None:
        return self._place_of(self._target)

    def _place_of(self, target: Target | None) -> Rect | None:
        return self._desktop.windows.place(target) if target else None

    def _rule(self, target: Target | None) -> TargetRule:
        program, title = (target.program, target.title) if target else ("", "")
        return rule_for(program, title, self._around.target_rules())

    def _context(self, snippet: Snippet, answers: Mapping[str, str] | None = None) -> Context:
        values = self._values.answers if answers is None else answers
        plain = self._around.context(snippet)
        return replace(plain, clipboard=self._clipboard_text, values=values, within=snippet.id)

    def _clipboard_text(self) -> str:
        """Read once for each opening: a slow owner must not stall every keystroke."""
        if self._clipboard is None:
            self._clipboard = self._desktop.clipboard.text()
        return self._clipboard
