"""Rules in real windows over real files: written, switched, copied, taken back and restored."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.core.guard.model import Rule, Severity
from snippets_app.core.guard.rule_rows import Origin
from snippets_app.core.guard.suggesting import Survey
from tests.app.guarding_parts import wait_worked
from tests.app.rule_parts import RULE, Rules, first_shipped, opened
from tests.ui.dialog_parts import button, question_of


@pytest.fixture
def rules(qtbot: QtBot, tmp_path: Path) -> Iterator[Rules]:
    with opened(qtbot, tmp_path / "data") as made:
        yield made


def test_all_rules_are_listed_with_whose_they_are(rules: Rules) -> None:
    assert {item.origin for item in rules.list.model.every()} == {Origin.SHIPPED}
    rules.write(RULE)
    assert rules.origin("own-1") is Origin.OWN
    assert rules.list.chosen()[0].rule == RULE


def test_a_rule_is_deleted_and_taken_back_and_done_again(rules: Rules) -> None:
    rules.write(RULE)
    rules.choose("own-1")
    rules.click("Delete")
    assert rules.stored() == ()
    assert rules.list.model.rows_of(["own-1"]) == []
    rules.click("Undo")
    assert rules.stored() == (RULE,)
    rules.click("Redo")
    assert rules.stored() == ()
    rules.click("Undo")
    rules.click("Undo")
    assert rules.stored() == ()
    assert not button(rules.list, "Undo").isEnabled()


def test_a_shipped_rule_is_changed_and_reset(rules: Rules) -> None:
    shipped = first_shipped(rules)
    with rules.running.bot.waitSignal(rules.running.session.guarding.rules.changed):
        rules.write(replace(shipped, severity=Severity.FORBID))
    assert rules.origin(shipped.id) is Origin.CHANGED
    in_force = {rule.id: rule for rule in rules.running.session.guarding.rules.rules}
    assert in_force[shipped.id].severity is Severity.FORBID
    rules.choose(shipped.id)
    rules.click("Reset")
    assert rules.origin(shipped.id) is Origin.SHIPPED
    assert rules.trash().model.every() == ()
    rules.editing.past.windows.trash.hide()


def test_several_rules_are_switched_off_and_on(rules: Rules) -> None:
    names = tuple(item.rule.id for item in rules.list.model.every()[:3])
    rules.choose(*names)
    rules.list._request_switch()
    rules.wait()
    assert rules.running.saved().guard_off == names
    assert [item.on for item in rules.list.model.every()[:4]] == [False, False, False, True]
    assert [item.rule.id for item in rules.list.chosen()] == list(names)
    rules.list._request_switch()
    rules.wait()
    assert rules.running.saved().guard_off == ()


def test_copies_have_ids_that_were_never_given(rules: Rules) -> None:
    rules.write(RULE, replace(RULE, id="own-2"))
    rules.choose("own-2")
    rules.click("Delete")
    rules.choose("own-1", first_shipped(rules).id)
    rules.click("Duplicate")
    assert [rule.id for rule in rules.stored()] == ["own-1", "own-3", "own-4"]


def test_an_earlier_version_is_restored_and_that_is_undone(rules: Rules) -> None:
    rules.write(RULE)
    rules.write(replace(RULE, reason="Better.", severity=Severity.FORBID))
    window = rules.history("own-1")
    assert window.view.accessibleDescription().splitlines()[:2] == [
        "Taken out: Careful", "Put in: Forbidden",
    ]  # fmt: skip
    window.choose(1)
    window.restore.click()
    rules.wait()
    assert rules.stored() == (RULE,)
    assert window.model.rowCount() == 3
    window.undo.click()
    rules.wait()
    assert rules.stored()[0].reason == "Better."
    assert not window.undo.isEnabled()
    window.hide()


def test_the_history_of_a_shipped_rule_ends_with_what_was_shipped(rules: Rules) -> None:
    shipped = first_shipped(rules)
    rules.write(replace(shipped, reason="Mine.", reasons={}))
    window = rules.history(shipped.id)
    window.choose(window.model.rowCount() - 1)
    window.restore.click()
    rules.wait()
    assert rules.origin(shipped.id) is Origin.SHIPPED
    window.hide()


def test_deleted_rules_come_back_from_the_trash(rules: Rules) -> None:
    rules.write(RULE, replace(RULE, id="own-2", texts=("flurb",)))
    rules.choose("own-1", "own-2")
    rules.click("Delete")
    window = rules.trash()
    assert {row.title for row in window.model.every()} == {"blarf", "flurb"}
    window.table.selectAll()
    window.restore.click()
    rules.wait()
    assert {rule.id for rule in rules.stored()} == {"own-1", "own-2"}
    assert window.model.every() == ()
    window.undo.click()
    rules.wait()
    assert len(window.model.every()) == 2
    window.empty.click()
    question = question_of(window)
    assert question
    button(question, "Delete for good").click()
    rules.wait()
    assert window.model.every() == ()
    window.hide()


def test_a_file_that_changes_outside_is_shown_anew(rules: Rules) -> None:
    rules.write(RULE)
    file = rules.running.places.data / "rules" / "mine.toml"
    changed = rules.running.session.guarding.rules.changed
    with rules.running.bot.waitSignal(changed):
        file.write_text(file.read_text().replace("Not that.", "By hand."))
    rules.wait()
    item = rules.list.model.item(rules.list.model.rows_of(["own-1"])[0])
    assert item
    assert item.rule.reason == "By hand."


def test_the_editor_is_answered_from_the_agents_own_texts(rules: Rules) -> None:
    asking, running = rules.editing.asking, rules.running
    surveys: list[Survey] = []
    asking.survey(replace(RULE, texts=("the",)), print)
    asking.survey(replace(RULE, texts=("zzz",)), surveys.append)
    wait_worked(running)
    assert [survey.found for survey in surveys] == [0]
    sorry = replace(RULE, texts=("sorry",), matches=(), passes=())
    asking.survey(sorry, surveys.append)
    wait_worked(running)
    assert surveys[1].found > 0
    assert surveys[1].exceptions
    assert all("sorry" in each.casefold() for each in surveys[1].exceptions)
    asking.check(RULE)


def test_another_rule_that_says_the_same_is_named(rules: Rules) -> None:
    shipped = first_shipped(rules)
    said = clashes(rules, replace(RULE, texts=(shipped.texts[0],)))
    assert said[0].startswith(f"“{shipped.texts[0]}” is found by another rule already: ")
    rules.running.session.change_settings(guard_off=(shipped.id,))
    others = clashes(rules, replace(RULE, texts=(shipped.texts[0],)))
    assert said[0] not in others


def test_what_another_rule_lets_pass_is_named(rules: Rules) -> None:
    other = replace(RULE, id="own-7", exceptions=("blarf day",))
    with rules.running.bot.waitSignal(rules.running.session.guarding.rules.changed):
        rules.write(other)
    assert clashes(rules, replace(RULE, texts=("blarf",))) == [
        "“blarf” is found in “blarf day”, which another rule lets pass: Not that."
    ]


def clashes(rules: Rules, rule: Rule) -> Sequence[str]:
    said: list[Sequence[str]] = []
    rules.editing.asking.clashes(rule, said.append)
    wait_worked(rules.running)
    return said[0]


def test_what_is_restored_is_the_rule_that_is_shown(rules: Rules) -> None:
    rules.write(RULE)
    rules.write(replace(RULE, reason="Better."), replace(RULE, id="own-2"))
    window = rules.history("own-1")
    file = rules.running.places.data / "rules" / "mine.toml"
    content = file.read_bytes()
    file.write_bytes(b"broken = [")
    rules.editing.past.open_history(replace(RULE, id="own-2"))
    rules.wait()
    assert "cannot be read" in rules.running.told()
    file.write_bytes(content)
    window.choose(1)
    window.restore.click()
    rules.wait()
    assert [rule.reason for rule in rules.stored()] == ["Not that.", "Not that."]
    window.hide()


def test_a_saved_rule_and_copies_are_shown_whatever_is_searched(rules: Rules) -> None:
    rules.list.search.setText("no such words")
    rules.write(RULE)
    assert [item.rule.id for item in rules.list.chosen()] == ["own-1"]
    rules.click("Duplicate")
    assert [item.rule.id for item in rules.list.chosen()] == ["own-2"]


def test_the_list_follows_the_settings(rules: Rules) -> None:
    session = rules.running.session
    shipped = first_shipped(rules)
    session.use_settings(replace(session.settings, guard_off=(shipped.id,)))
    rules.wait()
    assert not rules.item(shipped.id).on
