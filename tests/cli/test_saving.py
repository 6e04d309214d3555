import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from snippets_app.app.library import open_library
from snippets_app.core.model import PersonalChange
from snippets_app.desktop.instance import Instance
from tests.app.edits import save
from tests.cli.conftest import Saywell

CHANGED = PersonalChange("phone-en/greeting-company", title="Quite another title")


def change(saywell: Saywell, wanted: PersonalChange = CHANGED) -> None:
    library = open_library(saywell.places)
    with closing(library.store):
        save(library, wanted)


def test_a_backup_is_restored_and_the_library_from_before_is_kept(
    saywell: Saywell, tmp_path: Path
) -> None:
    saved = tmp_path / "saved.db"
    change(saywell)
    assert saywell("backup", saved) == (said := saywell("backup", saved))
    assert (said.code, said.out, said.err) == (0, "", f"Saved to {saved}.\n")
    change(saywell, PersonalChange(CHANGED.snippet, title="Later title"))
    said = saywell("restore", saved)
    assert (said.code, said.out) == (0, "")
    assert said.err.startswith(f"Restored {saved}. The library from before is kept as ")
    assert saywell("search", "quite another").lines == [f"{CHANGED.snippet}  {CHANGED.title}"]
    kept = Path(said.err.removesuffix(".\n").rpartition("kept as ")[2])
    assert saywell("restore", kept).code == 0
    assert saywell("search", "later title").lines[0].startswith(CHANGED.snippet)


def test_without_a_file_the_backups_are_listed(saywell: Saywell) -> None:
    assert saywell("restore").err == "There is no backup yet.\n"
    change(saywell)
    saywell("search", "x")
    (said,) = saywell("restore").lines
    file = saywell.places.backups / f"library-{date.today()}.db"  # noqa: DTZ011
    assert said.startswith(f"{date.today()}")  # noqa: DTZ011
    assert said.endswith(f"  daily: 0 own snippets, 0 own packs  {file}")
    assert saywell("restore", file).code == 0
    later, first = saywell("restore", "--list", "--json").json
    assert (later["kind"], later["snippets"], first["file"]) == ("before a restore", 1, str(file))


def test_the_doctor_finds_damage_and_tells_of_the_last_recovery(saywell: Saywell) -> None:
    change(saywell)
    content = saywell.places.database.read_bytes()
    at = content.rindex(b"Quite another")
    saywell.places.database.write_bytes(content[:at] + b"Q!" + content[at + 2 :])
    assert "NO  library: It is damaged." in saywell("doctor").out
    saywell.places.database.write_bytes(b"nonsense" * 2000)
    assert "last recovery: The library was damaged" in saywell("doctor").out
    assert "last recovery: The library was damaged" in saywell("doctor").out
    assert "ok  library: " in saywell("doctor").out


def test_without_a_name_the_backup_is_named_by_the_day(
    saywell: Saywell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert saywell("backup").code == 0
    assert [file.name for file in tmp_path.glob("*.db")] == [f"saywell-{date.today()}.db"]  # noqa: DTZ011


def test_what_is_no_backup_is_refused_and_nothing_changes(saywell: Saywell, tmp_path: Path) -> None:
    change(saywell)
    nonsense = tmp_path / "nonsense.db"
    nonsense.write_bytes(b"nonsense" * 200)
    for file in (nonsense, tmp_path / "none.db"):
        said = saywell("restore", file)
        assert (said.code, said.out) == (2, "")
        assert f"{file} is not a library that this version can restore." in said.err
    assert saywell("search", "quite another").out


def test_the_running_program_is_told(saywell: Saywell, tmp_path: Path, running: Instance) -> None:
    asked: list[Any] = []
    running.serve(lambda request: asked.append(request["command"]) or {})  # type: ignore[func-returns-value]
    saywell("backup", tmp_path / "saved.db")
    assert asked == []
    saywell("restore", tmp_path / "saved.db")
    assert asked == ["reload"]


@pytest.mark.parametrize("command", [("search", "quite another"), ("lint",), ("stats",)])
def test_a_damaged_library_is_put_back_and_that_is_told(
    saywell: Saywell, command: tuple[str, ...]
) -> None:
    change(saywell)
    saywell("backup", saywell.places.backups / "library-2026-01-01.db")
    saywell.places.database.write_bytes(b"nonsense" * 2000)
    said = saywell(*command)
    assert said.code == 0
    assert "The library was damaged and is put together again, with the backup" in said.err
    assert saywell(*command).err == "", "it is told once"


def test_a_newer_library_is_refused_with_a_sentence(saywell: Saywell) -> None:
    saywell("search", "x")
    with closing(sqlite3.connect(saywell.places.database)) as connection:
        connection.execute("PRAGMA user_version = 999")
    said = saywell("search", "x")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        f"saywell: {saywell.places.database} was written by a newer Saywell. "
        "Install the newer version again, or restore a backup of this one.\n"
    )
