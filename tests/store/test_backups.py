"""Copies: one a day, thirty kept; by hand, and back again."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from errno import ENOSPC
from pathlib import Path

import pytest

from snippets_app.core.edits.model import Edit, EditKind, SnippetRow
from snippets_app.core.model import PersonalChange
from snippets_app.errors import AppError
from snippets_app.store import backups
from snippets_app.store.backups import KEPT, is_good, newest_first
from snippets_app.store.library import LibraryStore
from snippets_app.store.migrations import MIGRATIONS
from tests.faults import POSIX
from tests.store.places import DAY, SAMPLES, Places, save, schema, title


def test_the_first_opening_of_a_day_makes_a_copy(places: Places) -> None:
    places.save(title(1))
    places.save(title(2), today=DAY + timedelta(1))
    places.save(title(3), today=DAY + timedelta(1))
    names = [file.name for file in newest_first(places.backups)]
    assert names == ["library-2026-01-02.db", "library-2026-01-01.db"]
    with closing(sqlite3.connect(newest_first(places.backups)[0])) as copy:
        assert copy.execute("SELECT snippet FROM change").fetchall() == [("pack/s1",)]


def test_a_copy_is_one_good_file_with_nothing_beside_it(places: Places) -> None:
    places.save(title(1))
    assert [file.name for file in places.backups.iterdir()] == ["library-2026-01-01.db"]
    assert is_good(newest_first(places.backups)[0])
    assert [file.name for file in places.backups.iterdir()] == ["library-2026-01-01.db"]


def test_thirty_days_are_kept_and_other_files_left_alone(places: Places) -> None:
    places.backups.mkdir(parents=True)
    (places.backups / "by-hand.db").write_text("mine")
    for number in range(KEPT + 5):
        places.save(today=DAY + timedelta(number))
    files = newest_first(places.backups)
    assert len(files) == KEPT
    assert files[-1].name == f"library-{DAY + timedelta(5)}.db"
    assert (places.backups / "by-hand.db").exists()


def test_what_killed_processes_left_is_dropped_once_nobody_can_be_at_it(places: Places) -> None:
    places.backups.mkdir(parents=True)
    old, new = (places.backups / f"before-edit-1.db.{number}.new" for number in (1, 2))
    old.touch()
    os.utime(old, (0, 0))
    new.touch()
    places.save()
    assert (old.exists(), new.exists()) == (False, True)


def test_a_copy_that_fails_is_told_and_the_work_goes_on(places: Places) -> None:
    places.file.parent.mkdir()
    places.backups.write_text("a file in the way")
    opened = places.open()
    save(opened.store, title(1))
    opened.store.close()
    assert opened.backup_trouble is not None
    assert "backups could not be written" in opened.backup_trouble.title


def test_back_to_a_copy_made_by_hand(places: Places, store: LibraryStore) -> None:
    save(store, title(1))
    store.backup(places.file.with_name("mine.db"))
    save(store, title(2))
    kept = store.restore(places.file.with_name("mine.db"))
    assert store.load().changes == (title(1),)
    store.restore(kept)
    assert store.load().changes == (title(1), title(2))
    save(store, title(3))
    store.close()
    assert places.stored() == (title(1), title(2), title(3))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_copy_of_any_version_is_brought_up_to_date(
    places: Places, store: LibraryStore, sample: Path
) -> None:
    fresh = schema(places.file)
    store.restore(sample)
    assert schema(places.file) == fresh
    assert len(store.load().changes) == 2


@pytest.mark.parametrize("kind", ["none", "text", "foreign", "newer", "cut", "folder"])
def test_what_is_no_library_is_refused_and_nothing_changes(
    places: Places, store: LibraryStore, kind: str
) -> None:
    save(store, title(1))
    source = places.file.with_name("source.db")
    store.backup(source)
    spoil(source, kind)
    with pytest.raises(AppError, match=r"source\.db is not a library that this version"):
        store.restore(source)
    assert store.load().changes == (title(1),)
    assert not list(places.backups.glob("before-restore*"))


def spoil(source: Path, kind: str) -> None:
    if kind == "cut":
        with source.open("r+b") as stream:
            stream.truncate(source.stat().st_size // 2)
        return
    if kind == "newer":
        with closing(sqlite3.connect(source)) as connection:
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        return
    source.unlink()
    if kind == "text":
        source.write_text("not a library" * 1000)
    elif kind == "folder":
        source.mkdir()
    elif kind == "foreign":
        with closing(sqlite3.connect(source)) as connection:
            connection.execute("CREATE TABLE change (id)")
            connection.execute("PRAGMA user_version = 1")


def test_a_backup_to_where_nothing_can_be_written(places: Places, store: LibraryStore) -> None:
    (places.file.parent / "file").write_text("")
    with pytest.raises(AppError, match="could not be written"):
        store.backup(places.file.parent / "file" / "mine.db")


def test_a_backup_stands_for_a_library_on_another_machine(places: Places, tmp_path: Path) -> None:
    places.save(PersonalChange("a/b", title="t", body="您好", place=1.0))
    places.save(today=date(2026, 1, 5))
    other = Places(tmp_path / "other" / "library.db", tmp_path / "other" / "backups")
    other.file.parent.mkdir()
    shutil.copy(places.backups / "library-2026-01-05.db", other.file)
    assert other.stored() == (PersonalChange("a/b", title="t", body="您好", place=1.0),)


def test_a_copy_that_cannot_be_brought_up_to_date_changes_nothing(
    store: LibraryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_connection: sqlite3.Connection) -> None:
        raise OSError(ENOSPC, "No space left on device")

    save(store, title(1))
    monkeypatch.setattr(backups, "migrate", full)
    with pytest.raises(AppError, match="No space left"):
        store.restore(SAMPLES[0])
    assert store.load().changes == (title(1),)


@POSIX
def test_what_another_process_put_in_its_place_is_restored_and_copied(
    places: Places, store: LibraryStore
) -> None:
    save(store, title(1))
    store.backup(places.file.with_name("mine.db"))
    save(store, title(2))
    other = places.open().store
    assert other.recover(DAY)
    save(other, title(3))
    store.backup(places.file.with_name("later.db"))
    store.restore(places.file.with_name("mine.db"))
    assert other.load().changes == (title(1),)
    other.restore(places.file.with_name("later.db"))
    assert set(store.load().changes) == {title(1), title(2), title(3)}
    other.close()


@POSIX
def test_an_edit_is_done_though_old_copies_cannot_be_looked_at(
    places: Places, store: LibraryStore
) -> None:
    for number in range(5):
        (places.backups / f"before-edit-{number}.db").symlink_to("nowhere")
    save(store, title(1))
    many = tuple(SnippetRow(title(n).snippet, title(n)) for n in range(150))
    assert store.edit(lambda _: Edit(EditKind.IMPORT, many), 0.0)
    assert len(store.load().changes) == 150
