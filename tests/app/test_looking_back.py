"""The history of a snippet and the trash, on a real library and real windows."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.app.looking_back import open_history, open_trash
from snippets_app.core.edits import snippets
from snippets_app.core.edits.model import Edit, Layers
from snippets_app.core.model import PersonalChange
from snippets_app.ui.library.history_window import HistoryWindow
from snippets_app.ui.library.trash_window import TrashWindow
from tests.app.session_parts import CHOSEN, Running
from tests.ui.dialog_parts import button, question_of

OWN = PersonalChange("phone-en/own-1", "greeting", "Mine", "My own words.", "", "")


@pytest.fixture
def running(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    made = Running(qtbot, tmp_path / "data", CHOSEN)
    yield made
    made.close()


def edit(running: Running, make: object) -> None:
    running.storing.run(lambda: running.session.library.edit(make), print, print)  # type: ignore[arg-type]
    running.session.reload(lambda: None)
    running.wait_stored()


def write(running: Running, change: PersonalChange) -> None:
    edit(running, partial(snippets.write, change=change))


def delete(running: Running, *names: str) -> None:
    def make(layers: Layers) -> Edit:
        return snippets.delete(layers, names)

    edit(running, make)


def shipped(running: Running) -> str:
    return next(name for name in running.session.catalogue.snippets if name.startswith("phone-en/"))


def history(running: Running, snippet: str) -> HistoryWindow:
    open_history(running.session, snippet)
    running.wait_stored()
    window = running.session.front().looking_back.windows.history
    assert window.isVisible()
    return window


def trash(running: Running) -> TrashWindow:
    open_trash(running.session)
    running.wait_stored()
    window = running.session.front().looking_back.windows.trash
    assert window.isVisible()
    return window


def test_a_shipped_snippet_goes_back_to_a_version_and_that_is_undone(running: Running) -> None:
    name = shipped(running)
    first = running.session.catalogue.snippets[name]
    write(running, PersonalChange(name, title="One"))
    write(running, PersonalChange(name, title="Two", body="Other words."))
    window = history(running, name)
    assert window.windowTitle() == "History of “Two” – Saywell"
    assert window.model.rowCount() == 3
    assert not window.restore.isEnabled()
    window.choose(1)
    window.restore.click()
    assert running.title(name) == "One"
    assert window.model.rowCount() == 4
    window.undo.click()
    assert running.title(name) == "Two"
    assert not window.undo.isEnabled()
    window.choose(window.model.rowCount() - 1)
    window.restore.click()
    running.wait_stored()
    assert running.session.catalogue.snippets[name] == first
    window.hide()


def test_the_trash_holds_deleted_and_hidden_snippets_and_gives_them_back(running: Running) -> None:
    name = shipped(running)
    write(running, OWN)
    delete(running, OWN.snippet)
    delete(running, name)
    window = trash(running)
    assert [(each.id, each.days) for each in window.model.every()] == [
        (name, None), (OWN.snippet, 30),
    ]  # fmt: skip
    window.table.selectAll()
    window.restore.click()
    running.wait_stored()
    assert {name, OWN.snippet} <= running.session.catalogue.snippets.keys()
    assert window.model.every() == ()
    window.undo.click()
    running.wait_stored()
    assert not {name, OWN.snippet} & running.session.catalogue.snippets.keys()
    assert len(window.model.every()) == 2
    window.hide()


def test_a_deleted_snippet_comes_back_beside_a_new_one_with_its_id(running: Running) -> None:
    write(running, OWN)
    delete(running, OWN.snippet)
    write(running, PersonalChange(OWN.snippet, "greeting", "New", "Newer words.", "", ""))
    window = trash(running)
    window.restore.click()
    running.wait_stored()
    titles = {each.title for each in running.session.catalogue.snippets.values()}
    assert {"Mine", "New"} <= titles
    assert window.model.every() == ()
    assert history(running, OWN.snippet).model.rowCount() == 1
    running.session.front().looking_back.windows.history.hide()
    window.hide()


def test_only_what_is_confirmed_is_deleted_for_good(running: Running) -> None:
    write(running, OWN)
    delete(running, OWN.snippet)
    window = trash(running)
    for answer, left in (("Cancel", 1), ("Delete for good", 0)):
        window.discard.click()
        question = question_of(window)
        assert question
        button(question, answer).click()
        running.wait_stored()
        assert len(window.model.every()) == left
    assert not window.undo.isEnabled()
    window.hide()


def test_something_done_elsewhere_is_not_undone_here(running: Running) -> None:
    write(running, OWN)
    delete(running, OWN.snippet)
    window = trash(running)
    window.restore.click()
    running.wait_stored()
    write(running, PersonalChange(shipped(running), title="Elsewhere"))
    window.undo.click()
    running.wait_stored()
    assert running.title(shipped(running)) == "Elsewhere"
    assert OWN.snippet in running.session.catalogue.snippets
    window.hide()


def test_open_windows_follow_what_is_done_elsewhere(running: Running) -> None:
    write(running, OWN)
    shown, lost = history(running, OWN.snippet), trash(running)
    assert lost.model.every() == ()
    delete(running, OWN.snippet)
    running.wait_stored()
    assert shown.model.rowCount() == 2
    assert [each.title for each in lost.model.every()] == ["Mine"]
    shown.hide()
    lost.hide()
