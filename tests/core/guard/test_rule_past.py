"""The log of rules looked up: the versions of one, and those that were deleted."""

from dataclasses import replace

from snippets_app.core.edits.model import EditKind
from snippets_app.core.edits.past import Moment
from snippets_app.core.edits.trash import DAY
from snippets_app.core.guard import rule_log, rule_past
from snippets_app.core.guard.rule_forgetting import HISTORY_KEPT, TRASH_KEPT, forgotten
from snippets_app.core.guard.rule_past import RuleVersion, history
from tests.core.guard.rule_log_parts import OTHER, RULE, Kept

WRITE, DELETE, RESET = EditKind.WRITE, EditKind.DELETE, EditKind.RESET
SWITCH_ON, SWITCH_OFF = EditKind.SWITCH_ON, EditKind.SWITCH_OFF


def test_a_deleted_rule_lies_in_the_trash_for_its_time() -> None:
    kept = Kept()
    kept.edit(WRITE, RULE, OTHER)
    kept.now = 5 * DAY
    kept.edit(DELETE, "own-1")
    [row] = rule_past.trash(kept.log, kept.rules, kept.now)
    assert (row.id, row.title, row.days, row.content) == ("own-1", "a · b · x", 30, RULE)
    kept.undo()
    assert kept.lost() == []
    kept.redo()
    kept.now = 5 * DAY + TRASH_KEPT + 1
    assert kept.lost() == []
    log = forgotten(kept.log, kept.rules, kept.now)
    assert rule_log.spent(log) == {"own-2"}
    kept.now = HISTORY_KEPT + 1
    assert forgotten(log, kept.rules, kept.now) == ()


def test_a_rule_that_was_reset_is_no_trash_and_a_new_one_taken_back_is() -> None:
    kept = Kept()
    kept.edit(WRITE, replace(RULE, id="zh-curt"))
    kept.edit(RESET, "zh-curt")
    kept.edit(WRITE, RULE)
    kept.undo()
    assert kept.lost() == []
    kept.edit(WRITE, OTHER)
    assert kept.lost() == ["own-1"]


def test_the_history_has_every_version_and_what_was_shipped() -> None:
    kept = Kept()
    shipped = replace(RULE, reason="Shipped.")
    kept.edit(WRITE, RULE)
    kept.now = 1.0
    kept.edit(WRITE, replace(RULE, reason="Better."))
    told = history(kept.log, kept.now_is("own-1"), "own-1", shipped)
    assert [(each.kind, dict(each.looks or ())["reason"], each.is_now) for each in told] == [
        (WRITE, "Better.", True), (WRITE, "Not that.", False), (None, "Shipped.", False),
    ]  # fmt: skip
    assert [each.below for each in told] == [False, False, True]
    assert dict(told[0].looks or ())["texts"] == "a\nb"
    assert dict(told[0].looks or ())["words"] == "x = y"


def test_a_shipped_rule_that_was_never_changed_has_one_version() -> None:
    [only] = history((), RuleVersion(None), "own-1", RULE)
    assert only.below
    assert only.is_now


def test_a_reset_rule_looks_as_it_was_shipped_and_a_deleted_one_like_nothing() -> None:
    kept = Kept()
    kept.edit(WRITE, RULE)
    kept.edit(RESET, "own-1")
    shipped = replace(RULE, reason="Shipped.")
    reset = history(kept.log, kept.now_is("own-1"), "own-1", shipped)[0]
    assert dict(reset.looks or ())["reason"] == "Shipped."
    assert history(kept.log, kept.now_is("own-1"), "own-1", None)[0].looks is None


def test_a_version_from_before_the_log_is_told_too() -> None:
    kept = Kept()
    kept.rules = {"own-1": RULE}
    assert [each.change for each in history((), kept.now_is("own-1"), "own-1", None)] == [
        RuleVersion(RULE)
    ]
    kept.edit(WRITE, replace(RULE, reason="Better."))
    told = history(kept.log, kept.now_is("own-1"), "own-1", None)
    assert [each.change for each in told] == [
        RuleVersion(replace(RULE, reason="Better.")),
        RuleVersion(RULE),
    ]


def test_switching_is_told_with_the_other_changes_of_a_rule() -> None:
    kept = Kept()
    kept.switch("own-1", on=False)
    kept.edit(WRITE, replace(RULE, reason="Mine."))
    kept.switch("own-1", on=True)
    told = history(kept.log, kept.now_is("own-1"), "own-1", RULE)
    assert [(each.kind, fields(each), each.below) for each in told] == [
        (SWITCH_ON, ("on", "Mine."), False),
        (WRITE, ("off", "Mine."), False),
        (SWITCH_OFF, ("off", "Not that."), False),
        (None, ("on", "Not that."), True),
    ]
    assert [each.is_now for each in told] == [True, False, False, False]
    assert told[2].change == RuleVersion(None, on=False)


def test_a_switching_that_was_taken_back_is_not_in_what_came_after_it() -> None:
    kept = Kept()
    kept.switch("own-1", on=False)
    kept.undo()
    kept.edit(WRITE, RULE)
    told = history(kept.log, kept.now_is("own-1"), "own-1", None)
    assert [(each.kind, each.looks and fields(each)[0]) for each in told] == [
        (WRITE, "on"), (SWITCH_OFF, None),
    ]  # fmt: skip
    assert told[0].is_now


def test_what_was_switched_elsewhere_is_told_as_it_is_now() -> None:
    [now, shipped] = history((), RuleVersion(None, on=False), "own-1", RULE)
    assert (now.is_now, now.kind, fields(now)[0]) == (True, None, "off")
    assert (shipped.below, fields(shipped)[0]) == (True, "on")
    kept = Kept()
    kept.off = ("own-1",)
    kept.switch("own-1", on=True)
    told = history(kept.log, kept.now_is("own-1"), "own-1", RULE)
    assert [fields(each)[0] for each in told] == ["on", "off", "on"]


def fields(moment: Moment) -> tuple[str, str]:
    looks = dict(moment.looks or ())
    return looks["on"], looks["reason"]
