"""The windows in which an agent looks at rules and writes own ones, and what they ask and save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from snippets_app.core.edits.model import EditKind
from snippets_app.paths import Paths
from snippets_app.ui.tasks import Worker

if TYPE_CHECKING:
    from snippets_app.app.live_rules import LiveRules
    from snippets_app.app.own_rules import OwnRules
    from snippets_app.app.rule_asking import RuleAsking
    from snippets_app.app.rule_keeping import RuleFilesRead, RuleKeeping
    from snippets_app.app.rule_past import RulePast
    from snippets_app.app.session import Session
    from snippets_app.core.guard.model import Rule
    from snippets_app.core.guard.rule_log import Log, Step, Switch, Wanted
    from snippets_app.ui.rule_editor import RuleEditor
    from snippets_app.ui.rule_list import RuleList


class RuleEditing(QObject):
    """A saved rule is in force as soon as its file is seen to have changed."""

    def __init__(self, session: Session, rules: LiveRules, places: Paths, storing: Worker) -> None:
        super().__init__()
        self._session = session
        self._rules = rules
        self._places = places
        self._storing = storing
        self._read: RuleFilesRead | None = None
        self._list: RuleList | None = None
        self._editor: RuleEditor | None = None
        self._given: set[str] = set()
        rules.changed.connect(lambda _: self.refresh())

    def open_list(self) -> None:
        """Show all rules."""
        self._rules.load(self._open_list)

    def close(self) -> None:
        for dialog in (self._editor, self._list):
            if dialog is not None:
                dialog.hide()
                dialog.deleteLater()
        self._editor = self._list = None

    def refresh(self) -> None:
        """Read the files again while the list is open."""
        if self._list is not None and self._list.isVisible():
            self.keeping.read(self._use)

    @cached_property
    def keeping(self) -> RuleKeeping:
        """The files of the own rules."""
        from snippets_app.app.rule_keeping import RuleKeeping

        return RuleKeeping(self._places, self._storing, self._session.tell)

    @cached_property
    def asking(self) -> RuleAsking:
        """What answers the editor."""
        from snippets_app.app.rule_asking import RuleAsking

        return RuleAsking(self._session, self._rules)

    @cached_property
    def past(self) -> RulePast:
        """The history of a rule, and the trash."""
        from snippets_app.app.rule_past import RulePast

        return RulePast(self._session, self)

    def edit(self, wanted: Wanted, told: str) -> None:
        """Do what is wanted, and tell it."""
        self._change(lambda own: own.edit(wanted), told)

    def undo(self, number: int = 0) -> None:
        """Take the last change back; with a number, only if it is the one of this number."""
        switching, told = self._may_switch, self._session.texts("Taken back.")
        self._change(lambda own: own.undo(number, switching=switching), told)

    def discard(self, rules: Sequence[str], told: str) -> None:
        """Forget deleted rules for good."""
        self._change(lambda own: own.discard(rules), told)

    def differing(self, switches: Sequence[Switch]) -> tuple[Switch, ...]:
        """What of this is not so yet; nothing where the centre decides which rules are on."""
        if not self._may_switch:
            return ()
        off = frozenset(self._session.settings.guard_off)
        return tuple(each for each in switches if (each.id in off) is each.on)

    # The list

    def _open_list(self) -> None:
        shown = self._made_list()
        shown.lock_switches(locked=not self._may_switch)
        self._show()
        shown.open_list()
        off = self._session.settings.guard_off if self._may_switch else None
        self.keeping.settle(off, self._use)

    def _use(self, read: RuleFilesRead) -> None:
        self._read = read
        self._given.update(rule.id for rule in read.mine)
        self._show()
        if "past" in self.__dict__:
            self.past.refresh(read)

    def _show(self) -> None:
        """What the files say; before they are read, what is in force."""
        from snippets_app.core.guard.rule_rows import at_first, listed
        from snippets_app.ui.rule_checks import OWN

        if self._list is None:
            return
        read, off = self._read, self._session.settings.guard_off
        if read is None:
            self._list.show_rules(at_first(self._rules.rules, off, OWN))
        else:
            language = self._session.texts.language.partition("_")[0]
            self._list.show_rules(listed(read.mine, read.by_hand, read.shipped, off, language))
            self._offer(self._list, read.log)

    def _offer(self, shown: RuleList, log: Log) -> None:
        from snippets_app.core.guard.rule_log import next_redo, next_undo
        from snippets_app.ui.library.edit_words import edit_words

        texts, switching = self._session.texts, self._may_switch
        undo, redo = next_undo(log, switching=switching), next_redo(log, switching=switching)
        shown.offer(
            edit_words(texts, undo.kind, undo.subject) if undo else "",
            edit_words(texts, redo.kind, redo.subject) if redo else "",
        )

    def _made_list(self) -> RuleList:
        if self._list is None:
            from snippets_app.ui.rule_list import RuleList

            windows = self._session.windows
            self._list = shown = windows.keep(RuleList(self._session.texts, windows.theme))
            shown.add_requested.connect(self._add)
            shown.edit_requested.connect(lambda rule: self._made_editor().edit(rule))
            shown.copy_requested.connect(self._copy)
            shown.switch_requested.connect(self._switch)
            shown.delete_requested.connect(lambda rules: self._drop(EditKind.DELETE, rules))
            shown.reset_requested.connect(lambda rules: self._drop(EditKind.RESET, rules))
            shown.history_requested.connect(lambda rule: self.past.open_history(rule))
            shown.trash_requested.connect(lambda: self.past.open_trash())
            shown.undo_requested.connect(lambda: self.undo())
            shown.redo_requested.connect(self._redo)
        return self._list

    def _made_editor(self) -> RuleEditor:
        if self._editor is None:
            from snippets_app.ui.rule_editor import RuleEditor

            windows, tools = self._session.windows, self.asking.tools()
            self._editor = editor = windows.keep(
                RuleEditor(self._session.texts, windows.theme, tools)
            )
            editor.saved.connect(self._save)
        return self._editor

    # What the agent does

    def _add(self) -> None:
        self._made_editor().new(self._taken())

    def _taken(self) -> set[str]:
        """The ids of all rules, also of one that is not in force yet, of those in the log, and of
        those that are gone but were kept quiet: a new rule must not be."""
        from snippets_app.core.guard.rule_log import spent

        chosen = self._session.settings
        quiet = {row.get("rule", "") for row in chosen.guard_silenced} | set(chosen.guard_off)
        logged = spent(self._read.log) if self._read else frozenset[str]()
        return {rule.id for rule in self._rules.rules} | self._given | quiet | logged

    def _save(self, rule: Rule) -> None:
        from snippets_app.core.guard.rule_log import Wanted

        self._given.add(rule.id)

        def failed() -> None:
            if self._editor is not None:
                self._editor.come_back()

        wanted, said = Wanted(EditKind.WRITE, {rule.id: rule}), self._session.texts("Saved.")
        self._change(lambda own: own.edit(wanted), said, failed, [rule.id])

    def _copy(self, rules: Sequence[Rule]) -> None:
        from snippets_app.core.guard.rule_log import Wanted
        from snippets_app.core.guard.rule_rows import copies
        from snippets_app.ui.rule_checks import free_rule_ids

        names = tuple(islice(free_rule_ids(self._taken()), len(rules)))
        self._given.update(names)
        said = self._session.texts("Copied: {count}", count=len(rules))
        wanted = Wanted(EditKind.DUPLICATE, copies(rules, names))
        self._change(lambda own: own.edit(wanted), said, chosen=names)

    def _switch(self, rules: Sequence[str], on: bool) -> None:  # noqa: FBT001 - a signal's argument
        """At once; that it can be taken back is stored meanwhile."""
        from snippets_app.core.guard.rule_log import Switch, Wanted

        asked = self.differing([Switch(each, on) for each in rules])
        self._turn(asked)
        left = frozenset(self.differing(asked))
        switches = tuple(each for each in asked if each not in left)
        if switches:
            texts = self._session.texts
            said = texts("Switched on: {count}") if on else texts("Switched off: {count}")
            kind = EditKind.SWITCH_ON if on else EditKind.SWITCH_OFF
            wanted = Wanted(kind, switches=switches, subject=self._subject(switches))
            told = said.format(count=len(switches))
            self._change(lambda own: own.edit(wanted), told, turns=False)

    def _turn(self, switches: Sequence[Switch]) -> None:
        from snippets_app.core.guard.rule_rows import switched

        if switches:
            off = switched(self._session.settings.guard_off, switches)
            self._session.change_settings(guard_off=off)
            self._session.guarding.apply()
            self._show()

    def _subject(self, switches: Sequence[Switch]) -> str:
        from snippets_app.core.guard.rule_log import name_of

        rules = self._list.model.every() if self._list else ()
        names = [name_of(item.rule) for item in rules if item.rule.id == switches[0].id]
        return names[0] if names and len(switches) == 1 else ""

    def _drop(self, kind: EditKind, rules: Sequence[str]) -> None:
        from snippets_app.core.guard.rule_log import Wanted

        texts = self._session.texts
        said = texts("Deleted: {count}") if kind is EditKind.DELETE else texts("Reset: {count}")
        self.edit(Wanted(kind, dict.fromkeys(rules)), said.format(count=len(rules)))

    def _redo(self) -> None:
        switching, told = self._may_switch, self._session.texts("Done again.")
        self._change(lambda own: own.redo(switching=switching), told)

    @property
    def _may_switch(self) -> bool:
        return not self._session.chosen.is_locked("guard_off")

    def _change(
        self,
        change: Callable[[OwnRules], Step | None],
        told: str,
        failed: Callable[[], None] | None = None,
        chosen: Sequence[str] = (),
        *,
        turns: bool = True,
    ) -> None:
        """``chosen`` are the rules to go to then; ``turns``: what is switched is still to be."""
        from snippets_app.core.guard.rule_log import State

        def done(step: Step | None, read: RuleFilesRead) -> None:
            if step is not None and turns:
                self._turn(self.differing(step.switches))
            self._use(read)
            if self._list is not None:
                if chosen:
                    self._list.choose(*chosen)
                self._list.tell(told)
            if "past" in self.__dict__:
                is_done = step is not None and step.edit.state is State.DONE
                self.past.windows.tell(told, step.edit.number if step and is_done else 0)

        self.keeping.change(change, done, failed)
