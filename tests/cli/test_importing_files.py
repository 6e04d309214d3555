"""Tables and other tools' files, brought in from the command line."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import xlsxwriter

from snippets_app.app.library import open_library
from snippets_app.app.reading.messages import Progress
from snippets_app.cli import import_reading
from tests.cli.conftest import Said, Saywell
from tests.formats.sources.written import WRITERS, as_json
from tests.platforms import with_shell

TABLE = """标题,内容,分组,缩写
问候,您好，请稍等。,开场,wh
结束,再见。 {order},结束,WH
,,结束,
"""
ESPANSO = """matches:
  - trigger: ":a"
    label: First
    replace: "x {{out}}"
    vars: [{name: out, type: shell, params: {cmd: "rm -rf /"}}]
  - trigger: ":b"
    image_path: /a.png
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "话术.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def states(said: Said) -> list[tuple[int, str, str]]:
    return [(each["row"], each["state"], each["does"]) for each in said.json["rows"]]


def test_a_table_becomes_a_pack_of_its_name(saywell: Saywell, table: Path) -> None:
    said = saywell("import", table)
    assert (said.code, said.out) == (1, "Imported: 2 new, 0 changed, 0 the same, 1 refused.\n")
    assert said.err.splitlines() == [
        "话术.csv:3: “{order}” stayed as plain text: Saywell has nothing like it.",
        "话术.csv:3: The abbreviation “WH” was left out: “问候” has it already.",
        "话术.csv:4: There is no text in it. A snippet needs a text; a picture cannot be one.",
    ]
    again = saywell("import", table, "--json").json
    [row] = saywell("search", "请稍等", "--pack", again["pack"], "--json").json
    assert (row["title"], row["text"]) == ("问候", "您好，请稍等。")
    assert (again["new"], again["changed"], len(again["same"])) == ([], [], 2)


def test_a_dry_run_tells_every_row(saywell: Saywell, table: Path) -> None:
    said = saywell("import", table, "--dry-run", "--into", "New")
    first, second, third, last = said.lines
    assert first.split() == ["new", "2", first.split()[2], "问候"]
    assert second.startswith("new           3 new/")
    assert third == (
        "refused       4 There is no text in it. A snippet needs a text; a picture cannot be one."
    )
    assert last == "Would import: 2 new, 0 changed, 0 the same, 1 refused."
    assert said.code == 1
    assert len(said.err.splitlines()) == 2
    assert "There is no pack" in saywell("search", "请稍等", "--pack", "new").err


def test_json_tells_rows_reasons_and_notes(saywell: Saywell, tmp_path: Path) -> None:
    file = tmp_path / "base.yml"
    file.write_text(ESPANSO, encoding="utf-8")
    found = saywell("import", file, "--dry-run", "--json").json
    assert [(each["row"], each["state"], each["id"]) for each in found["rows"]] == [
        (2, "new", "base/first"),
        (6, "refused", ""),
    ]
    assert found["refused"][0]["row"] == 6
    assert "There is no text in it." in found["refused"][0]["reason"]
    assert found["notes"][0]["row"] == 2
    assert "we never do" in found["notes"][0]["note"]


@pytest.mark.parametrize(
    ("conflict", "does", "bodies"),
    [
        ("skip", "nothing", ["您好，请稍等。"]),
        ("overwrite", "change", ["New."]),
        ("keep-both", "add", ["您好，请稍等。", "New."]),
    ],
)
def test_conflicts(
    saywell: Saywell, table: Path, conflict: str, does: str, bodies: list[str]
) -> None:
    saywell("import", table)
    table.write_text("标题,内容,分组\n问候,New.,开场\n", encoding="utf-8")
    dry = saywell("import", table, "--conflict", conflict, "--dry-run", "--json")
    assert states(dry) == [(2, "changed", does)]
    assert dry.json["rows"][0]["differs"] == ["text"]
    said = saywell("import", table, "--conflict", conflict)
    left = ", 1 left as they are" if does == "nothing" else ""
    assert said.out.endswith(f"0 the same{left}.\n")
    found = saywell("search", "问候", "--json").json
    assert sorted(row["text"] for row in found if row["title"] == "问候") == sorted(bodies)


def test_one_undo_takes_it_all_back(saywell: Saywell, table: Path) -> None:
    before = stored(saywell)
    saywell("import", table)
    assert stored(saywell) != before
    with opened(saywell) as library:
        done = library.store.undo()
    assert done
    assert (done.kind.value, done.subject) == ("import", "话术")
    assert stored(saywell) == before


