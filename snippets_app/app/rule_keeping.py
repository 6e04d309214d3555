"""The files of the own rules and the log of what was changed, read and changed off the interface's
thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from snippets_app.app.own_rules import OwnRules
from snippets_app.app.rules import rules_folders
from snippets_app.core.guard.rule_past import RuleVersion
from snippets_app.formats.rule_files import read_rule_folder

if TYPE_CHECKING:
    from collections.abc import Collection

    from snippets_app.core.guard.model import Rule
    from snippets_app.core.guard.rule_log import Log, Rules, Step
    from snippets_app.errors import AppError
    from snippets_app.paths import Paths
    from snippets_app.ui.tasks import Worker


@dataclass(frozen=True, slots=True)
class RuleFilesRead:
    """The rules as the files have them, and the log of what was changed."""

    mine: tuple[Rule, ...]
    by_hand: tuple[Rule, ...]
    shipped: tuple[Rule, ...]
    log: Log

    def stored(self) -> Rules:
        """The own rules by their id."""
        return {rule.id: rule for rule in self.mine}

    def version(self, rule: str, off: Collection[str]) -> RuleVersion:
        """What is stored of the rule of this id, where these are off."""
        return RuleVersion(self.stored().get(rule), rule not in off)

    def below(self, rule: str) -> Rule | None:
        """The shipped rule of this id."""
        return next((each for each in self.shipped if each.id == rule), None)


class RuleKeeping:
    """Trouble goes to ``tell``."""

    def __init__(self, places: Paths, storing: Worker, tell: Callable[[AppError], None]) -> None:
        self._folders = rules_folders(places)
        self._log = places.rule_log
        self._since = time.time()
        self._storing = storing
        self._tell = tell

    def read(self, then: Callable[[RuleFilesRead], None]) -> None:
        """Give what the files say now."""
        self._ask(self._files, then, self._tell)

    def settle(self, off: Collection[str] | None, then: Callable[[RuleFilesRead], None]) -> None:
        """Let the log fit what is off, None where others decide it, and give what the files say."""

        def settled(own: OwnRules) -> RuleFilesRead:
            own.settle(off)
            return self._files(own)

        self._ask(settled, then, self._tell)

    def change(
        self,
        change: Callable[[OwnRules], Step | None],
        then: Callable[[Step | None, RuleFilesRead], None],
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Change them, and give what came of it and what the files say then."""

        def work(own: OwnRules) -> tuple[Step | None, RuleFilesRead]:
            return change(own), self._files(own)

        def tell(error: AppError) -> None:
            if failed is not None:
                failed()
            self._tell(error)

        self._ask(work, lambda result: then(*result), tell)

    def _ask(
        self,
        work: Callable[[OwnRules], object],
        done: Callable[..., None],
        failed: Callable[[AppError], None],
    ) -> None:
        own = OwnRules(self._folders.own, self._log, since=self._since)
        self._storing.run(lambda: work(own), done, failed)

    def _files(self, own: OwnRules) -> RuleFilesRead:
        mine, log = own.load(), own.log()
        shipped = read_rule_folder(self._folders.shipped)
        return RuleFilesRead(mine, own.by_hand(), shipped.rules, log)


def complete(places: Paths) -> None:
    """End what was half done when the program ended the last time. Raises AppError."""
    OwnRules(rules_folders(places).own, places.rule_log).settle(None)
