"""What the log of the rules tells: the versions of one rule, and the rules that were deleted."""

from dataclasses import dataclass, replace

from snippets_app.core.edits.model import EditKind
from snippets_app.core.edits.past import Looks, Moment
from snippets_app.core.edits.trash import Thrown, days_left
from snippets_app.core.guard.model import Rule
from snippets_app.core.guard.rule_forgetting import TRASH_KEPT
from snippets_app.core.guard.rule_log import Log, RuleEdit, Rules, State

ON, OFF = "on", "off"


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """The own rule that is stored, None where there is none, and whether the rule is on."""

    rule: Rule | None
    on: bool = True


def history(log: Log, now: RuleVersion, rule: str, below: Rule | None) -> tuple[Moment, ...]:
    """The versions of a rule, the newest first; ``below`` is the shipped one of its id. What is to
    be stored to have one again is a RuleVersion."""
    told = [each for each in log if rule in each.about()]
    found = [_shipped(below)] if below else []
    holds = _before(told, rule, now)
    if told and (holds.rule or (below and not holds.on)):
        found.append(_moment(holds, below))
    for edit in told:
        after = _after(edit, rule, holds)
        found.append(_moment(after, below, edit))
        holds = after if edit.state is State.DONE else holds
    return _with_now(found, _moment(now, below))


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


def looks_of(rule: Rule, *, on: bool = True) -> Looks:
    """The fields of a rule as an agent reads them; the first, ``severity`` and ``kind`` are names
    that are still to be said in the agent's language."""
    words = tuple(f"{term} = {plain}" for term, plain in rule.words.items())
    return (
        ("on", ON if on else OFF),
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


def _shipped(below: Rule) -> Moment:
    return Moment(None, None, looks_of(below), RuleVersion(None), below=True)


def _before(told: list[RuleEdit], rule: str, now: RuleVersion) -> RuleVersion:
    """What held before the oldest edit; what no edit changed has always been so."""
    rows = (row.before for edit in told for row in edit.rows if row.id == rule)
    switches = (not each.on for edit in told for each in edit.switches if each.id == rule)
    return RuleVersion(next(rows, now.rule), next(switches, now.on))


def _after(edit: RuleEdit, rule: str, holds: RuleVersion) -> RuleVersion:
    rows = (row.after for row in edit.rows if row.id == rule)
    switches = (each.on for each in edit.switches if each.id == rule)
    return RuleVersion(next(rows, holds.rule), next(switches, holds.on))


def _moment(holds: RuleVersion, below: Rule | None, edit: RuleEdit | None = None) -> Moment:
    """Where there is no rule, it does not matter whether its id is on."""
    when, kind = (edit.when, edit.kind) if edit else (None, None)
    shown = holds.rule or below
    if shown is None:
        return Moment(when, kind, None)
    return Moment(when, kind, looks_of(shown, on=holds.on), holds)


def _with_now(found: list[Moment], now: Moment) -> tuple[Moment, ...]:
    """The newest first; where none of them is what holds now, that comes before them."""
    told = found[::-1]
    if all(each.change != now.change for each in told):
        told.insert(0, now)
    at = next(at for at, each in enumerate(told) if each.change == now.change)
    return tuple(replace(each, is_now=number == at) for number, each in enumerate(told))


def _thrown(edit: RuleEdit, rule: Rule, now: float) -> Thrown:
    days = days_left(edit.when, now, TRASH_KEPT)
    text = "\n".join((*rule.texts, *rule.words, "", rule.reason)).strip()
    title = " · ".join((*rule.texts, *rule.words))
    return Thrown(rule.id, edit.number, title, text, rule.reason, edit.when, days, rule)
