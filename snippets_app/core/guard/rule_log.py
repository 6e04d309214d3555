"""What an agent changed of the rules: each change can be taken back, looked up and restored.

As the log of the library's edits; here it is a value that is kept whole. Which rules are off stands
elsewhere, with the agent's settings: the log tells what is to be switched there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from snippets_app.core.edits.model import EditKind
from snippets_app.core.guard.model import Rule

Rules = Mapping[str, Rule]
"""Own rules by their id, in their order."""


class State(Enum):
    """``UNDONE`` can be done again; ``ABANDONED`` cannot, something else was done instead."""

    DONE = "done"
    UNDONE = "undone"
    ABANDONED = "abandoned"


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule before and after an edit; None: it was not there."""

    id: str
    before: Rule | None
    after: Rule | None


@dataclass(frozen=True, slots=True)
class Switch:
    """A rule, shipped ones too, that is on or off after an edit and was not before it."""

    id: str
    on: bool


@dataclass(frozen=True, slots=True)
class RuleEdit:
    """``subject`` names what it was about, ``when`` are seconds since the epoch."""

    number: int
    kind: EditKind
    subject: str
    when: float
    rows: tuple[RuleRow, ...]
    state: State = State.DONE
    switches: tuple[Switch, ...] = ()

    def about(self) -> frozenset[str]:
        """The ids of all rules that it changed or switched."""
        return frozenset({*(row.id for row in self.rows), *(each.id for each in self.switches)})


Log = tuple[RuleEdit, ...]
"""In the order in which the edits were made."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an edit is to lead to: these rules stored, those deleted that are None, and what is
    switched by it. ``subject`` is what it is called where it changes no rule."""

    kind: EditKind
    rules: Mapping[str, Rule | None] = field(default_factory=dict)
    switches: tuple[Switch, ...] = ()
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """The log and the rules after something was done, taken back or done again, the edit as it is
    in the log then, and what is to be switched for it."""

    log: Log
    rules: Rules
    edit: RuleEdit
    switches: tuple[Switch, ...]


def edited(log: Log, rules: Rules, wanted: Wanted, when: float) -> Step | None:
    """Do what is wanted; None when that changes nothing."""
    rows = tuple(
        RuleRow(name, rules.get(name), rule)
        for name, rule in wanted.rules.items()
        if rules.get(name) != rule
    )
    if not rows and not wanted.switches:
        return None
    number = max((each.number for each in log), default=0) + 1
    subject, switches = _subject(rows, wanted), wanted.switches
    edit = RuleEdit(number, wanted.kind, subject, when, rows, switches=switches)
    kept = [_abandoned(each) for each in log]
    return Step((*kept, edit), _put(rules, ((row.id, row.after) for row in rows)), edit, switches)


def undone(log: Log, rules: Rules, *, switching: bool = True) -> Step | None:
    """Take the last edit back."""
    last = next_undo(log, switching=switching)
    return _turned(log, rules, last, State.UNDONE) if last else None


def redone(log: Log, rules: Rules, *, switching: bool = True) -> Step | None:
    """Do the edit again that was taken back last."""
    first = next_redo(log, switching=switching)
    return _turned(log, rules, first, State.DONE) if first else None


def next_undo(log: Log, *, switching: bool = True) -> RuleEdit | None:
    """The edit that can be taken back; without ``switching`` none that switched a rule: others
    decide which are on."""
    return _next(reversed(log), State.DONE, switching=switching)


def next_redo(log: Log, *, switching: bool = True) -> RuleEdit | None:
    """The edit that can be done again."""
    return _next(log, State.UNDONE, switching=switching)


def settled(log: Log, rules: Rules, off: Iterable[str] | None = None) -> Log:
    """The log as it fits what is stored: the program may have ended between log and rules, or
    between log and settings. ``off`` are the ids of rules that are off, None where that does not
    tell."""
    hidden = None if off is None else frozenset(off)
    last, first = next_undo(log), next_redo(log)
    if last and _is_at(rules, hidden, last, after=False):
        return _marked(log, last, State.UNDONE)
    if first and _is_at(rules, hidden, first, after=True):
        return _marked(log, first, State.DONE)
    return log