def test_columns_by_heading_and_number(saywell: Saywell, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("X,Y,Z\none,two,three\n", encoding="utf-8")
    said = saywell("import", file, "--column", "text=z", "--column", "title=1")
    assert (said.code, said.err) == (0, "These columns were left out: Y\n")
    file.write_text("one,two,three\n", encoding="utf-8")
    columns = ("--column", "stage=2", "--column", "text=3", "--column", "title=1")
    assert saywell("import", file, *columns).code == 0
    rows = saywell("search", "three", "--pack", "a", "--json").json
    assert [row["stage"] for row in rows] == ["two"]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("text=Nowhere", "There is no column “Nowhere” in it. Columns: 标题, 内容, 分组, 缩写."),
        ("text=9", "There is no column “9” in it."),
        ("body=内容", "“body=内容” names no column."),
        ("text", "“text” names no column."),
    ],
)
def test_a_column_that_is_not_there(saywell: Saywell, table: Path, given: str, why: str) -> None:
    said = saywell("import", table, "--column", given)
    assert (said.code, said.out) == (2, "")
    assert why in said.err


def test_columns_of_what_is_no_table(saywell: Saywell, tmp_path: Path) -> None:
    file = tmp_path / "base.yml"
    file.write_text(ESPANSO, encoding="utf-8")
    assert "is no table" in saywell("import", file, "--column", "text=x").err


def test_a_sheet_of_a_workbook(saywell: Saywell, tmp_path: Path) -> None:
    book = WRITERS["xlsx"]([("t", "text")])
    file = tmp_path / book.name
    file.write_bytes(book.content)  # type: ignore[union-attr]
    assert "There is no sheet “other”" in saywell("import", file, "--sheet", "other").err
    assert saywell("import", file, "--sheet", "话术").code == 0


def test_a_kind_that_is_named(saywell: Saywell, tmp_path: Path) -> None:
    file = tmp_path / "items.txt"
    file.write_bytes(as_json([{"short_code": "hi", "content": "Hello there"}]))
    assert saywell("import", file).code == 2
    assert saywell("import", file, "--format", "chatwoot").code == 0


def test_nothing_is_imported_when_all_is_refused(saywell: Saywell, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("title,text\na,\n", encoding="utf-8")
    said = saywell("import", file)
    assert said.code == 2
    assert said.err.splitlines()[-1].startswith(f"saywell: Nothing was imported from {file}.")
    with opened(saywell) as library:
        assert library.store.next_undo() is None


def test_something_has_to_be_named(saywell: Saywell) -> None:
    said = saywell("import")
    assert (said.code, said.err) == (
        2,
        "saywell: There is nothing to import. Name a file, or use --format copyq.\n",
    )


def test_a_workbook_is_read_whatever_it_is_called(saywell: Saywell, tmp_path: Path) -> None:
    file = tmp_path / "book.csv"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("title", "text"))
        sheet.write_row(1, 0, ("A", "Hello"))
    assert saywell("import", file).out == "Imported: 1 new, 0 changed, 0 the same.\n"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ``copyq`` before all others."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path / "copyq"


def answering(program: Path, script: str) -> None:
    program.write_text(f"#!{sys.executable}\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


@with_shell
def test_copyq_is_asked_when_no_file_is_named(saywell: Saywell, program: Path) -> None:
    items = {"copyq": 1, "items": [{"tab": "t", "row": 1, "text": "From CopyQ", "notes": ""}]}
    answering(
        program, f"import sys; assert 'tab()' in sys.argv[2]; print({as_json(items).decode()!r})"
    )
    said = saywell("import", "--format", "copyq")
    assert (said.code, said.out) == (0, "Imported: 1 new, 0 changed, 0 the same.\n")
    assert saywell("search", "From CopyQ", "--json").json[0]["pack"] == "copyq"


@with_shell
@pytest.mark.parametrize("script", ["import sys; sys.exit(1)", ""])
def test_a_copyq_that_does_not_answer(saywell: Saywell, program: Path, script: str) -> None:
    answering(program, script)
    said = saywell("import", "--format", "copyq")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("saywell: CopyQ does not answer.")


@with_shell
def test_no_copyq(saywell: Saywell, program: Path) -> None:
    assert not program.exists()
    assert "CopyQ is not installed" in saywell("import", "--format", "copyq").err
    program.write_text("no program", encoding="utf-8")
    program.chmod(0o755)
    assert "CopyQ cannot be asked" in saywell("import", "--format", "copyq").err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    meter = import_reading.Meter()
    meter.told(Progress(1_000, 20_000))
    assert terminal.getvalue() == "", "what is quick needs no progress"
    monkeypatch.setattr(import_reading, "SHOWN_AFTER", 0.0)
    meter.told(Progress(2_000, 20_000))
    meter.told(Progress(3_000, 0))
    meter.clear()
    assert terminal.getvalue() == (
        "\rReading: 2,000 of 20,000\rReading: 3,000          \r              \r"
    )


def test_no_progress_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_reading, "SHOWN_AFTER", 0.0)
    for stream in (io.StringIO(), None):
        monkeypatch.setattr(sys, "stderr", stream)
        meter = import_reading.Meter()
        meter.told(Progress(2_000, 20_000))
        meter.clear()
        assert stream is None or stream.getvalue() == ""


@contextmanager
def opened(saywell: Saywell) -> Iterator[object]:
    library = open_library(saywell.places)
    yield library
    library.store.close()


def stored(saywell: Saywell) -> object:
    with opened(saywell) as library:
        return library.store.load()  # type: ignore[attr-defined]
