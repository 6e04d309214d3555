"""The windows in which an agent writes own rules, and what they ask and save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from snippets_app.errors import AppError
from snippets_app.paths import Paths, resources
from snippets_app.ui.tasks import Worker

if TYPE_CHECKING:
    from snippets_app.app.live_rules import LiveRules
    from snippets_app.app.own_rules import OwnRules
    from snippets_app.app.session import Session
    from snippets_app.core.guard.compiled import CompiledRules
    from snippets_app.core.guard.model import Rule
    from snippets_app.core.guard.words import Words
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
        self._words: Words | None = None
        self._list: RuleList | None = None
        self._editor: RuleEditor | None = None
        self._given: set[str] = set()

    def open_list(self) -> None:
        """Show the agent's own rules."""
        self._rules.load(self._open_list)

    def close(self) -> None:
        for dialog in (self._editor, self._list):
            if dialog is not None:
                dialog.hide()
                dialog.deleteLater()
        self._editor = self._list = None

    def _open_list(self) -> None:
        self._show_rules()
        self._made_list().open_list()

    def _show_rules(self) -> None:
        self._store(lambda own: own.load(), self._show)

    def _show(self, own: Sequence[Rule]) -> None:
        self._given.update(rule.id for rule in own)
        if self._list is not None:
            self._list.show_rules(own)

    def _made_list(self) -> RuleList:
        if self._list is None:
            from snippets_app.ui.rule_list import RuleList

            windows = self._session.windows
            self._list = shown = windows.keep(RuleList(self._session.texts, windows.theme))
            shown.add_requested.connect(self._add)
            shown.edit_requested.connect(lambda rule: self._made_editor().edit(rule))
            shown.delete_requested.connect(self._delete)
        return self._list

    def _made_editor(self) -> RuleEditor:
        if self._editor is None:
            from snippets_app.ui.rule_editor import RuleEditor, RuleTools

            windows = self._session.windows
            tools = RuleTools(self._suggest, self._count, self._check)
            self._editor = editor = windows.keep(
                RuleEditor(self._session.texts, windows.theme, tools)
            )
            editor.saved.connect(self._save)
        return self._editor

    def _add(self) -> None:
        self._made_editor().new(self._taken())

    def _taken(self) -> set[str]:
        """The ids of all rules, also of one that is not in force yet, and of those that are gone
        but were kept quiet: a new rule must not be."""
        chosen = self._session.settings
        quiet = {row.get("rule", "") for row in chosen.guard_silenced} | set(chosen.guard_off)
        return {rule.id for rule in self._rules.rules} | self._given | quiet

    def _save(self, rule: Rule) -> None:
        self._given.add(rule.id)
        self._store(lambda own: own.save(rule), lambda _: self._show_rules(), self._come_back)

    def _come_back(self) -> None:
        if self._editor is not None:
            self._editor.come_back()

    def _delete(self, rule: str) -> None:
        self._store(lambda own: own.delete(rule), lambda _: self._show_rules())

    def _store(
        self,
        work: Callable[[OwnRules], object],
        done: Callable[..., None],
        failed: Callable[[], None] | None = None,
    ) -> None:
        from snippets_app.app.own_rules import OwnRules
        from snippets_app.app.rules import rules_folders

        def tell(error: AppError) -> None:
            if failed is not None:
                failed()
            self._session.tell(error)

        own = OwnRules(rules_folders(self._places).own)
        self._storing.run(lambda: work(own), done, tell)

    # What the editor asks

    def _suggest(self, text: str) -> tuple[str, ...]:
        if self._words is None:
            from snippets_app.core.guard.words import load_words

            self._words = load_words((resources() / "assets" / "words.bin").read_bytes())
        return self._words.containing(text)

    def _count(self, rule: Rule, tell: Callable[[int], None]) -> None:
        """Off the interface's thread: some agents have 30,000 snippets."""
        from snippets_app.core.guard.engine import find

        snippets = self._session.catalogue.snippets

        def counted() -> int:
            compiled = self._compiled(rule)
            return sum(bool(find(compiled, each.body)) for each in snippets.values())

        def told(count: int) -> None:
            if self._editor is not None:
                tell(count)

        self._storing.run(counted, told, self._session.tell)

    def _check(self, rule: Rule) -> None:
        from snippets_app.core.guard.proof import prove
        from snippets_app.core.guard.rules import KINDS

        for kind in KINDS:
            if kind.name == rule.kind:
                kind.check(rule)
        broken = prove((rule,), self._compiled(rule))
        if not broken:
            return
        example = broken[0].example
        if broken[0].found:
            raise AppError(
                "“{example}” must pass, but the rule finds something in it.",
                "Add an exception.",
                example=example,
            )
        raise AppError(
            "“{example}” must match, but the rule finds nothing in it.",
            "Correct the phrases.",
            example=example,
        )

    def _compiled(self, rule: Rule) -> CompiledRules:
        from snippets_app.core.guard.compiled import compile_rules

        tables = self._rules.tables
        assert tables
        return compile_rules((rule,), tables)
