"""The guard in the running program: rules, typing, pause, settings, counts."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.core.chord import parse_chord
from snippets_app.settings import Settings
from snippets_app.store.findings import FindingCount
from tests.app.session_parts import CHOSEN, Running
from tests.ui.guarded_parts import plain

RULES = """
format = 1
language = "en"

[[rules]]
id = "{id}"
kind = "phrase"
severity = "{severity}"
reason = "Not that word."
texts = ["{text}"]
{more}
matches = ["a {text} here"]
passes = ["nothing"]
"""
Start = Callable[..., Running]


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    made: list[Running] = []

    def run(chosen: Settings = CHOSEN) -> Running:
        write_rule(tmp_path / "data" / "rules" / "own.toml", "zorblat")
        made.append(Running(qtbot, tmp_path / "data", chosen))
        wait_worked(made[-1])
        return made[-1]

    yield run
    for each in made:
        each.close()


@pytest.fixture
def running(start: Start) -> Running:
    return start()


def write_rule(file: Path, text: str, severity: str = "forbid", more: str = "") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    more = more or 'instead = ["good"]'
    file.write_text(RULES.format(id=f"own-{text}", text=text, severity=severity, more=more))


def wait_worked(running: Running) -> None:
    """Until rules are in force, typing is begun or ended, and warnings are placed."""
    for _ in range(3):
        done: list[object] = []
        running.bot.wait(1)  # what was begun with a timer of no time
        running.session.guarding.working.run(lambda: None, done.append, done.append)
        running.bot.waitUntil(lambda done=done: bool(done))  # type: ignore[misc]


def type_into(running: Running, text: str, program: str = "Chat") -> None:
    running.desk.typing.enter(program)
    running.desk.typing.type(text)
    wait_worked(running)


def banner(running: Running) -> str:
    shown = running.windows.warnings._banner
    return plain(shown.sentence()) if shown and shown.isVisible() else ""


def own_file(running: Running) -> Path:
    return running.places.data / "rules" / "own.toml"


def test_an_own_rule_warns_and_is_counted_by_rule_and_day(running: Running) -> None:
    type_into(running, "a zorblat here.")
    assert banner(running) == "a zorblat here."
    running.wait_stored()
    counts = running.session.library.store
    found: list[object] = []
    running.storing.run(lambda: counts.findings_by_rule(date.today()), found.append, found.append)  # noqa: DTZ011
    running.wait_stored()
    assert found == [(FindingCount("own-zorblat", 1, 0),)]


def test_a_shipped_rule_warns(running: Running) -> None:
    type_into(running, "我保证今天送到，")
    assert "保证" in banner(running)


def test_the_better_wording_is_put_in_place_by_its_hotkey(running: Running) -> None:
    type_into(running, "a zorblat here.")
    running.desk.hotkeys.fire(parse_chord("Ctrl+'"))
    running.bot.waitUntil(lambda: running.desk.field_text == "good")
    assert running.desk.typing.selected == (2, 9)


def test_enter_is_held_once(running: Running) -> None:
    type_into(running, "a zorblat here.")
    assert "Enter" in running.held()
    running.desk.hotkeys.fire(parse_chord("Enter"))
    wait_worked(running)
    assert "Enter" not in running.held()
    assert banner(running)


def test_not_here_is_kept_in_the_settings_and_counts_at_once(running: Running) -> None:
    type_into(running, "a zorblat here.")
    running.desk.hotkeys.fire(parse_chord("Ctrl+Shift+F9"))
    wait_worked(running)
    assert banner(running) == ""
    assert running.saved().guard_silenced == ({"rule": "own-zorblat", "program": "Chat"},)
    type_into(running, "a zorblat here.")
    assert banner(running) == ""
    type_into(running, "a zorblat here.", "Mail")
    assert banner(running) != ""


def test_pause_forgets_what_was_typed_and_watches_nothing(running: Running) -> None:
    type_into(running, "a zorblat here.")
    running.press("Ctrl+Shift+F8")
    wait_worked(running)
    assert banner(running) == ""
    type_into(running, "a zorblat here.")
    assert banner(running) == ""
    running.press("Ctrl+Shift+F8")
    wait_worked(running)
    type_into(running, "a zorblat here.")
    assert banner(running) != ""


def test_excluded_programs_and_our_own_are_not_watched(start: Start) -> None:
    running = start(replace(CHOSEN, guard_excluded=("mail*",)))
    for program in ("Mail", "saywell", "KeePassXC", ""):
        type_into(running, "a zorblat here.", program)
        assert banner(running) == ""


def test_keys_are_watched_only_where_that_was_allowed(start: Start) -> None:
    running = start(replace(CHOSEN, guard_keys=("old chat",)))
    for program, seen in (("Chat", False), ("Old Chat", True)):
        running.desk.typing.enter(program, keys_only=True)
        running.desk.typing.key(*"zorblat", "!")
        wait_worked(running)
        assert bool(banner(running)) is seen


def test_with_the_guard_off_nothing_is_loaded_and_it_can_be_switched_on(start: Start) -> None:
    running = start(replace(CHOSEN, guard=False))
    assert running.session.guarding.rules.checks is None
    running.session.use_settings(CHOSEN)
    wait_worked(running)
    type_into(running, "a zorblat here.")
    assert banner(running) != ""
    running.session.use_settings(replace(CHOSEN, guard=False))
    wait_worked(running)
    assert banner(running) == ""


def test_a_changed_rule_file_is_live_for_what_stands_there(running: Running) -> None:
    type_into(running, "a blarf here.")
    assert banner(running) == ""
    with running.bot.waitSignal(running.session.guarding.rules.changed):
        write_rule(own_file(running), "blarf", "warn")
    wait_worked(running)
    assert banner(running) == "a blarf here."
    with running.bot.waitSignal(running.session.guarding.rules.changed):
        own_file(running).unlink()
    wait_worked(running)
    assert banner(running) == ""


def test_a_broken_file_is_told_once_and_the_good_rules_stay(running: Running) -> None:
    rules = running.session.guarding.rules
    with running.bot.waitSignal(rules.changed):
        own_file(running).with_name("bad.toml").write_text("format = 1\nlanguage = [")
    assert "could not be read" in running.told()
    running.windows.notice.hide()
    with running.bot.waitSignal(rules.changed):
        write_rule(own_file(running), "blarf")
    assert running.told() == ""
    type_into(running, "a blarf here.")
    assert banner(running) == "a blarf here."


def test_a_rule_offers_a_snippet_that_needs_no_answers(start: Start) -> None:
    running = start()
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


def test_our_own_snippets_are_checked_and_then_do_not_warn_again(running: Running) -> None:
    snippet = replace(next(iter(running.session.catalogue.snippets.values())), body="zorblat it.")
    running.session.flow.insert(snippet)
    box = running.windows.objection.box()
    assert box
    assert "“zorblat”: Not that word." in box.informativeText()
    (agree,) = [each for each in box.buttons() if each.text() == "Insert anyway"]
    agree.click()
    running.bot.waitUntil(lambda: running.desk.field_text == "zorblat it.")
    type_into(running, "zorblat it.")
    assert banner(running) == ""
    running.wait_stored()


@pytest.mark.parametrize(
    ("copied", "told"),
    [
        ("a zorblat here", "In what you copied: “zorblat”: Not that word."),
        ("a kind word", "Nothing forbidden in what you copied."),
        ("", "You have copied no text."),
    ],
)
def test_what_was_copied_is_checked_by_hotkey(running: Running, copied: str, told: str) -> None:
    if copied:
        running.desk.clipboard.copy(copied)
    running.press("Ctrl+Shift+F7")
    wait_worked(running)
    assert running.told().strip() == told


def test_a_composed_text_is_checked_and_inserted_into_the_target(running: Running) -> None:
    running.press("Ctrl+Shift+F6")
    wait_worked(running)
    panel = running.windows.compose
    assert panel.isVisible()
    panel.draft.setPlainText("a zorblat here")
    panel.submit()
    assert panel.isVisible(), "the first Enter is held"
    panel.submit()
    running.bot.waitUntil(lambda: running.desk.field_text == "a zorblat here")
    assert not panel.isVisible()
    assert not running.windows.objection.is_open()


def test_leaving_the_compose_panel_gives_the_focus_back(running: Running) -> None:
    running.press("Ctrl+Shift+F6")
    wait_worked(running)
    running.windows.compose.leave()
    running.bot.waitUntil(lambda: bool(running.desk.windows.activated))
    assert running.desk.field_text == ""
