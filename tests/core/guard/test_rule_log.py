"""The log of own rules: taken back, done again, looked up, and forgotten in time."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.edits.model import EditKind
from snippets_app.core.edits.trash import DAY
from snippets_app.core.guard import rule_log
from snippets_app.core.guard.model import Rule, Severity
from snippets_app.core.guard.rule_log import HISTORY_KEPT, TRASH_KEPT, Log, Rules, edited
from snippets_app.formats.rule_log import dump_log, load_log

RULE = Rule("own-1", "phrase", "", Severity.WARN, "Not that.", ("a", "b"), words={"x": "y"})
OTHER = replace(RULE, id="own-2", texts=("c",), words={})
WRITE, DELETE, RESTORE, RESET = (
    EditKind.WRITE,
    EditKind.DELETE,
    EditKind.RESTORE,
    EditKind.RESET,
)


class Kept:
    """A log and the rules that it led to."""

    def __init__(self) -> None:
        self.log: Log = ()
        self.rules: Rules = {}
        self.now = 0.0

    def edit(self, kind: EditKind, *wanted: Rule | str) -> bool:
        asked = {each if isinstance(each, str) else each.id: each for each in wanted}
        rules = {name: None if isinstance(each, str) else each for name, each in asked.items()}
        return self._take(edited(self.log, self.rules, kind, rules, self.now))

    def undo(self) -> bool:
        return self._take(rule_log.undone(self.log, self.rules))

    def redo(self) -> bool:
        return self._take(rule_log.redone(self.log, self.rules))

    def lost(self) -> list[str]:
        return [each.id for each in rule_log.trash(self.log, self.rules, self.now)]

    def _take(self, step: rule_log.Step | None) -> bool:
        if step is not None:
            self.log, self.rules = step.log, step.rules
        return step is not None


STEPS = st.lists(
    st.one_of(
        st.just("undo"),
        st.just("redo"),
        st.tuples(st.sampled_from(["own-1", "own-2"]), st.none() | st.text("ab", max_size=2)),
    ),
    max_size=25,
)


@given(STEPS)
def test_undo_and_redo_walk_over_the_same_states(steps: list[object]) -> None:
    kept = Kept()
    past, future = [dict(kept.rules)], list[dict[str, Rule]]()
    for step in steps:
        if step == "undo":
            assert kept.undo() == (len(past) > 1)
            future += [past.pop()] if len(past) > 1 else []
        elif step == "redo":
            assert kept.redo() == bool(future)
            past += [future.pop()] if future else []
        else:
            name, reason = step  # type: ignore[misc]
            wanted = name if reason is None else replace(RULE, id=name, reason=reason)
            if kept.edit(WRITE, wanted):
                past.append(dict(kept.rules))
                future.clear()
        assert dict(kept.rules) == past[-1]
        assert load_log(dump_log(kept.log)) == kept.log
        assert rule_log.settled(kept.log, kept.rules) == kept.log


def test_a_change_that_changes_nothing_is_not_kept() -> None:
    kept = Kept()
    assert kept.edit(WRITE, RULE)
    assert not kept.edit(WRITE, RULE)
    assert len(kept.log) == 1


def test_an_edit_names_the_rule_that_it_was_about() -> None:
    kept = Kept()
    kept.edit(WRITE, RULE)
    kept.edit(DELETE, "own-1")
    kept.edit(WRITE, RULE, OTHER)
    assert [each.subject for each in kept.log] == ["a", "a", ""]


def test_a_deleted_rule_lies_in_the_trash_for_its_time() -> None:
    kept = Kept()
    kept.edit(WRITE, RULE, OTHER)
    kept.now = 5 * DAY
    kept.edit(DELETE, "own-1")
    [row] = rule_log.trash(kept.log, kept.rules, kept.now)
    assert (row.id, row.title, row.days, row.content) == ("own-1", "a · b · x", 30, RULE)
    kept.undo()
    assert kept.lost() == []
    kept.redo()
    kept.now = 5 * DAY + TRASH_KEPT + 1
    assert kept.lost() == []
    log = rule_log.forgotten(kept.log, kept.rules, kept.now)
    assert rule_log.spent(log) == {"own-2"}
    kept.now = HISTORY_KEPT + 1
    assert rule_log.forgotten(log, kept.rules, kept.now) == ()


def test_a_rule_that_was_reset_is_no_trash_and_a_new_one_taken_back_is() -> None:
    kept = Kept()
    kept.edit(WRITE, replace(RULE, id="zh-curt"))
    kept.edit(RESET, "zh-curt")
    kept.edit(WRITE, RULE)
    kept.undo()
    assert kept.lost() == []
    kept.edit(WRITE, OTHER)
    assert kept.lost() == ["own-1"]


def test_what_is_discarded_is_in_no_edit_any_more() -> None:
    kept = Kept()
    kept.edit(WRITE, RULE, OTHER)
    kept.edit(DELETE, "own-1")
    log = rule_log.discarded(kept.log, ["own-1"])
    assert [[row.id for row in edit.rows] for edit in log] == [["own-2"]]


def test_the_history_has_every_version_and_what_was_shipped() -> None:
    kept = Kept()
    shipped = replace(RULE, reason="Shipped.")
    kept.edit(WRITE, RULE)
    kept.now = 1.0
    kept.edit(WRITE, replace(RULE, reason="Better."))
    told = rule_log.history(kept.log, kept.rules, "own-1", shipped)
    assert [(each.kind, dict(each.looks or ())["reason"], each.is_now) for each in told] == [
        (WRITE, "Better.", True), (WRITE, "Not that.", False), (None, "Shipped.", False),
    ]  # fmt: skip
    assert [each.below for each in told] == [False, False, True]
    assert dict(told[0].looks or ())["texts"] == "a\nb"
    assert dict(told[0].looks or ())["words"] == "x = y"


def test_a_shipped_rule_that_was_never_changed_has_one_version() -> None:
    [only] = rule_log.history((), {}, "own-1", RULE)
    assert only.below
    assert only.is_now


def test_a_reset_rule_looks_as_it_was_shipped_and_a_deleted_one_like_nothing() -> None:
    kept = Kept()
    kept.edit(WRITE, RULE)
    kept.edit(RESET, "own-1")
    shipped = replace(RULE, reason="Shipped.")
    reset = rule_log.history(kept.log, kept.rules, "own-1", shipped)[0]
    assert dict(reset.looks or ())["reason"] == "Shipped."
    assert rule_log.history(kept.log, kept.rules, "own-1", None)[0].looks is None


def test_a_version_from_before_the_log_is_told_too() -> None:
    kept = Kept()
    kept.rules = {"own-1": RULE}
    assert [each.change for each in rule_log.history((), kept.rules, "own-1", None)] == [RULE]
    kept.edit(WRITE, replace(RULE, reason="Better."))
    told = rule_log.history(kept.log, kept.rules, "own-1", None)
    assert [each.change for each in told] == [replace(RULE, reason="Better."), RULE]
