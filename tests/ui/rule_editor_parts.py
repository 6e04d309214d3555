"""The editor of own rules with pretended tools."""

from collections.abc import Callable
from functools import cache

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from snippets_app.core.guard.compiled import Tables
from snippets_app.core.guard.explaining import Explainer
from snippets_app.core.guard.model import Rule, Severity
from snippets_app.core.guard.suggesting import Survey, in_sample
from snippets_app.errors import AppError
from snippets_app.ui.rule_editor import RuleEditor
from snippets_app.ui.rule_tools import RuleTools
from tests.core.guard.engine_parts import tables
from tests.ui.dialog_parts import TEXTS, THEME

OWN = Rule(
    "own-4", "message", "zh", Severity.FORBID, "Too short.", ("好的",), you_too=False,
    instead=("好的，马上为您处理。", ""), matches=("好的。",), passes=("好的，马上",),
    reasons={"ko": "너무 짧습니다."},
)  # fmt: skip


@cache
def shared_tables() -> Tables:
    return tables()


def explainer_of(rule: Rule) -> Explainer | None:
    try:
        return Explainer(rule, shared_tables())
    except AppError:
        return None


class Opened:
    """The editor, what its tools answer, and what it told."""

    def __init__(self, bot: QtBot) -> None:
        self.bot = bot
        self.fault: AppError | None = None
        self.counted: list[Rule] = []
        self.counts_at_once = True
        self.known: tuple[str, ...] = ()
        self.clashes: tuple[str, ...] = ()
        tools = RuleTools(
            lambda text: (f"{text}金", f"{text}书"),
            self._survey,
            self._check,
            lambda _, tell: tell(self.clashes),
            explainer_of,
            lambda rule, sample: in_sample(rule, shared_tables(), sample),
        )
        self.window = RuleEditor(TEXTS, THEME, tools)
        self.saved = QSignalSpy(self.window.saved)
        self.fields = self.window.fields

    def new(self, text: str = "") -> None:
        self.window.new(["zh-1", "own-1"], text)
        self.bot.waitUntil(self.fields.texts_edit.hasFocus)

    def write(self) -> None:
        """All that a rule needs."""
        self.fields.texts_edit.setText("保证")
        self.fields.reason_edit.setText("No promises.")
        self.fields.passes_edit.setText("保证金")

    def rest(self) -> None:
        """The agent pauses until the tools have been asked."""
        self.bot.waitUntil(lambda: not self.window.waits())

    def offered(self) -> list[str]:
        checks = self.fields.suggested
        return [checks.item(row).text() for row in range(checks.count())]

    def _survey(self, rule: Rule, tell: Callable[[Survey], None]) -> None:
        self.counted.append(rule)
        self.tell_survey = tell
        if self.counts_at_once:
            tell(Survey(3, self.known))

    def _check(self, rule: Rule) -> None:
        if self.fault:
            raise self.fault
