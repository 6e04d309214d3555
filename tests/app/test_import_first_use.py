"""What somebody new drops on the import window: each time it says what it is and what to do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.ui.importing.connections import refuse_several
from snippets_app.ui.importing.words import CHECK, CHOOSE, READ
from tests.app.import_parts import Desk, csv_file, workbook
from tests.app.session_parts import Running


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, Running(qtbot, tmp_path / "data"))
    yield desk
    desk.close()


def drop(desk: Desk, file: Path) -> None:
    desk.window.take(file)
    desk.settle()


@pytest.mark.parametrize("name", ["empty.csv", "empty.txt", "empty.xlsx"])
def test_an_empty_file(desk: Desk, tmp_path: Path, name: str) -> None:
    drop(desk, csv_file(tmp_path, name, "\n"))
    assert desk.window.page() == CHOOSE
    assert desk.error().startswith(f"“{name}” is empty. Export it again")


def test_a_file_of_200_megabytes(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "huge.csv"
    with file.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    drop(desk, file)
    assert desk.window.page() == CHOOSE
    assert desk.error() == "“huge.csv” is larger than 64 MB. Divide it into smaller files."


@pytest.mark.parametrize(
    ("name", "said"),
    [("phrases.zip", "“phrases.zip” is an archive. Unpack it"), ("a.png", "holds no text")],
)
def test_a_file_that_is_none_of_phrases(desk: Desk, tmp_path: Path, name: str, said: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"PK\x03\x04" if name.endswith("zip") else b"\x89PNG\r\n\0")
    drop(desk, file)
    assert desk.window.page() == READ
    assert said in desk.window.reading.said.text()
    assert not desk.window.footer.next.isEnabled()


def test_a_workbook_with_a_wrong_ending_is_read(desk: Desk, tmp_path: Path) -> None:
    rows = [("title", "text"), ("A", "Hello")]
    file = workbook(tmp_path / "book.xlsx", {"one": rows}).rename(tmp_path / "book.csv")
    drop(desk, file)
    assert desk.window.page() == CHECK
    desk.go_on()
    assert desk.pack("book") == {"A": "Hello"}


def test_another_file_is_taken_while_one_is_looked_at(desk: Desk, tmp_path: Path) -> None:
    first = csv_file(tmp_path, "first.csv", "title,text\nA,Hello\n")
    desk.window.take(first)
    desk.window.take(csv_file(tmp_path, "second.csv", "title,text\nB,Bye\n"))
    desk.settle()
    assert desk.status().startswith("second.csv")


def test_what_becomes_of_mine_is_asked_only_where_i_have_something(
    desk: Desk, tmp_path: Path
) -> None:
    drop(desk, csv_file(tmp_path, "some.csv", "title,text\nA,Hello\n"))
    destination = desk.window.review.destination
    assert not destination.conflict.isVisible()
    desk.pick(destination.pack, "phone-en")
    assert destination.conflict.isVisible()


def test_a_list_of_phrases_in_a_text_file_is_shown_as_a_table(desk: Desk, tmp_path: Path) -> None:
    drop(desk, csv_file(tmp_path, "phrases.txt", "Hello there\nGoodbye\n"))
    assert desk.window.page() == READ
    assert len(desk.first_snippets()) == 2
    desk.go_on()
    desk.go_on()
    assert sorted(desk.pack("phrases").values()) == ["Goodbye", "Hello there"]


def test_a_folder_with_nothing_known_in_it(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "phrases.csv"
    folder.mkdir()
    csv_file(folder, "a.csv", "title,text\nA,b\n")
    drop(desk, folder)
    assert "Choose a single file" in desk.window.reading.said.text()


def test_several_files_at_once(desk: Desk) -> None:
    refuse_several(desk.window)
    assert desk.error() == "Several files were dropped. Drop one file or one folder."
    desk.window.reject()
    desk.importing.refuse_several()
    assert desk.window.isVisible()
    assert desk.error()
