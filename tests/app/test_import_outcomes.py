"""The last page of an import: what came of it, and all that is not as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.app.import_parts import Desk, beeftext, csv_file
from tests.app.session_parts import Running

TABLE = "title,text,remark\nA,Hello {order}\nB,\nC,Bye\n"
REFUSED = (
    "some.csv, Row 3: There is no text in it. A snippet needs a text; a picture cannot be one."
)
NOTED = "some.csv, Row 2, A: “{order}” stayed as plain text: Saywell has nothing like it."
COLUMNS = "These columns were left out: remark"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, Running(qtbot, tmp_path / "data"))
    yield desk
    desk.close()


def test_what_was_refused_and_what_could_not_be_translated_is_listed(
    desk: Desk, tmp_path: Path
) -> None:
    desk.choose(csv_file(tmp_path, "some.csv", TABLE))
    desk.go_on()
    outcome = desk.window.outcome
    said = "These came in, but not just as the file has them:"
    assert outcome.list.toPlainText().splitlines() == [REFUSED, "", said, COLUMNS, NOTED]
    assert outcome.list.accessibleName().startswith("These rows were refused.")
    desk.file = tmp_path / "kept.txt"
    desk.click(outcome.save)
    desk.bot.waitUntil(desk.file.exists)
    assert NOTED in desk.file.read_text(encoding="utf-8-sig")


def test_only_what_could_not_be_translated(desk: Desk, tmp_path: Path) -> None:
    desk.choose(csv_file(tmp_path, "some.csv", TABLE.replace("B,\n", "")))
    desk.go_on()
    assert desk.window.outcome.list.toPlainText().splitlines() == [COLUMNS, NOTED]
    assert desk.window.outcome.list.accessibleName().startswith("These came in")


def test_nothing_is_listed_of_rows_that_are_not_imported(desk: Desk, tmp_path: Path) -> None:
    for _ in range(2):
        desk.choose(csv_file(tmp_path, "some.csv", "title,text\nA,Hello {order}\nC,Bye\n"))
        if desk.window.footer.next.isEnabled():
            desk.go_on()
    desk.choose(csv_file(tmp_path, "some.csv", "title,text\nA,Hello {order}\nC,Good bye\n"))
    desk.go_on()
    assert not desk.window.outcome.list.isVisible()
    assert desk.window.outcome.more.text() == "Changed: 1 · The same: 1"


def test_a_smooth_import_lists_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.choose(beeftext(tmp_path, Hello="Hello!"))
    desk.go_on()
    assert not desk.window.outcome.list.isVisible()
    assert desk.window.outcome.more.text() == "New: 1"


def test_of_very_many_lines_the_first_are_shown_and_all_are_saved(
    desk: Desk, tmp_path: Path
) -> None:
    rows = "".join(f"T{number},Hello {{order}} {number}\n" for number in range(1_200))
    desk.choose(csv_file(tmp_path, "some.csv", f"title,text\n{rows}"))
    desk.go_on()
    outcome = desk.window.outcome
    assert outcome.list.toPlainText().splitlines()[-1] == "and 200 more"
    assert not outcome.copy.isVisible()
    desk.file = tmp_path / "kept.txt"
    desk.click(outcome.save)
    desk.bot.waitUntil(desk.file.exists)
    assert len(desk.file.read_text(encoding="utf-8-sig").splitlines()) == 1_200
    desk.go_on()
    assert not outcome.list.toPlainText()
