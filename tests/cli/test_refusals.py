"""Every wrong input ends with exit code 2 and one line that says what, and what to do."""

from pathlib import Path

import pytest

from snippets_app import cli
from snippets_app.cli.commands import COMMANDS
from snippets_app.paths import Paths
from tests.cli.conftest import Saywell

WRONG = {
    "frob": "argument COMMAND: invalid choice: 'frob'",
    "--frob": "unrecognized arguments: --frob",
    "search": "the following arguments are required: query",
    "search x --limit many": "argument --limit: invalid int value: 'many'",
    "search x --pack none": "There is no pack “none”. Packs: office-zh, ",
    "render": "the following arguments are required: ID",
    "render phone-en/none": "There is no snippet “phone-en/none”. Find its id with: saywell search",
    "copy none": "There is no snippet “none”.",
    "render phone-en/greeting-company": "Values are missing: company, agent.",
    "render phone-en/greeting-company --set company": "“company” is not a value.",
    "render phone-en/greeting-company --set =x": "“=x” is not a value.",
    "insert phone-en/greeting-company --set x": "“x” is not a value.",
    "insert phone-en/greeting-company": "Saywell is not running. Start it first: saywell",
    "import none.toml": "There is no file none.toml. Check its name.",
    "import {file}.pexdb": "does not know what kind of file",
    "import {file} --format xls": "",
    "export out.doc": "No format is known for",
    "export out.txt": "Say which: --format rime | sogou.",
    "export out.csv --pack phone-en --all": "not allowed with argument --pack",
    "export out.csv --all --stage none": "There is no stage “none” in it. Stages: ",
    "export out.csv --format doc": "No format is known for doc.",
    "export out.toml --pack none": "There is no pack “none”. Packs: office-zh, ",
    "export {file}/x.toml": "could not be written",
    "restore none.db": "none.db is not a library that this version can restore.",
    "backup {file}/x.db": "could not be written",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file where a folder would be needed."""
    made = tmp_path / "file"
    made.write_text("x", encoding="utf-8")
    made.with_name("file.pexdb").write_text("x", encoding="utf-8")
    return made


@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_input(
    saywell: Saywell, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch, arguments: str
) -> None:
    monkeypatch.chdir(tmp_path)
    said = saywell(*(each.format(file=file) for each in arguments.split()))
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("saywell: ")
    assert said.err.count("\n") == 1
    assert WRONG[arguments] in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    "arguments",
    ["search x", "render x", "copy x", "export x.toml", "lint", "stats", "backup x.db",
     "restore x.db"],
)  # fmt: skip
def test_a_folder_that_cannot_be_used(
    tmp_path: Path,
    file: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    said = Saywell(file / "data", capsys)(*arguments.split())
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert str(file) in said.err


def test_a_library_of_another_program_is_left_alone(saywell: Saywell) -> None:
    import sqlite3
    from contextlib import closing

    saywell.folder.mkdir()
    with closing(sqlite3.connect(saywell.places.database)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    before = saywell.places.database.read_bytes()
    said = saywell("search", "x")
    assert (said.code, said.out) == (2, "")
    assert "is not a library of Saywell" in said.err
    assert saywell.places.database.read_bytes() == before


@pytest.mark.parametrize("command", [each.name for each in COMMANDS])
def test_every_command_has_help(
    saywell: Saywell, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        saywell(command, "--help")
    assert ended.value.code == 0
    assert next(each.help for each in COMMANDS if each.name == command) in capsys.readouterr().out


def test_without_a_command_the_program_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Paths] = []

    def start(places: Paths) -> int:
        started.append(places)
        return 0

    monkeypatch.setattr("snippets_app.app.program.start", start)
    monkeypatch.chdir(tmp_path)
    for arguments in ([], ["--data-dir", "here"], ["--data-dir=here"]):
        assert cli.run(arguments) == 0
    folders = [places.data for places in started]
    assert folders[1:] == [tmp_path / "here"] * 2
    assert folders[0] not in folders[1:]
