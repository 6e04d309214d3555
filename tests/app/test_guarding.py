"""The guard in the running program: rules, typing, pause, settings, counts."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.core.chord import parse_chord
from snippets_app.store.findings import FindingCount
from tests.app.conftest import StartGuarded
from tests.app.guarding_parts import banner, own_file, type_into, wait_worked, write_rule
from tests.app.session_parts import CHOSEN, Running


def test_an_own_rule_warns_and_is_counted_by_rule_and_day(guarded: Running) -> None:
    type_into(guarded, "a zorblat here.")
    assert banner(guarded) == "a zorblat here."
    guarded.wait_stored()
    counts = guarded.session.library.store
    found: list[object] = []
    guarded.storing.run(lambda: counts.findings_by_rule(date.today()), found.append, found.append)  # noqa: DTZ011
    guarded.wait_stored()
    assert found == [(FindingCount("own-zorblat", 1, 0),)]


def test_a_draft_that_is_come_back_to_is_counted_once(guarded: Running) -> None:
    typing = guarded.desk.typing
    for program, window in (("Chat", 1), ("Mail", 2), ("Chat", 1)):
        typing.enter(program, window=window)
        wait_worked(guarded)
        typing.type("" if program == "Mail" else "a zorblat here.")
        wait_worked(guarded)
    assert banner(guarded) == "a zorblat here."
    typing.type("")
    typing.type("a zorblat here.")
    wait_worked(guarded)
    found: list[object] = []
    store = guarded.session.library.store
    guarded.storing.run(lambda: store.findings_by_rule(None), found.append, found.append)
    guarded.wait_stored()
    assert found == [(FindingCount("own-zorblat", 2, 0),)]


def test_a_shipped_rule_warns(guarded: Running) -> None:
    type_into(guarded, "我保证今天送到，")
    assert "保证" in banner(guarded)


def test_the_better_wording_is_put_in_place_by_its_hotkey(guarded: Running) -> None:
    type_into(guarded, "a zorblat here.")
    guarded.desk.hotkeys.fire(parse_chord("Ctrl+'"))
    guarded.bot.waitUntil(lambda: guarded.desk.field_text == "good")
    assert guarded.desk.typing.selected == (2, 9)


def test_a_warning_hotkey_that_cannot_be_had_is_told_once(qtbot: QtBot, tmp_path: Path) -> None:
    write_rule(tmp_path / "data" / "rules" / "own.toml", "zorblat")
    running = Running(qtbot, tmp_path / "data", taken="Ctrl+'")
    wait_worked(running)
    assert running.told() == ""
    type_into(running, "a zorblat here.")
    assert banner(running)
    assert running.told().startswith("Ctrl+' is already used by another program.")
    assert running.told().endswith("Change it in the settings.")
    running.windows.notice.hide()
    for text in ("a kind word", "a zorblat here."):
        type_into(running, text)
    assert banner(running)
    assert running.told() == ""
    running.close()


def test_enter_is_held_once(guarded: Running) -> None:
    type_into(guarded, "a zorblat here.")
    assert "Enter" in guarded.held()
    guarded.desk.hotkeys.fire(parse_chord("Enter"))
    wait_worked(guarded)
    assert "Enter" not in guarded.held()
    assert banner(guarded)


def test_not_here_is_kept_in_the_settings_and_counts_at_once(guarded: Running) -> None:
    type_into(guarded, "a zorblat here.")
    guarded.desk.hotkeys.fire(parse_chord("Ctrl+Shift+F9"))
    wait_worked(guarded)
    assert banner(guarded) == ""
    assert guarded.saved().guard_silenced == ({"rule": "own-zorblat", "program": "Chat"},)
    type_into(guarded, "a zorblat here.")
    assert banner(guarded) == ""
    type_into(guarded, "a zorblat here.", "Mail")
    assert banner(guarded) != ""


def test_pause_forgets_what_was_typed_and_watches_nothing(guarded: Running) -> None:
    type_into(guarded, "a zorblat here.")
    guarded.press("Ctrl+Shift+F8")
    wait_worked(guarded)
    assert banner(guarded) == ""
    type_into(guarded, "a zorblat here.")
    assert banner(guarded) == ""
    guarded.press("Ctrl+Shift+F8")
    wait_worked(guarded)
    type_into(guarded, "a zorblat here.")
    assert banner(guarded) != ""


def test_excluded_programs_and_our_own_are_not_watched(start_guarded: StartGuarded) -> None:
    running = start_guarded(replace(CHOSEN, guard_excluded=("mail*",)))
    for program in ("Mail", "saywell", "KeePassXC", ""):
        type_into(running, "a zorblat here.", program)
        assert banner(running) == ""


def test_keys_are_watched_only_where_that_was_allowed(start_guarded: StartGuarded) -> None:
    running = start_guarded(replace(CHOSEN, guard_keys=("old chat",)))
    for program, seen in (("Chat", False), ("Old Chat", True)):
        running.desk.typing.enter(program, keys_only=True)
        running.desk.typing.key(*"zorblat", "!")
        wait_worked(running)
        assert bool(banner(running)) is seen


def test_with_the_guard_off_nothing_is_loaded_and_it_can_be_switched_on(
    start_guarded: StartGuarded,
) -> None:
    running = start_guarded(replace(CHOSEN, guard=False))
    assert running.session.guarding.rules.checks is None
    running.session.use_settings(CHOSEN)
    wait_worked(running)
    type_into(running, "a zorblat here.")
    assert banner(running) != ""
    running.session.use_settings(replace(CHOSEN, guard=False))
    wait_worked(running)
    assert banner(running) == ""


def test_a_changed_rule_file_is_live_for_what_stands_there(guarded: Running) -> None:
    type_into(guarded, "a blarf here.")
    assert banner(guarded) == ""
    with guarded.bot.waitSignal(guarded.session.guarding.rules.changed):
        write_rule(own_file(guarded), "blarf", "warn")
    wait_worked(guarded)
    assert banner(guarded) == "a blarf here."
    with guarded.bot.waitSignal(guarded.session.guarding.rules.changed):
        own_file(guarded).unlink()
    wait_worked(guarded)
    assert banner(guarded) == ""


def test_a_broken_file_is_told_once_and_the_good_rules_stay(guarded: Running) -> None:
    rules = guarded.session.guarding.rules
    with guarded.bot.waitSignal(rules.changed):
        own_file(guarded).with_name("bad.toml").write_text("format = 1\nlanguage = [")
    assert "could not be read" in guarded.told()
    guarded.windows.notice.hide()
    with guarded.bot.waitSignal(rules.changed):
        write_rule(own_file(guarded), "blarf")
    assert guarded.told() == ""
    type_into(guarded, "a blarf here.")
    assert banner(guarded) == "a blarf here."


def test_a_rule_offers_a_snippet_that_needs_no_answers(start_guarded: StartGuarded) -> None:
    running = start_guarded()
    snippets = running.session.catalogue.snippets
    ready = next(each for each in snippets.values() if running.session.said_by(each.id))
    asks = next(each for each in snippets.values() if not running.session.said_by(each.id))
    with running.bot.waitSignal(running.session.guarding.rules.changed):
        write_rule(own_file(running), "blarf", more=f'snippet = "{ready.id}"')
    type_into(running, "a blarf here.")
    view = running.windows.warnings._banner
    assert view
    assert view._view
    assert view._view.instead == (running.session.said_by(ready.id),)
    with running.bot.waitSignal(running.session.guarding.rules.changed):
        write_rule(own_file(running), "blarf", more=f'snippet = "{asks.id}"')
    wait_worked(running)
    assert view._view.instead == ()


def test_our_own_snippets_are_checked_and_then_do_not_warn_again(guarded: Running) -> None:
    snippet = replace(next(iter(guarded.session.catalogue.snippets.values())), body="zorblat it.")
    guarded.session.flow.insert(snippet)
    box = guarded.windows.objection.box()
    assert box
    assert "“zorblat”: Not that word." in box.informativeText()
    (agree,) = [each for each in box.buttons() if each.text() == "Insert anyway"]
    agree.click()
    guarded.bot.waitUntil(lambda: guarded.desk.field_text == "zorblat it.")
    type_into(guarded, "zorblat it.")
    assert banner(guarded) == ""
    guarded.wait_stored()


@pytest.mark.parametrize(
    ("copied", "told"),
    [
        ("a zorblat here", "In what you copied: “zorblat”: Not that word."),
        ("a kind word", "Nothing forbidden in what you copied."),
        ("", "You have copied no text."),
    ],
)
def test_what_was_copied_is_checked_by_hotkey(guarded: Running, copied: str, told: str) -> None:
    if copied:
        guarded.desk.clipboard.copy(copied)
    guarded.press("Ctrl+Shift+F7")
    wait_worked(guarded)
    assert guarded.told().strip() == told


def test_a_composed_text_is_checked_and_inserted_into_the_target(guarded: Running) -> None:
    guarded.press("Ctrl+Shift+F6")
    wait_worked(guarded)
    panel = guarded.windows.compose
    assert panel.isVisible()
    panel.draft.setPlainText("a zorblat here")
    panel.submit()
    assert panel.isVisible(), "the first Enter is held"
    panel.submit()
    guarded.bot.waitUntil(lambda: guarded.desk.field_text == "a zorblat here")
    assert not panel.isVisible()
    assert not guarded.windows.objection.is_open()


def test_leaving_the_compose_panel_gives_the_focus_back(guarded: Running) -> None:
    guarded.press("Ctrl+Shift+F6")
    wait_worked(guarded)
    guarded.windows.compose.leave()
    guarded.bot.waitUntil(lambda: bool(guarded.desk.windows.activated))
    assert guarded.desk.field_text == ""


def test_an_insertion_waits_for_the_rules_at_the_start(qtbot: QtBot, tmp_path: Path) -> None:
    write_rule(tmp_path / "data" / "rules" / "own.toml", "zorblat")
    running = Running(qtbot, tmp_path / "data")
    running.session.guarding.apply()
    assert running.session.guarding.rules.checks is None
    snippet = next(iter(running.session.catalogue.snippets.values()))
    running.session.flow.insert(replace(snippet, body="zorblat it."))
    running.session.flow.insert(replace(snippet, body="another"))
    running.bot.waitUntil(running.windows.objection.is_open)
    assert running.desk.field_text == ""
    running.close()
