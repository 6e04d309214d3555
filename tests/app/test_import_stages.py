"""Rows of a file that tell no stage: the agent says where they go."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from snippets_app.ui.importing.words import CHECK, DONE
from tests.app.import_parts import Desk, beeftext, csv_file
from tests.app.session_parts import Running

GROUPED = "title,text,group\nHello,Hello!,Start\nBye,Goodbye!,End\n"
MIXED = "title,text,group\nHello,Hello!,Start\nBye,Goodbye!,\n"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, Running(qtbot, tmp_path / "data"))
    yield desk
    desk.close()


def stages(desk: Desk, pack: str) -> dict[str, str]:
    """The stage's title of each snippet of a pack, by the snippet's title."""
    found = next(each for each in desk.library().packs if each.name == pack)
    titles = {stage.id: stage.title for stage in found.stages}
    return {each.title: titles[each.stage] for each in found.snippets}


def offered(desk: Desk) -> list[str]:
    box = desk.window.review.destination.stage
    return [box.itemText(row) for row in range(box.count())]


def write_stage(desk: Desk, title: str) -> None:
    box = desk.window.review.destination.stage
    edit = box.lineEdit()
    assert edit
    edit.setText(title)
    edit.textEdited.emit(title)
    desk.bot.waitUntil(lambda: not desk.window.review.destination.is_waiting())
    desk.settle()


def test_rows_without_a_stage_go_into_one_of_the_file_s_name(desk: Desk, tmp_path: Path) -> None:
    desk.choose(beeftext(tmp_path, Hello="Hello!"))
    box = desk.window.review.destination.stage
    assert box.isVisible()
    assert box.accessibleName() == "Rows without a stage"
    assert box.currentText() == "Beeftext"
    desk.go_on()
    assert stages(desk, "Beeftext") == {"Hello": "Beeftext"}


def test_another_stage_is_written(desk: Desk, tmp_path: Path) -> None:
    desk.choose(beeftext(tmp_path, Hello="Hello!"))
    write_stage(desk, "  Opening ")
    desk.go_on()
    assert stages(desk, "Beeftext") == {"Hello": "Opening"}


def test_only_rows_without_one_are_meant(desk: Desk, tmp_path: Path) -> None:
    desk.choose(csv_file(tmp_path, "mixed.csv", MIXED))
    assert offered(desk) == ["mixed", "Start"]
    write_stage(desk, "End")
    desk.go_on()
    assert stages(desk, "mixed") == {"Hello": "Start", "Bye": "End"}


def test_nothing_is_asked_where_every_row_has_one(desk: Desk, tmp_path: Path) -> None:
    desk.choose(csv_file(tmp_path, "grouped.csv", GROUPED))
    assert not desk.window.review.destination.stage.isVisible()
    desk.go_on()
    assert stages(desk, "grouped") == {"Hello": "Start", "Bye": "End"}


def test_the_stages_of_the_pack_are_offered(desk: Desk, tmp_path: Path) -> None:
    desk.choose(beeftext(tmp_path, Hello="Hello!"))
    english = next(pack for pack in desk.library().packs if pack.id == "phone-en")
    desk.pick(desk.window.review.destination.pack, english.id)
    assert offered(desk) == ["Beeftext", *(stage.title for stage in english.stages)]
    box = desk.window.review.destination.stage
    box.setCurrentIndex(2)
    box.activated.emit(2)
    desk.settle()
    desk.go_on()
    assert stages(desk, english.name)["Hello"] == english.stages[1].title
    after = next(pack for pack in desk.library().packs if pack.id == "phone-en")
    assert after.stages == english.stages, "no stage was added"


def test_it_begins_anew_with_the_next_file(desk: Desk, tmp_path: Path) -> None:
    desk.choose(beeftext(tmp_path, Hello="Hello!"))
    write_stage(desk, "Opening")
    desk.choose(csv_file(tmp_path, "mixed.csv", MIXED))
    assert desk.window.review.destination.stage.currentText() == "mixed"


def test_nothing_written_means_what_was_proposed(desk: Desk, tmp_path: Path) -> None:
    desk.choose(beeftext(tmp_path, Hello="Hello!"))
    write_stage(desk, "   ")
    desk.go_on()
    assert stages(desk, "Beeftext") == {"Hello": "Beeftext"}


@pytest.mark.parametrize("part", ["name", "stage"])
def test_what_is_still_being_written_is_compared_before_it_is_imported(
    desk: Desk, tmp_path: Path, part: str
) -> None:
    desk.choose(beeftext(tmp_path, Hello="Hello!"))
    destination = desk.window.review.destination
    edit = destination.name if part == "name" else destination.stage.lineEdit()
    assert edit
    edit.selectAll()
    desk.bot.keyClicks(edit, "Shop")
    desk.bot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.window.page() == CHECK
    desk.go_on()
    assert desk.window.page() == DONE
    assert stages(desk, "Shop" if part == "name" else "Beeftext") == {
        "Hello": "Beeftext" if part == "name" else "Shop"
    }
