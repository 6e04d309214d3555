"""A damaged library is set aside, the newest good copy takes its place, and that is told."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from snippets_app.core.edits.model import Edit, EditKind, SnippetRow
from snippets_app.core.model import PersonalChange
from snippets_app.errors import AppError
from snippets_app.store import recovery
from snippets_app.store.backups import newest_first
from snippets_app.store.db import connect
from snippets_app.store.library import LibraryStore
from tests.store.places import DAY, Places, title

PAGE = 4096
TABLE_LEAF = 13
OLD = tuple(replace(title(n), body="words " * 50) for n in range(500))
NEW = PersonalChange("pack/new", title="new", body="since the backup", place=1000.0)
LATER = DAY + timedelta(1)


@pytest.fixture
def full(places: Places) -> Places:
    """500 changes, a copy of them, and one change more."""
    opened = places.open()
    rows = tuple(SnippetRow(change.snippet, change) for change in OLD)
    opened.store.edit(lambda _: Edit(EditKind.IMPORT, rows), 0.0)
    opened.store.close()
    places.save(NEW, today=LATER)
    return places


def overwrite(file: Path, start: int, content: bytes) -> None:
    with file.open("r+b") as stream:
        stream.seek(start)
        stream.write(content)


def cut(file: Path, size: int) -> None:
    with file.open("r+b") as stream:
        stream.truncate(size)


def changes_in(file: Path) -> list[int]:
    """Where the pages with the rows of changes begin."""
    content = file.read_bytes()
    starts = range(PAGE, len(content), PAGE)
    leaves = (at for at in starts if content[at] == TABLE_LEAF)
    return [at for at in leaves if b"words words" in content[at : at + PAGE]]


def overwrite_changes(file: Path) -> None:
    at = changes_in(file)[10]
    overwrite(file, at, b"\xa5" * PAGE * 3)


DAMAGES: dict[str, Callable[[Path], None]] = {
    "header": lambda file: overwrite(file, 0, b"garbage!" * 64),
    "pages": overwrite_changes,
    "half": lambda file: cut(file, 20 * PAGE),
    "one page": lambda file: cut(file, PAGE),
    "uneven": lambda file: cut(file, 10 * PAGE + 100),
    "text": lambda file: file.write_text("these are not the bytes of a library"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_the_newest_good_copy_takes_its_place(full: Places, damage: Callable[[Path], None]) -> None:
    damage(full.file)
    spoilt = full.file.read_bytes()
    opened = full.open(LATER)
    changes = opened.store.load().changes
    opened.store.close()
    assert opened.recovered is not None
    assert opened.recovered.restored == full.backups / f"library-{LATER}.db"
    assert opened.recovered.kept == full.file.with_name(f"library-damaged-{LATER}.db")
    assert opened.recovered.kept.read_bytes() == spoilt
    assert changes[: len(OLD)] == OLD
    assert full.save(today=LATER) is None


def test_what_is_readable_behind_the_damage_is_brought_over(full: Places) -> None:
    DAMAGES["pages"](full.file)
    opened = full.open(LATER)
    assert opened.recovered is not None
    assert opened.recovered.salvaged.snippets > 0
    assert NEW in opened.store.load().changes
    opened.store.close()


@pytest.mark.parametrize("size", [0, None], ids=["empty", "missing"])
def test_a_library_that_is_gone_comes_back(full: Places, size: int | None) -> None:
    full.file.unlink()
    if size is not None:
        full.file.touch()
    opened = full.open(LATER)
    assert opened.store.load().changes == OLD
    opened.store.close()
    assert opened.recovered is not None
    assert opened.recovered.kept is None
    assert opened.recovered.restored == full.backups / f"library-{LATER}.db"


def test_a_damaged_copy_is_passed_over(full: Places) -> None:
    full.save(today=LATER + timedelta(1))
    DAMAGES["pages"](newest_first(full.backups)[0])
    DAMAGES["header"](full.file)
    recovered = full.save(today=LATER)
    assert recovered is not None
    assert recovered.restored == full.backups / f"library-{LATER}.db"


@pytest.mark.parametrize(
    ("damage", "found"), [("header", (*OLD, NEW)), ("text", ())], ids=["some", "nothing"]
)
def test_without_a_copy_there_is_what_can_be_read_and_the_file_is_kept(
    full: Places, damage: str, found: tuple[PersonalChange, ...]
) -> None:
    for file in newest_first(full.backups):
        file.unlink()
    DAMAGES[damage](full.file)
    opened = full.open(LATER)
    assert opened.store.load().changes == found
    opened.store.close()
    assert opened.recovered is not None
    assert opened.recovered.restored is None
    assert opened.recovered.kept is not None


def test_two_damages_on_one_day_keep_both_files(full: Places) -> None:
    for _ in range(2):
        DAMAGES["header"](full.file)
        full.save(today=LATER)
    kept = sorted(file.name for file in full.file.parent.glob("*damaged*.db"))
    assert kept == [f"library-damaged-{LATER}-2.db", f"library-damaged-{LATER}.db"]


def test_a_log_left_beside_a_damaged_file_goes_with_it(full: Places) -> None:
    """It would be played into the library that takes the damaged one's place."""
    DAMAGES["header"](full.file)
    log = full.file.with_name("library.db-wal")
    log.write_bytes(b"pages")
    recovery.recover(full.file, full.backups, LATER)
    assert full.file.with_name(f"library-damaged-{LATER}.db-wal").read_bytes() == b"pages"
    assert not log.exists()
    assert full.stored(LATER) == (*OLD, NEW)


def test_another_programs_file_is_refused_and_untouched(places: Places) -> None:
    places.file.parent.mkdir()
    with closing(sqlite3.connect(places.file)) as connection:
        connection.execute("CREATE TABLE bookmarks (url)")
    content = places.file.read_bytes()
    with pytest.raises(AppError, match="is not a library of Saywell"):
        places.save(title(1))
    assert places.file.read_bytes() == content


def test_damage_met_while_working_is_told(full: Places) -> None:
    DAMAGES["pages"](full.file)
    store = LibraryStore(connect(full.file), full.file, full.backups)
    with pytest.raises(AppError, match="is damaged"):
        store.load()
    store.close()
