"""What the editor of rules asks while a rule is written, answered from the rules in force and the
agent's own texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from snippets_app.errors import AppError
from snippets_app.paths import resources

if TYPE_CHECKING:
    from snippets_app.app.live_rules import LiveRules
    from snippets_app.app.session import Session
    from snippets_app.core.guard.compiled import Tables
    from snippets_app.core.guard.explaining import Explainer
    from snippets_app.core.guard.model import Finding, Rule
    from snippets_app.core.guard.suggesting import Survey
    from snippets_app.core.guard.words import Words
    from snippets_app.ui.rule_tools import RuleTools

Answer = TypeVar("Answer")

SAMPLED = 2_000
"""So many characters of a sample suggest exceptions."""


class RuleAsking:
    """Asked on the interface's thread; what takes its time is done on the guard's."""

    def __init__(self, session: Session, rules: LiveRules) -> None:
        self._session = session
        self._rules = rules
        self._words: Words | None = None
        self._latest: Rule | None = None

    def tools(self) -> RuleTools:
        """All of it, for the editor."""
        from snippets_app.ui.rule_tools import RuleTools

        return RuleTools(
            self.suggest, self.survey, self.check, self.clashes, self.explain, self.let_pass
        )

    def suggest(self, text: str) -> tuple[str, ...]:
        return self._dictionary().containing(text)

    def survey(self, rule: Rule, tell: Callable[[Survey], None]) -> None:
        """Some agents have 30,000 snippets; a rule that is another by then is not looked for."""
        from snippets_app.core.guard.suggesting import survey

        bodies = [each.body for each in self._session.catalogue.snippets.values()]
        words = self._dictionary().containing
        self._work(rule, lambda: survey(rule, self._tables, bodies, self._rules.rules, words), tell)

    def check(self, rule: Rule) -> None:
        from snippets_app.core.guard.compiled import compile_rules
        from snippets_app.core.guard.proof import prove
        from snippets_app.core.guard.rules import KINDS

        for kind in KINDS:
            if kind.name == rule.kind:
                kind.check(rule)
        _check_exceptions(rule, self._tables)
        broken = prove((rule,), compile_rules((rule,), self._tables))
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

    def clashes(self, rule: Rule, tell: Callable[[Sequence[str]], None]) -> None:
        """Some centres have 100,000 rules."""
        from snippets_app.core.guard.conflicts import with_others, within
        from snippets_app.ui.rule_words import SHOWN, clash_sentence

        off, texts = self._session.settings.guard_off, self._session.texts

        def clashing() -> Sequence[str]:
            tables = self._tables
            others = with_others(rule, self._find, self._rules.rules, tables, off)
            found = (*within(rule, tables), *others)
            return [clash_sentence(texts, each) for each in found[:SHOWN]]

        self._work(rule, clashing, tell)

    def explain(self, rule: Rule) -> Explainer | None:
        from snippets_app.core.guard.explaining import Explainer

        try:
            return Explainer(rule, self._tables)
        except AppError:
            return None

    def let_pass(self, rule: Rule, sample: str) -> Sequence[str]:
        from snippets_app.core.guard.suggesting import in_sample

        try:
            return in_sample(rule, self._tables, sample[:SAMPLED])
        except AppError:
            return ()

    def _work(self, rule: Rule, work: Callable[[], Answer], tell: Callable[[Answer], None]) -> None:
        """Off the interface's thread, unless another rule is asked about by then."""
        self._latest = rule

        def worked() -> tuple[Answer] | None:
            return (work(),) if self._latest is rule else None

        def told(answer: tuple[Answer] | None) -> None:
            if answer is not None and self._latest is rule:
                tell(*answer)

        self._session.guarding.working.run(worked, told, self._session.tell)

    def _find(self, text: str) -> Sequence[Finding]:
        checks = self._rules.checks
        return checks.find(text) if checks else ()

    @property
    def _tables(self) -> Tables:
        tables = self._rules.tables
        assert tables
        return tables

    def _dictionary(self) -> Words:
        if self._words is None:
            from snippets_app.core.guard.words import load_words

            self._words = load_words((resources() / "assets" / "words.bin").read_bytes())
        return self._words


def _check_exceptions(rule: Rule, tables: Tables) -> None:
    """Raises AppError for a text that is an exception too."""
    from snippets_app.core.guard.conflicts import never_found

    for each in never_found(rule, tables.folds):
        raise AppError(
            "“{text}” is an exception too, so it is never found.",
            "Take it out of the exceptions.",
            field="exceptions",
            text=each.text,
        )
