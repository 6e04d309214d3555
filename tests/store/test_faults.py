"""Killed processes, full disks, folders that may not be written, two processes at once."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from snippets_app.core.edits.model import Edit, Layers
from snippets_app.core.importing.planning import plan
from snippets_app.core.model import Pack, PersonalChange, Snippet, Stage
from snippets_app.errors import AppError
from snippets_app.store.library import LibraryStore
from tests.core.importing.libraries import pack_draft
from tests.faults import POSIX, fill, no_file_larger_than, small_disk
from tests.store.places import DAY, Places, do, save, title

__all__ = ["small_disk"]

KILLS = 20

BIG = Pack(
    "big",
    "Big",
    "en",
    (Stage("s", "S"),),
    tuple(Snippet(f"big/s{n}", "big", "s", "t", "long " * 2000) for n in range(50)),
)


def start_writer(places: Places, pack: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.writer", str(places.file), pack, str(count)],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_nothing_acknowledged_is_lost_when_the_process_is_killed(places: Places) -> None:
    acknowledged: set[str] = set()
    for attempt in range(KILLS):
        with start_writer(places, f"run{attempt}", 0) as writer:
            assert writer.stdout is not None
            for _ in range(1 + attempt * 3):
                acknowledged.add(f"run{attempt}/s{int(writer.stdout.readline())}")
            writer.kill()
            rest = writer.stdout.read().splitlines(keepends=True)
            acknowledged |= {f"run{attempt}/s{int(n)}" for n in rest if n.endswith("\n")}
    opened = places.open()
    stored = {change.snippet for change in opened.store.load().changes}
    opened.store.close()
    assert opened.recovered is None
    assert len(acknowledged) >= KILLS
    assert acknowledged <= stored


def test_several_processes_open_a_new_library_and_write_at_once(places: Places) -> None:
    writers = [start_writer(places, f"writer{number}", 50) for number in range(4)]
    assert [writer.communicate(timeout=60) and writer.returncode for writer in writers] == [0] * 4
    assert len(places.stored()) == 200


def test_a_change_elsewhere_is_seen_by_the_next_load(places: Places) -> None:
    one, other = places.open().store, places.open().store
    save(one, title(1))
    assert other.load().changes == (title(1),)
    one.close()
    other.close()


def large(number: int) -> PersonalChange:
    return PersonalChange(f"pack/s{number}", title="t", body="long " * 2000, place=float(number))


@POSIX
def test_a_write_that_finds_no_room_is_told_and_undone(places: Places) -> None:
    opened = places.open()
    save(opened.store, large(1))
    size = places.file.with_name("library.db-wal").stat().st_size
    with no_file_larger_than(size + 100_000):
        with pytest.raises(AppError, match="free space"):
            do(opened.store, import_big)
        assert opened.store.load().changes == (large(1),)
    save(opened.store, large(2))
    opened.store.close()
    assert places.stored() == (large(1), large(2))


def test_a_full_disk_is_told_and_nothing_is_half_written(small_disk: Path) -> None:
    places = Places(small_disk / "data" / "library.db", small_disk / "data" / "backups")
    (small_disk / "other").write_bytes(bytes(200_000))
    store = places.open().store
    stored = save_until_full(store)
    fill(small_disk)
    for attempt in (
        lambda: save(store, own()),
        lambda: do(store, import_big),
        lambda: store.backup(small_disk / "mine.db"),
    ):
        with pytest.raises(AppError, match="space"):
            attempt()
        assert store.load().changes == stored
    assert not (small_disk / "mine.db").exists()
    stored = taken_back(store, stored)
    assert store.load().changes == stored
    store.close()
    (small_disk / "other").unlink()
    reopened = places.open()
    assert reopened.recovered is None
    assert reopened.store.load().changes == stored
    save(reopened.store, title(1))
    reopened.store.close()


def save_until_full(store: LibraryStore) -> tuple[PersonalChange, ...]:
    stored: list[PersonalChange] = []
    with pytest.raises(AppError, match="The disk is full: nothing was saved"):
        save_all(store, stored)
    return tuple(stored)


def taken_back(
    store: LibraryStore, stored: tuple[PersonalChange, ...]
) -> tuple[PersonalChange, ...]:
    """To delete needs little: SQLite's log may have room for it."""
    with suppress(AppError):
        store.undo()
        return stored[:-1]
    return stored


def save_all(store: LibraryStore, stored: list[PersonalChange]) -> None:
    for number in range(1000):
        save(store, large(number))
        stored.append(large(number))


def own() -> PersonalChange:
    return PersonalChange("a/own-1", "s", "t", "long " * 2000, place=1.0)


def import_big(layers: Layers) -> Edit:
    return plan(layers, pack_draft(BIG)).edit


def test_opening_on_a_full_disk_is_told(small_disk: Path) -> None:
    fill(small_disk)
    places = Places(small_disk / "data" / "library.db", small_disk / "data" / "backups")
    with pytest.raises(AppError, match="space"):
        places.open()


def test_a_folder_that_may_not_be_written_is_told(small_disk: Path) -> None:
    places = Places(small_disk / "library.db", small_disk / "backups")
    places.save(title(1))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(AppError, match="rights"):
        places.open()
    with pytest.raises(AppError, match="rights"):
        Places(small_disk / "new" / "library.db", small_disk / "backups").open()


@POSIX
@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_rights_is_told(places: Places) -> None:
    places.save(title(1))
    places.file.parent.chmod(0o500)
    try:
        with pytest.raises(AppError, match="rights"):
            places.open()
    finally:
        places.file.parent.chmod(0o700)


def test_restoring_and_recovering_on_a_full_disk_leave_all_as_it_was(small_disk: Path) -> None:
    places = Places(small_disk / "data" / "library.db", small_disk / "data" / "backups")
    store = places.open().store
    save(store, title(1), *map(large, range(5)))
    store.backup(places.backups / "mine.db")
    save(store, title(2))
    stored = store.load().changes
    fill(small_disk)
    with pytest.raises(AppError, match="space"):
        store.restore(places.backups / "mine.db")
    with pytest.raises(AppError, match="space"):
        store.recover(DAY)
    assert store.load().changes == stored
    assert not list(small_disk.glob("data/*damaged*"))
    (small_disk / "ballast").unlink()
    assert store.recover(DAY)
    assert set(store.load().changes) == set(stored)
    store.close()
