"""What went to another pack, and what was in a pack that is deleted, in the windows for it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.core.edits import packs
from snippets_app.core.edits.moving import Spot, move
from snippets_app.core.model import PersonalChange
from tests.app.session_parts import CHOSEN, Running
from tests.app.test_looking_back import OWN, edit, history, trash, write


@pytest.fixture
def running(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    made = Running(qtbot, tmp_path / "data", CHOSEN)
    yield made
    made.close()


def moved(running: Running, title: str) -> str:
    """The id of the snippet of this title."""
    found = running.session.catalogue.snippets.values()
    return next(each.id for each in found if each.title == title)


def test_an_earlier_version_is_restored_where_the_snippet_is_now(running: Running) -> None:
    write(running, OWN)
    write(running, replace(OWN, body="Better words."))
    edit(running, partial(packs.add_pack, name="Mine", language="en"))
    edit(running, partial(move, snippets=[OWN.snippet], to=Spot("mine")))
    name = moved(running, "Mine")
    assert name == "mine/own-1"
    window = history(running, name)
    assert window.model.rowCount() == 3
    window.choose(2)
    window.restore.click()
    running.wait_stored()
    assert running.session.catalogue.snippets[name].body == OWN.body
    assert OWN.snippet not in running.session.catalogue.snippets
    window.hide()


def test_restoring_one_snippet_brings_its_pack_back(running: Running) -> None:
    edit(running, partial(packs.add_pack, name="我的", language="zh-CN"))
    edit(running, partial(packs.add_stage, pack="pack-1", title="开场"))
    write(running, PersonalChange("pack-1/own-1", "stage-1", "Mine", "My own words.", "", ""))
    edit(running, partial(packs.delete_pack, pack="pack-1"))
    window = trash(running)
    assert [each.place for each in window.model.every()] == ["我的"]
    window.table.selectAll()
    window.restore.click()
    running.wait_stored()
    [pack] = [each for each in running.session.catalogue.library.packs if each.id == "pack-1"]
    assert (pack.name, [stage.title for stage in pack.stages]) == ("我的", ["开场"])
    assert [each.title for each in pack.snippets] == ["Mine"]
    window.undo.click()
    running.wait_stored()
    assert "pack-1" not in [each.id for each in running.session.catalogue.library.packs]
    window.hide()
