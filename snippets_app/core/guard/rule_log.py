"""What an agent changed of the own rules: each change can be taken back, looked up and restored.

As the log of the library's edits; here it is a value that is kept whole.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from snippets_app.core.edits.model import EditKind
from snippets_app.core.edits.past import Looks, Moment
from snippets_app.core.edits.trash import DAY, Thrown, days_left
from snippets_app.core.guard.model import Rule

TRASH_KEPT, HISTORY_KEPT = 30 * DAY, 365 * DAY
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
class RuleEdit:
    """``subject`` names what it was about, ``when`` are seconds since the epoch."""

    number: int
    kind: EditKind
    subject: str
    when: float
    rows: tuple[RuleRow, ...]
    state: State = State.DONE


Log = tuple[RuleEdit, ...]
"""In the order in which the edits were made."""


@dataclass(frozen=True, slots=True)
class Step:
    """The log and the rules after something was done, taken back or done again, and what it was."""

    log: Log
    rules: Rules
    edit: RuleEdit


def edited(
    log: Log,
    rules: Rules,
    kind: EditKind,
    wanted: Mapping[str, Rule | None],
    when: float,
) -> Step | None:
    """Store these rules, or delete those that are None; None when that changes nothing."""
    rows = tuple(
        RuleRow(name, rules.get(name), rule)
        for name, rule in wanted.items()
        if rules.get(name) != rule
    )
    if not rows:
        return None
    number = max((each.number for each in log), default=0) + 1
    edit = RuleEdit(number, kind, _subject(rows), when, rows)
    kept = [_abandoned(each) for each in log]
    return Step((*kept, edit), _put(rules, ((row.id, row.after) for row in rows)), edit)


def undone(log: Log, rules: Rules) -> Step | None:
    """Take the last edit back."""
    last = next_undo(log)
    return _turned(log, rules, last, State.UNDONE) if last else None


def redone(log: Log, rules: Rules) -> Step | None:
    """Do the edit again that was taken back last."""
    first = next_redo(log)
    return _turned(log, rules, first, State.DONE) if first else None


def next_undo(log: Log) -> RuleEdit | None:
    """The edit that can be taken back."""
    return next((each for each in reversed(log) if each.state is State.DONE), None)


def next_redo(log: Log) -> RuleEdit | None:
    """The edit that can be done again."""
    return next((each for each in log if each.state is State.UNDONE), None)


def settled(log: Log, rules: Rules) -> Log:
    """The log as it fits what is stored: the program may have ended between log and rules."""
    last, first = next_undo(log), next_redo(log)
    if last and _is_at(rules, last, after=False):
        return _marked(log, last, State.UNDONE)
    if first and _is_at(rules, first, after=True):
        return _marked(log, first, State.DONE)
    return log


def history(log: Log, rules: Rules, rule: str, below: Rule | None) -> tuple[Moment, ...]:
    """The versions of a rule, the newest first; ``below`` is the shipped one of its id."""
    stored = rules.get(rule)
    told = [(edit, row) for edit in reversed(log) for row in edit.rows if row.id == rule]
    found = [_moment(row.after, below, edit) for edit, row in told]
    if told and told[-1][1].before is not None:
        found.append(_moment(told[-1][1].before, below))
    if below is not None:
        found.append(Moment(None, None, looks_of(below), below=True))
    if all(each.change != stored for each in found):
        found.insert(0, _moment(stored, below))
    now = next(at for at, each in enumerate(found) if each.change == stored)
    return tuple(replace(each, is_now=at == now) for at, each in enumerate(found))


def trash(log: Log, rules: Rules, now: float) -> tuple[Thrown, ...]:
    """The rules that are stored no more, as they were last, the newest first."""
    lost: dict[str, tuple[RuleEdit, Rule]] = {}
    for edit in log:
        for row in edit.rows:
            was = row.before or row.after
            if was and edit.state is not State.UNDONE:
                lost[row.id] = (edit, was)
    kept = (
        _thrown(edit, rule, now)
        for name, (edit, rule) in lost.items()
        if name not in rules and edit.kind is not EditKind.RESET and edit.when + TRASH_KEPT >= now
    )
    return tuple(sorted(kept, key=lambda each: -each.number))


def discarded(log: Log, rules: Iterable[str]) -> Log:
    """Without anything about these rules, which are not stored."""
    gone = frozenset(rules)
    kept = (replace(e, rows=tuple(r for r in e.rows if r.id not in gone)) for e in log)
    return tuple(each for each in kept if each.rows)


def forgotten(log: Log, rules: Rules, now: float) -> Log:
    """Without edits that are a year old, and deleted rules whose time in the trash is over."""
    kept = tuple(each for each in log if each.when + HISTORY_KEPT >= now)
    latest = {row.id: edit.when for edit in kept for row in edit.rows}
    over = (n for n, when in latest.items() if n not in rules and when + TRASH_KEPT < now)
    return discarded(kept, over)


def spent(log: Log) -> frozenset[str]:
    """Every id that an edit was about: no new rule may have it."""
    return frozenset(row.id for edit in log for row in edit.rows)


def looks_of(rule: Rule) -> Looks:
    """The fields of a rule as an agent reads them; ``severity`` and ``kind`` are their names."""
    words = tuple(f"{term} = {plain}" for term, plain in rule.words.items())
    return (
        ("texts", "\n".join(rule.texts)),
        ("words", "\n".join(words)),
        ("severity", rule.severity.value),
        ("kind", rule.kind),
        ("reason", rule.reason),
        ("instead", "\n".join(rule.instead)),
        ("exceptions", "\n".join(rule.exceptions)),
        ("matches", "\n".join(rule.matches)),
        ("passes", "\n".join(rule.passes)),
    )


def name_of(rule: Rule) -> str:
    """What a rule is called: its first text."""
    return next(iter((*rule.texts, *rule.words)), rule.id)


def _moment(rule: Rule | None, below: Rule | None, edit: RuleEdit | None = None) -> Moment:
    shown = rule or below
    looks = looks_of(shown) if shown else None
    return Moment(edit.when if edit else None, edit.kind if edit else None, looks, rule)


def _turned(log: Log, rules: Rules, edit: RuleEdit, state: State) -> Step:
    after = state is State.DONE
    wanted = ((row.id, row.after if after else row.before) for row in edit.rows)
    return Step(_marked(log, edit, state), _put(rules, wanted), edit)


def _put(rules: Rules, wanted: Iterable[tuple[str, Rule | None]]) -> Rules:
    stored = dict(rules)
    for name, rule in wanted:
        if rule is None:
            stored.pop(name, None)
        else:
            stored[name] = rule
    return stored


def _is_at(rules: Rules, edit: RuleEdit, *, after: bool) -> bool:
    return all(rules.get(row.id) == (row.after if after else row.before) for row in edit.rows)


def _marked(log: Log, edit: RuleEdit, state: State) -> Log:
    return tuple(replace(each, state=state) if each is edit else each for each in log)


def _abandoned(edit: RuleEdit) -> RuleEdit:
    return replace(edit, state=State.ABANDONED) if edit.state is State.UNDONE else edit


def _subject(rows: tuple[RuleRow, ...]) -> str:
    rule = rows[0].after or rows[0].before
    return name_of(rule) if rule and len(rows) == 1 else ""


def _thrown(edit: RuleEdit, rule: Rule, now: float) -> Thrown:
    days = days_left(edit.when, now, TRASH_KEPT)
    text = "\n".join((*rule.texts, *rule.words, "", rule.reason)).strip()
    title = " · ".join((*rule.texts, *rule.words))
    return Thrown(rule.id, edit.number, title, text, rule.reason, edit.when, days, rule)
