"""The log of rules: taken back, and done again."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.edits.model import EditKind
from snippets_app.core.guard import rule_log
from snippets_app.core.guard.model import Rule
from snippets_app.core.guard.rule_log import State
from snippets_app.formats.rule_log import dump_log, load_log
from tests.core.guard.rule_log_parts import OTHER, RULE, Kept

WRITE, DELETE, RESET = EditKind.WRITE, EditKind.DELETE, EditKind.RESET


STEPS = st.lists(
    st.one_of(
        st.just("undo"),
        st.just("redo"),
        st.tuples(st.sampled_from(["own-1", "own-2"]), st.none() | st.text("ab", max_size=2)),
        st.tuples(st.sampled_from(["own-1", "zh-1"]), st.booleans()),
    ),
    max_size=25,
)


@given(STEPS)
def test_undo_and_redo_walk_over_the_same_states(steps: list[object]) -> None:
    kept = Kept()
    past, future = [kept.state()], list[tuple[dict[str, Rule], set[str]]]()
    for step in steps:
        if step == "undo":
            assert kept.undo() == (len(past) > 1)
            future += [past.pop()] if len(past) > 1 else []
        elif step == "redo":
            assert kept.redo() == bool(future)
            past += [future.pop()] if future else []
        elif done(kept, *step):  # type: ignore[misc]
            past.append(kept.state())
            future.clear()
        assert kept.state() == past[-1]
        assert load_log(dump_log(kept.log)) == kept.log
        assert rule_log.settled(kept.log, kept.rules) == kept.log
        assert rule_log.settled(kept.log, kept.rules, kept.off) == kept.log


def done(kept: Kept, name: str, what: str | bool | None) -> bool:
    if isinstance(what, bool):
        return kept.switch(name, on=what)
    return kept.edit(WRITE, name if what is None else replace(RULE, id=name, reason=what))


def test_a_rule_on_its_way_to_another_file_arrives_and_one_that_was_copied_there_stays() -> None:
    kept, korean = Kept(), replace(RULE, language="ko")
    kept.edit(WRITE, RULE, OTHER)
    kept.edit(WRITE, korean)
    for stored in ((RULE, OTHER, korean), (korean, RULE, OTHER)):
        assert rule_log.completed(kept.log, stored) == {RULE.id: korean, OTHER.id: OTHER}
        assert rule_log.completed(kept.log, (*stored, replace(RULE, language="zh"))) is None
    assert rule_log.completed(kept.log, (OTHER, korean)) is None
    assert rule_log.completed(kept.log, (OTHER, RULE)) is None
    assert rule_log.completed(kept.log, (OTHER,)) is None
    kept.undo()
    stored = (korean, OTHER, RULE)
    assert rule_log.completed(kept.log, stored) == {RULE.id: RULE, OTHER.id: OTHER}


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
    kept.switch("zh-1", on=False, subject="保证")
    assert [each.subject for each in kept.log] == ["a", "a", "", "保证"]


def test_what_is_discarded_is_in_no_edit_any_more() -> None:
    kept = Kept()
    kept.edit(WRITE, RULE, OTHER)
    kept.edit(DELETE, "own-1")
    kept.switch("own-1", on=False)
    kept.switch("own-1", "own-2", on=True)
    log = rule_log.discarded(kept.log, ["own-1"])
    assert [edit.about() for edit in log] == [{"own-2"}]


def test_where_others_decide_what_is_on_only_edits_of_rules_are_taken_back() -> None:
    kept = Kept()
    kept.edit(WRITE, RULE)
    kept.switch("zh-1", on=False)
    assert kept.undo(switching=False)
    assert (kept.rules, kept.off) == ({}, ("zh-1",))
    assert not kept.undo(switching=False)
    assert kept.redo(switching=False)
    assert kept.undo()
    assert kept.off == ()
    assert not kept.redo(switching=False)


def test_what_was_switched_fits_the_settings_when_the_program_ended_between_them() -> None:
    kept = Kept()
    kept.edit(WRITE, RULE)
    kept.switch("zh-1", on=False)
    assert rule_log.settled(kept.log, kept.rules) == kept.log
    before = rule_log.settled(kept.log, kept.rules, ())
    assert [each.state for each in before] == [State.DONE, State.UNDONE]
    assert rule_log.settled(before, kept.rules, ("zh-1",)) == kept.log


def test_a_log_from_before_rules_were_switched_is_read() -> None:
    kept = Kept()
    kept.edit(WRITE, RULE)
    old = dump_log(kept.log).replace(b',"switches":[]', b"")
    assert b"switches" not in old
    assert load_log(old) == kept.log
