"""The history of a rule and the trash of rules: the same windows as the library has."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from snippets_app.core.edits.model import EditKind
from snippets_app.core.edits.past import Looks, Moment
from snippets_app.core.guard import rule_log
from snippets_app.core.guard.model import Rule, Severity
from snippets_app.ui.library.history_window import HistoryWindow
from snippets_app.ui.library.trash_window import TrashWindow, TrashWords
from snippets_app.ui.rule_words import kind_name
from snippets_app.ui.severities import severity_name

if TYPE_CHECKING:
    from snippets_app.app.rule_editing import RuleEditing, RuleFilesRead
    from snippets_app.app.session import Session
    from snippets_app.core.edits.trash import Thrown


class RulePast:
    """What is restored in a window can be undone in it, as long as nothing else was done since."""

    def __init__(self, session: Session, editing: RuleEditing) -> None:
        self._session = session
        self._editing = editing
        self._history: HistoryWindow | None = None
        self._trash: TrashWindow | None = None
        self._rule = ""
        self._done = 0

    def open_history(self, rule: Rule) -> None:
        """Show every version of a rule."""
        self._rule = rule.id

        def opened(read: RuleFilesRead) -> None:
            self._made_history().open_history(rule_log.name_of(rule), self._moments(read))

        self._editing.read(opened)

    def open_trash(self) -> None:
        """Show the own rules that were deleted."""
        self._editing.read(lambda read: self._made_trash().open_trash(_rows(read)))

    def refresh(self, read: RuleFilesRead) -> None:
        """The rules have changed."""
        if self._history is not None and self._history.isVisible():
            self._history.show_moments(self._moments(read))
        if self._trash is not None and self._trash.isVisible():
            self._trash.show_rows(_rows(read))

    def tell(self, told: str, done: int) -> None:
        """What was done just now; with its number, it can be taken back here."""
        self._done = done
        for window in (self._history, self._trash):
            if window is not None:
                window.tell(told)
                window.offer_undo(on=bool(done))

    def _moments(self, read: RuleFilesRead) -> tuple[Moment, ...]:
        below = next((each for each in read.shipped if each.id == self._rule), None)
        found = rule_log.history(read.log, _by_id(read.mine), self._rule, below)
        return tuple(replace(each, looks=self._said(each.looks)) for each in found)

    def _said(self, looks: Looks | None) -> Looks | None:
        """With the names of severity and kind in the agent's language."""
        if looks is None:
            return None
        texts, fields = self._session.texts, dict(looks)
        fields["severity"] = severity_name(texts, Severity(fields["severity"]))
        fields["kind"] = kind_name(texts, fields["kind"])
        return tuple(fields.items())

    def _restore(self, moment: Moment) -> None:
        rule = moment.change if isinstance(moment.change, Rule) else None
        kind = EditKind.RESTORE if rule else EditKind.RESET
        told = self._session.texts("This version is restored.")
        self._editing.edit(kind, {self._rule: rule}, told)

    def _bring_back(self, rows: Sequence[Thrown]) -> None:
        rules = {row.id: row.content for row in rows if isinstance(row.content, Rule)}
        told = self._session.texts("Restored: {count}", count=len(rules))
        self._editing.edit(EditKind.RESTORE, rules, told)

    def _discard(self, rows: Sequence[Thrown]) -> None:
        told = self._session.texts("Deleted for good: {count}", count=len(rows))
        self._editing.discard([row.id for row in rows], told)

    def _undo(self) -> None:
        self._editing.undo(self._done)

    def _made_history(self) -> HistoryWindow:
        if self._history is None:
            windows = self._session.windows
            made = windows.keep(HistoryWindow(self._session.texts, windows.theme))
            made.restore_requested.connect(self._restore)
            made.undo_requested.connect(self._undo)
            self._history = made
        return self._history

    def _made_trash(self) -> TrashWindow:
        if self._trash is None:
            texts, windows = self._session.texts, self._session.windows
            nothing = texts("Nothing lies here. What you delete stays here for 30 days.")
            heads = texts("What should not be said"), texts("Why not")
            words = TrashWords(texts("Trash of rules"), heads, nothing)
            made = windows.keep(TrashWindow(texts, windows.theme, words))
            made.restore_requested.connect(self._bring_back)
            made.discard_requested.connect(self._discard)
            made.undo_requested.connect(self._undo)
            self._trash = made
        return self._trash


def _rows(read: RuleFilesRead) -> tuple[Thrown, ...]:
    return rule_log.trash(read.log, _by_id(read.mine), time.time())


def _by_id(rules: Sequence[Rule]) -> dict[str, Rule]:
    return {rule.id: rule for rule in rules}
