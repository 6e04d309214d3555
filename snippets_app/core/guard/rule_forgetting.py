"""What the log of the rules forgets: what is old, and what is too much."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from snippets_app.core.edits.model import EditKind
from snippets_app.core.edits.trash import DAY
from snippets_app.core.guard.rule_log import (
    Log,
    RuleEdit,
    RuleRow,
    Rules,
    State,
    discarded,
    next_undo,
)

TRASH_KEPT, HISTORY_KEPT = 30 * DAY, 365 * DAY
LOG_BYTES = 8_000_000
"""Of edits from before this session: the log is read and written whole at each change."""
HUGE = 100_000_000
"""Bytes that no log has: what is larger is not read."""


def forgotten(log: Log, rules: Rules, now: float) -> Log:
    """Without edits that are a year old, and deleted rules whose time in the trash is over."""
    kept = tuple(each for each in log if each.when + HISTORY_KEPT >= now)
    latest = {row.id: edit for edit in kept for row in edit.rows}
    over = (
        name
        for name, edit in latest.items()
        if name not in rules and edit.kind is not EditKind.RESET and edit.when + TRASH_KEPT < now
    )
    return discarded(kept, over)


def bounded(
    log: Log, rules: Rules, sizes: Sequence[int], since: float, limit: int = LOG_BYTES
) -> Log:
    """Without the oldest edits, as soon as they and all later ones are more than ``limit`` bytes;
    ``sizes`` are those of the edits. Nothing older than what was dropped can be taken back.

    The rules in the trash stay, and the edits that were made ``since`` then, up to half of
    ``HUGE``, the one that can be taken back, and those that can be done again.
    """
    total, last = 0, next_undo(log)
    is_full = False
    dropped: set[int] = set()
    for edit, size in zip(reversed(log), reversed(sizes), strict=True):
        total += size
        is_full |= total > (max(limit, HUGE // 2) if edit.when >= since else limit)
        if is_full and edit is not last and edit.state is not State.UNDONE:
            dropped.add(edit.number)
    return tuple(_kept(log, rules, dropped))


def _kept(log: Log, rules: Rules, dropped: Collection[int]) -> Iterator[RuleEdit]:
    """Of the edits that are dropped, what brings back the rules that they knew last."""
    latest = {row.id: edit for edit in log if edit.state is not State.UNDONE for row in edit.rows}

    def is_in_trash(edit: RuleEdit, row: RuleRow) -> bool:
        is_lost = row.id not in rules and edit.kind is not EditKind.RESET
        return is_lost and latest.get(row.id) is edit

    for edit in log:
        if edit.number not in dropped:
            yield edit
        elif rows := tuple(row for row in edit.rows if is_in_trash(edit, row)):
            yield replace(edit, state=State.ABANDONED, rows=rows, switches=())
