"""The copies that can be restored: which there are, how many of each kind stay."""

import os
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from snippets_app.core.edits.model import Edit, EditKind, PackRow, SnippetRow
from snippets_app.core.model import Layer, Pack, PersonalChange
from snippets_app.store import backups as copies
from snippets_app.store.backups import KEPT_BEFORE, BackupKind, backups
from snippets_app.store.library import LibraryStore
from tests.store.places import DAY, SAMPLES, Places, save, title

MANY = 101


def bring(store: LibraryStore, text: str, count: int = MANY) -> None:
    pack = Pack("big", "Big", "en", (), (), "", Layer.PERSONAL)
    rows = (
        PersonalChange(f"big/s{n}", "s", "t", text, "", "", place=float(n)) for n in range(count)
    )
    store.edit(
        lambda _: Edit(
            EditKind.IMPORT,
            (PackRow("big", pack), *(SnippetRow(each.snippet, each) for each in rows)),
        ),
        0.0,
    )


def kinds(places: Places) -> list[BackupKind]:
    return [each.kind for each in backups(places.backups)]


def test_each_copy_tells_its_kind_its_day_and_how_much_is_in_it(
    places: Places, store: LibraryStore
) -> None:
    save(store, title(1))
    bring(store, "text")
    store.restore(backups(places.backups)[0].file)
    store.backup(places.backups / "mine.db")
    (places.backups / "nonsense.db").write_text("nonsense")
    (places.backups / "before-edit-x.db").write_bytes(SAMPLES[0].read_bytes())
    found = {each.file.name: each for each in backups(places.backups)}
    assert {name: (each.kind, each.snippets, each.packs) for name, each in found.items()} == {
        f"library-{DAY}.db": (BackupKind.DAILY, 0, 0),
        "before-edit-1.db": (BackupKind.BEFORE_EDIT, 1, 0),
        "before-restore-1.db": (BackupKind.BEFORE_RESTORE, MANY + 1, 1),
        "mine.db": (BackupKind.OTHER, 1, 0),
        "before-edit-x.db": (BackupKind.OTHER, 2, 1),
    }
    assert found[f"library-{DAY}.db"].made.date() == DAY, "though the file was written today"


def test_the_newest_stands_first(places: Places, store: LibraryStore) -> None:
    for number, name in enumerate(("b.db", "a.db", "c.db")):
        store.backup(places.backups / name)
        os.utime(places.backups / name, (2_000_000_000 + number, 2_000_000_000 + number))
    names = [each.file.name for each in backups(places.backups)]
    assert names == ["c.db", "a.db", "b.db", f"library-{DAY}.db"]
    assert backups(places.backups)[0].made == datetime.fromtimestamp(2_000_000_002)  # noqa: DTZ006


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    assert backups(tmp_path / "none") == ()


def test_few_rows_are_no_reason_for_a_copy(places: Places, store: LibraryStore) -> None:
    bring(store, "text", MANY - 2)
    assert kinds(places) == [BackupKind.DAILY]


def test_the_copy_before_a_large_edit_brings_the_library_before_it_back(
    places: Places, store: LibraryStore
) -> None:
    save(store, title(1))
    bring(store, "text")
    kept = store.restore(places.backups / "before-edit-1.db")
    assert store.load().changes == (title(1),)
    store.restore(kept)
    assert len(store.load().changes) == MANY + 1


def test_so_many_copies_of_a_kind_stay(places: Places, store: LibraryStore) -> None:
    for number in range(KEPT_BEFORE + 3):
        bring(store, f"text {number}")
    oldest = places.backups / "before-edit-4.db"
    assert kinds(places).count(BackupKind.BEFORE_EDIT) == KEPT_BEFORE
    assert oldest.exists()
    for _ in range(KEPT_BEFORE + 2):
        store.restore(oldest)
    store.restore(sorted(places.backups.glob("before-restore-*"))[0])
    assert kinds(places).count(BackupKind.BEFORE_RESTORE) == KEPT_BEFORE


def test_of_a_large_library_fewer_stay(
    places: Places, store: LibraryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "KEPT_BEFORE_BYTES", 1)
    for number in range(4):
        bring(store, f"text {number}")
    found = sorted(each.name for each in places.backups.glob("before-edit-*"))
    assert found == ["before-edit-3.db", "before-edit-4.db"]


def test_a_copy_of_each_day_stays_for_thirty_days(places: Places) -> None:
    for number in range(35):
        places.open(date(2026, 1, 1) + timedelta(number)).store.close()
    found = [each.made.date() for each in backups(places.backups)]
    assert found == [date(2026, 2, 4) - timedelta(number) for number in range(30)]