def completed(log: Log, stored: Iterable[Rule]) -> Rules | None:
    """The rules as the log says, where some of the files of a step were written and others were
    not: the program may have ended, or the disk been full. None where nothing is half.

    ``stored`` are the rules of all files: one that was on its way to another is in both.
    """
    stored = tuple(stored)
    for edit, after in ((next_undo(log), True), (next_redo(log), False)):
        if edit and _is_half(stored, edit):
            rows = ((row.id, row.after if after else row.before) for row in edit.rows)
            return _put({rule.id: rule for rule in stored}, rows)
    return None


def discarded(log: Log, rules: Iterable[str]) -> Log:
    """Without anything about these rules, which are not stored."""
    gone = frozenset(rules)
    kept = (_without(each, gone) for each in log)
    return tuple(each for each in kept if each.rows or each.switches)


def spent(log: Log) -> frozenset[str]:
    """Every id that an edit was about: no new rule may have it."""
    return frozenset(name for edit in log for name in edit.about())


def name_of(rule: Rule) -> str:
    """What a rule is called: its first text."""
    return next(iter((*rule.texts, *rule.words)), rule.id)


def _next(edits: Iterable[RuleEdit], state: State, *, switching: bool) -> RuleEdit | None:
    may = (each for each in edits if each.state is state and (switching or not each.switches))
    return next(may, None)


def _turned(log: Log, rules: Rules, edit: RuleEdit, state: State) -> Step:
    after = state is State.DONE
    wanted = ((row.id, row.after if after else row.before) for row in edit.rows)
    switches = tuple(Switch(each.id, each.on is after) for each in edit.switches)
    marked = replace(edit, state=state)
    return Step(_marked(log, edit, state), _put(rules, wanted), marked, switches)


def _put(rules: Rules, wanted: Iterable[tuple[str, Rule | None]]) -> Rules:
    stored = dict(rules)
    for name, rule in wanted:
        if rule is None:
            stored.pop(name, None)
        else:
            stored[name] = rule
    return stored


def _is_at(rules: Rules, off: frozenset[str] | None, edit: RuleEdit, *, after: bool) -> bool:
    told = [rules.get(row.id) == (row.after if after else row.before) for row in edit.rows]
    if off is not None:
        told += [(each.id not in off) is (each.on is after) for each in edit.switches]
    return bool(told) and all(told)


def _is_half(stored: Iterable[Rule], edit: RuleEdit) -> bool:
    """A file holds the rules of one language: it has all of them as they are after the edit, or as
    they were before it. Anything else was written by hand."""
    files: dict[str, set[bool]] = {}
    there: dict[str, dict[str, Rule]] = {}
    for rule in stored:
        there.setdefault(rule.id, {})[rule.language] = rule
    for row in edit.rows:
        holds, before, after = there.get(row.id, {}), _by_file(row.before), _by_file(row.after)
        if before and after and not holds:
            return False
        for file in {**holds, **before, **after}:
            if holds.get(file) not in (before.get(file), after.get(file)):
                return False
            files.setdefault(file, set()).add(holds.get(file) == after.get(file))
    return all(len(each) == 1 for each in files.values()) and len(set().union(*files.values())) > 1


def _by_file(rule: Rule | None) -> dict[str, Rule]:
    return {rule.language: rule} if rule else {}


def _marked(log: Log, edit: RuleEdit, state: State) -> Log:
    return tuple(replace(each, state=state) if each is edit else each for each in log)


def _abandoned(edit: RuleEdit) -> RuleEdit:
    return replace(edit, state=State.ABANDONED) if edit.state is State.UNDONE else edit


def _without(edit: RuleEdit, gone: frozenset[str]) -> RuleEdit:
    rows = tuple(each for each in edit.rows if each.id not in gone)
    switches = tuple(each for each in edit.switches if each.id not in gone)
    return replace(edit, rows=rows, switches=switches)


def _subject(rows: tuple[RuleRow, ...], wanted: Wanted) -> str:
    if not rows:
        return wanted.subject
    rule = rows[0].after or rows[0].before
    return name_of(rule) if rule and len(rows) == 1 else ""
