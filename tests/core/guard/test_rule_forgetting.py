"""What the log of rules forgets: in time, and when it is too large."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.edits.model import EditKind
from snippets_app.core.guard import rule_past
from snippets_app.core.guard.rule_forgetting import HISTORY_KEPT, TRASH_KEPT, bounded, forgotten
from snippets_app.core.guard.rule_log import Log, State
from snippets_app.formats.rule_log import sizes
from tests.core.guard.rule_log_parts import RULE, Kept
from tests.core.guard.test_rule_log import STEPS, done

WRITE, DELETE, RESET = EditKind.WRITE, EditKind.DELETE, EditKind.RESET
NEVER = float("inf")


def test_a_rule_that_was_reset_or_switched_keeps_its_history() -> None:
    kept = Kept()
    kept.edit(WRITE, replace(RULE, id="zh-1"))
    kept.edit(RESET, "zh-1")
    kept.switch("zh-2", on=False)
    log = forgotten(kept.log, kept.rules, TRASH_KEPT + 1)
    assert log == kept.log
    assert forgotten(kept.log, kept.rules, HISTORY_KEPT + 1) == ()


@given(STEPS, st.integers(0, 4_000), st.integers(0, 30))
def test_a_large_log_forgets_its_beginning_and_nothing_of_trash_and_session(
    steps: list[object], limit: int, since: int
) -> None:
    kept = told(steps)
    log = bounded(kept.log, kept.rules, sizes(kept.log), since, limit)
    assert lost(kept, log) == lost(kept, kept.log)
    done_before, done_now = walked(kept, log), walked(kept, kept.log)
    assert done_before == done_now[: len(done_before)], "all that is undone leads where it did"
    again_before, again_now = walked(kept, log, "redo"), walked(kept, kept.log, "redo")
    assert again_before == again_now, "all can be done again"
    made_now = [each for each in kept.log if each.when >= since or each.state is State.UNDONE]
    assert set(map(id, made_now)) <= set(map(id, log))
    assert bool(done_before) == bool(done_now)


def told(steps: list[object]) -> Kept:
    """What comes of these steps, a second each."""
    kept = Kept()
    for step in steps:
        kept.now += 1
        if step in ("undo", "redo"):
            (kept.undo if step == "undo" else kept.redo)()
        else:
            done(kept, *step)  # type: ignore[misc]
    return kept


def lost(kept: Kept, log: Log) -> list[tuple[str, object]]:
    return [(each.id, each.content) for each in rule_past.trash(log, kept.rules, kept.now)]


def walked(kept: Kept, log: Log, way: str = "undo") -> list[object]:
    """The states to which undo or redo leads, one after the other."""
    walking = Kept()
    walking.log, walking.rules, walking.off = log, kept.rules, kept.off
    states: list[object] = []
    while walking.undo() if way == "undo" else walking.redo():
        states.append(walking.state())
    return states


def test_what_was_taken_back_and_left_is_forgotten_too() -> None:
    kept = Kept()
    kept.edit(WRITE, replace(RULE, id="own-2"))
    for number in range(9):
        kept.edit(WRITE, replace(RULE, reason=f"{number}"))
        kept.undo()
    log = bounded(kept.log, kept.rules, [10] * 10, NEVER, 35)
    assert [each.number for each in log] == [1, 8, 9, 10]


def test_only_what_is_too_much_is_forgotten() -> None:
    kept = Kept()
    for number in range(20):
        kept.edit(WRITE, replace(RULE, reason=f"{number:03}"))
    each = sizes(kept.log)[5]
    assert bounded(kept.log, kept.rules, [each] * 20, NEVER, each * 20) == kept.log
    assert bounded(kept.log, kept.rules, [each] * 20, NEVER, each * 7) == kept.log[-7:]
    assert bounded(kept.log, kept.rules, [each] * 20, NEVER, 1) == kept.log[-1:]
    assert bounded(kept.log, kept.rules, [each] * 20, 0.0, 1) == kept.log


def test_a_rule_whose_deletion_is_forgotten_still_comes_back() -> None:
    kept = Kept()
    kept.edit(WRITE, RULE, replace(RULE, id="own-2"))
    kept.edit(DELETE, "own-1")
    kept.edit(WRITE, replace(RULE, id="own-3"))
    log = bounded(kept.log, kept.rules, sizes(kept.log), NEVER, 1)
    assert [(each.kind, each.about()) for each in log] == [(DELETE, {"own-1"}), (WRITE, {"own-3"})]
    kept.log = log
    assert kept.undo()
    assert not kept.undo(), "what was in between is forgotten"
    assert forgotten(kept.log, kept.rules, TRASH_KEPT + 1) == ()
