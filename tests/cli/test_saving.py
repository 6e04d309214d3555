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
    assert "The library was damaged. It is again as it was in the backup" in said.err
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
