"""A log of rules, the rules that it led to, and those that are off."""

from dataclasses import replace

from snippets_app.core.edits.model import EditKind
from snippets_app.core.guard import rule_log, rule_past
from snippets_app.core.guard.model import Rule, Severity
from snippets_app.core.guard.rule_log import Log, Rules, Switch, Wanted, edited
from snippets_app.core.guard.rule_past import RuleVersion
from snippets_app.core.guard.rule_rows import switched

RULE = Rule("own-1", "phrase", "", Severity.WARN, "Not that.", ("a", "b"), words={"x": "y"})
OTHER = replace(RULE, id="own-2", texts=("c",), words={})


class Kept:
    """What an agent does to rules, one thing after another."""

    def __init__(self) -> None:
        self.log: Log = ()
        self.rules: Rules = {}
        self.off: tuple[str, ...] = ()
        self.now = 0.0

    def edit(self, kind: EditKind, *wanted: Rule | str) -> bool:
        asked = {each if isinstance(each, str) else each.id: each for each in wanted}
        rules = {name: None if isinstance(each, str) else each for name, each in asked.items()}
        return self._take(edited(self.log, self.rules, Wanted(kind, rules), self.now))

    def switch(self, *rules: str, on: bool, subject: str = "") -> bool:
        kind = EditKind.SWITCH_ON if on else EditKind.SWITCH_OFF
        switches = tuple(Switch(each, on) for each in rules if (each in self.off) is on)
        wanted = Wanted(kind, switches=switches, subject=subject)
        return self._take(edited(self.log, self.rules, wanted, self.now))

    def undo(self, *, switching: bool = True) -> bool:
        return self._take(rule_log.undone(self.log, self.rules, switching=switching))

    def redo(self, *, switching: bool = True) -> bool:
        return self._take(rule_log.redone(self.log, self.rules, switching=switching))

    def now_is(self, rule: str) -> RuleVersion:
        return RuleVersion(self.rules.get(rule), rule not in self.off)

    def lost(self) -> list[str]:
        return [each.id for each in rule_past.trash(self.log, self.rules, self.now)]

    def state(self) -> tuple[dict[str, Rule], set[str]]:
        return dict(self.rules), set(self.off)

    def _take(self, step: rule_log.Step | None) -> bool:
        if step is not None:
            self.log, self.rules = step.log, step.rules
            self.off = switched(self.off, step.switches)
        return step is not None
