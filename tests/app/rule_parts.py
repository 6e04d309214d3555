"""A session with its list of rules open, over real files."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from snippets_app.app.own_rules import OwnRules
from snippets_app.core.guard.model import Rule, Severity
from snippets_app.core.guard.rule_rows import Origin, RuleItem
from snippets_app.policy.locks import CentrePolicy
from snippets_app.ui.library.history_window import HistoryWindow
from snippets_app.ui.library.trash_window import TrashWindow
from snippets_app.ui.rule_list import RuleList
from tests.app.guarding_parts import wait_worked
from tests.app.session_parts import CHOSEN, Running
from tests.ui.dialog_parts import button

RULE = Rule(
    "own-1", "phrase", "", Severity.WARN, "Not that.", ("blarf",),
    matches=("a blarf",), passes=("a word",),
)  # fmt: skip


class Rules:
    """A session with its list of rules open."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self.editing = running.session.rule_editing
        running.tray.rules_requested.emit()
        wait_worked(running)
        self.wait()
        assert self.editing._list
        self.list: RuleList = self.editing._list

    def wait(self) -> None:
        self.running.wait_stored()
        wait_worked(self.running)
        self.running.wait_stored()

    def write(self, *rules: Rule) -> None:
        for rule in rules:
            self.editing._save(rule)
        self.wait()

    def choose(self, *names: str) -> None:
        model = self.list.model
        self.list._select(model.rows_of(names))

    def click(self, name: str) -> None:
        button(self.list, name).click()
        self.wait()

    def stored(self) -> tuple[Rule, ...]:
        data = self.running.places.data
        return OwnRules(data / "rules", data / "rule-log.json").load()

    def item(self, name: str) -> RuleItem:
        [row] = self.list.model.rows_of([name])
        item = self.list.model.item(row)
        assert item
        return item

    def origin(self, name: str) -> Origin:
        return self.item(name).origin

    def switch(self) -> None:
        self.list._request_switch()
        self.wait()

    def history(self, name: str) -> HistoryWindow:
        self.choose(name)
        self.click("History…")
        return self.editing.past.windows.history

    def trash(self) -> TrashWindow:
        self.click("Trash…")
        return self.editing.past.windows.trash


@contextmanager
def opened(bot: QtBot, folder: Path, policy: CentrePolicy | None = None) -> Iterator[Rules]:
    running = Running(bot, folder, CHOSEN, policy=policy)
    wait_worked(running)
    made = Rules(running)
    yield made
    made.list.hide()
    running.close()


def first_shipped(rules: Rules) -> Rule:
    items = rules.list.model.every()
    return next(item.rule for item in items if item.origin is Origin.SHIPPED)
