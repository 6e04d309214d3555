"""The history of a rule and the trash of rules: the same windows as the library has."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from snippets_app.app.past_windows import PastWindows, PastWishes
from snippets_app.core.edits.model import EditKind
from snippets_app.core.edits.past import Looks, Moment
from snippets_app.core.guard.model import Rule, Severity
from snippets_app.core.guard.rule_log import Switch, Wanted, name_of
from snippets_app.core.guard.rule_past import RuleVersion, history, trash
from snippets_app.ui.library.trash_window import TrashWords
from snippets_app.ui.rule_words import kind_name, switch_name
from snippets_app.ui.severities import severity_name

if TYPE_CHECKING:
    from snippets_app.app.rule_editing import RuleEditing
    from snippets_app.app.rule_keeping import RuleFilesRead
    from snippets_app.app.session import Session
    from snippets_app.core.edits.trash import Thrown


class RulePast:
    """Shows what the log tells, and asks for the rules to be as they were."""

    def __init__(self, session: Session, editing: RuleEditing) -> None:
        self._session = session
        self._editing = editing
        self._rule = ""
        texts = session.texts
        nothing = texts("Nothing lies here. What you delete stays here for 30 days.")
        heads = texts("What should not be said"), texts("Why not")
        words = TrashWords(texts("Trash of rules"), heads, nothing)
        wishes = PastWishes(self._restore, self._bring_back, self._discard, editing.undo)
        self.windows = PastWindows(session, words, wishes)

    def open_history(self, rule: Rule) -> None:
        """Show every version of a rule."""

        def opened(read: RuleFilesRead) -> None:
            self._rule = rule.id
            self.windows.history.open_history(name_of(rule), self._moments(read))

        self._editing.keeping.read(opened)

    def open_trash(self) -> None:
        """Show the own rules that were deleted."""
        self._editing.keeping.read(lambda read: self.windows.trash.open_trash(_rows(read)))

    def refresh(self, read: RuleFilesRead) -> None:
        """The rules have changed."""
        if shown := self.windows.open_history():
            shown.show_moments(self._moments(read))
        if lost := self.windows.open_trash():
            lost.show_rows(_rows(read))

    def _moments(self, read: RuleFilesRead) -> tuple[Moment, ...]:
        now = read.version(self._rule, self._session.settings.guard_off)
        found = history(read.log, now, self._rule, read.below(self._rule))
        return tuple(replace(each, looks=self._said(each.looks)) for each in found)

    def _said(self, looks: Looks | None) -> Looks | None:
        """With the names of what can be chosen in the agent's language."""
        if looks is None:
            return None
        texts, fields = self._session.texts, dict(looks)
        fields["on"] = switch_name(texts, fields["on"])
        fields["severity"] = severity_name(texts, Severity(fields["severity"]))
        fields["kind"] = kind_name(texts, fields["kind"])
        return tuple(fields.items())

    def _restore(self, moment: Moment) -> None:
        version = moment.change
        assert isinstance(version, RuleVersion)
        kind = EditKind.RESTORE if version.rule else EditKind.RESET
        switches = self._editing.differing([Switch(self._rule, version.on)])
        wanted = Wanted(kind, {self._rule: version.rule}, switches, self._name(moment))
        self._editing.edit(wanted, self._session.texts("This version is restored."))

    def _name(self, moment: Moment) -> str:
        """What an edit is called that only switches the rule."""
        return next(iter(dict(moment.looks or ()).get("texts", "").splitlines()), self._rule)

    def _bring_back(self, rows: Sequence[Thrown]) -> None:
        rules = {row.id: row.content for row in rows if isinstance(row.content, Rule)}
        told = self._session.texts("Restored: {count}", count=len(rules))
        self._editing.edit(Wanted(EditKind.RESTORE, rules), told)

    def _discard(self, rows: Sequence[Thrown]) -> None:
        told = self._session.texts("Deleted for good: {count}", count=len(rows))
        self._editing.discard([row.id for row in rows], told)


def _rows(read: RuleFilesRead) -> tuple[Thrown, ...]:
    return trash(read.log, read.stored(), time.time())
