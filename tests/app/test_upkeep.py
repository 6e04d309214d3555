"""The library is looked after while the program runs, and restored from a list."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.app.own_rules import OwnRules
from snippets_app.app.upkeep import Upkeep
from snippets_app.core.edits.model import EditKind
from snippets_app.core.guard.rule_log import Wanted
from snippets_app.core.model import PersonalChange
from snippets_app.ui.restore_dialog import RestoreDialog
from tests.app.edits import save
from tests.app.rule_parts import RULE
from tests.app.session_parts import Running, ignored
from tests.ui.dialog_parts import button, question_of

HELLO = "phone-en/hold-back"
MINE = PersonalChange("phone-en/own-1", "hold", "Mine", "My own words.", "", "")


@pytest.fixture
def running(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    session = Running(qtbot, tmp_path / "data")
    yield session
    session.close()


def upkeep(running: Running, after_start: int = 3_600_000) -> Upkeep:
    return Upkeep(running.session, running.storing, after_start)


def change(running: Running, *changes: PersonalChange) -> None:
    do(running, lambda: save(running.session.library, *changes))


def do(running: Running, work: Callable[[], object]) -> None:
    running.storing.run(work, ignored, running.session.tell)
    running.wait_stored()


def spoil(running: Running) -> None:
    """A letter of the agent's own text changes on the disk."""
    store, file = running.session.library.store, running.places.database
    do(running, lambda: store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
    content = file.read_bytes()
    at = content.rindex(b"My own words.")
    file.write_bytes(content[:at] + b"Ny" + content[at + 2 :])


def test_damage_is_found_after_the_start_repaired_and_told(running: Running) -> None:
    change(running, MINE)
    spoil(running)
    kept = upkeep(running, after_start=0)
    running.bot.waitUntil(lambda: "was damaged" in running.told())
    running.wait_stored()
    assert "library-damaged-" in running.told()
    assert running.session.catalogue.snippets[MINE.snippet].body == "My own words."
    kept.close()


def test_a_change_of_rules_that_was_cut_off_is_completed(running: Running) -> None:
    kept, places = upkeep(running), running.places
    own = OwnRules(places.data / "rules", places.rule_log)
    own.edit(Wanted(EditKind.WRITE, {RULE.id: RULE}))
    [plain] = (places.data / "rules").glob("mine*.toml")
    before = plain.read_bytes()
    own.edit(Wanted(EditKind.WRITE, {RULE.id: replace(RULE, language="ko")}))
    after = plain.read_bytes()
    plain.write_bytes(before)
    kept.look()
    running.wait_stored()
    assert plain.read_bytes() == before, "nothing tells of it"
    places.unfinished_rules.touch()
    kept.look()
    running.wait_stored()
    assert plain.read_bytes() == after
    assert not places.unfinished_rules.exists()
    kept.close()


def test_a_sound_library_is_nothing_to_speak_of(running: Running) -> None:
    kept = upkeep(running)
    kept.look()
    running.wait_stored()
    assert running.told() == ""
    kept.close()


def test_damage_that_is_met_is_repaired_at_once_and_the_work_goes_on(running: Running) -> None:
    kept = upkeep(running)
    change(running, MINE)
    spoil(running)
    running.session.library.store.damage_met()
    running.bot.waitUntil(lambda: "was damaged" in running.told())
    change(running, PersonalChange(HELLO, title="Later"))
    do(running, lambda: None)
    reloaded: list[None] = []
    running.session.reload(lambda: reloaded.append(None))
    running.bot.waitUntil(lambda: bool(reloaded))
    assert running.title(HELLO) == "Later"
    assert running.title(MINE.snippet) == "Mine"
    kept.close()


def test_a_backup_is_restored_from_the_list_and_that_is_undone(running: Running) -> None:
    change(running, PersonalChange(HELLO, title="First"))
    folder = running.places.backups
    do(running, lambda: running.session.library.store.backup(folder / "library-2026-01-01.db"))
    change(running, PersonalChange(HELLO, title="Second"))
    restore(running, row=-1)
    assert running.title(HELLO) == "First"
    assert "To go back" in said(dialog(running))
    restore(running, row=0)
    assert running.title(HELLO) == "Second"


def test_a_backup_that_is_damaged_is_refused_in_the_dialog(running: Running) -> None:
    running.session.front().restoring.open_list()
    running.bot.waitUntil(lambda: dialog(running).isVisible())
    shown = dialog(running)
    backup = shown.model.row(0)
    assert backup
    backup.file.write_bytes(backup.file.read_bytes()[:-4096])
    choose(running, 0)
    running.bot.waitUntil(lambda: "is not a library" in said(shown))


def restore(running: Running, row: int) -> None:
    running.session.front().restoring.open_list()
    running.bot.waitUntil(lambda: dialog(running).isVisible())
    running.wait_stored()
    count = dialog(running).model.rowCount()
    choose(running, row % count)
    running.bot.waitUntil(lambda: dialog(running).model.rowCount() > count)
    running.wait_stored()


def choose(running: Running, row: int) -> None:
    shown = dialog(running)
    shown.table.selectRow(row)
    shown.restore.click()
    question = question_of(shown)
    assert question
    button(question, "Restore").click()


def dialog(running: Running) -> RestoreDialog:
    return running.session.front().restoring._made_dialog()


def said(shown: RestoreDialog) -> str:
    return shown._told.text()
