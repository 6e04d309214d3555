"""Opening the library: checked, put back from a backup when it is broken, brought up to date."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from snippets_app.errors import AppError
from snippets_app.paths import make_private, rename
from snippets_app.store.backups import connect_to_read, copy, good_copies, make_daily
from snippets_app.store.db import connect, explained, is_sound, make_durable
from snippets_app.store.library import LibraryStore
from snippets_app.store.migrations import (
    APPLICATION_ID,
    MIGRATIONS,
    Migration,
    migrate,
    version,
)
from snippets_app.store.salvage import salvage


@dataclass(frozen=True, slots=True)
class Recovered:
    """A broken or missing library was replaced, and the agent must hear of it.

    ``kept`` is the broken file (None: there was none), ``restored`` the backup that stands in for
    it (None: there was no good one), ``salvaged`` how many changes were still read from ``kept``
    and brought over. Later deletions than the backup's are undone.
    """

    kept: Path | None
    restored: Path | None
    salvaged: int = 0


@dataclass(frozen=True, slots=True)
class Opened:
    """The store, and what the agent is to be told: a recovery, a backup that failed."""

    store: LibraryStore
    recovered: Recovered | None = None
    backup_trouble: AppError | None = None


def open_store(
    file: Path, backups: Path, today: date, migrations: Sequence[Migration] = MIGRATIONS
) -> Opened:
    """The library in ``file``, made if there is none, with today's copy in ``backups``.

    Raises AppError when a newer version wrote it, it is another program's, or it cannot be opened.
    """
    with explained(file):
        make_private(file.parent)
        connection, recovered = _sound_connection(file, backups, today, len(migrations))
        try:
            make_durable(connection)
            _bring_up_to_date(connection, backups, migrations)
            if recovered and recovered.kept:
                recovered = replace(recovered, salvaged=salvage(recovered.kept, connection))
        except BaseException:
            connection.close()
            raise
    trouble = _backup_trouble(connection, backups, today)
    return Opened(LibraryStore(connection, file, backups), recovered, trouble)


def _sound_connection(
    file: Path, backups: Path, today: date, latest: int
) -> tuple[sqlite3.Connection, Recovered | None]:
    connection = connect(file)
    try:
        if _is_usable(connection, file, backups, latest):
            return connection, None
    except BaseException:
        connection.close()
        raise
    connection.close()
    recovered = _recover(file, backups, today)
    return connect(file), recovered


def _is_usable(connection: sqlite3.Connection, file: Path, backups: Path, latest: int) -> bool:
    if not is_sound(connection):
        return False
    _refuse_foreign(connection, file)
    if version(connection) > latest:
        raise AppError(
            "{file} was written by a newer Saywell.",
            "Install the newer version again, or restore a backup of this one.",
            file=file,
        )
    # An empty file where copies of a library lie is a library that was lost.
    return version(connection) > 0 or next(good_copies(backups), None) is None


def _refuse_foreign(connection: sqlite3.Connection, file: Path) -> None:
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and mark != APPLICATION_ID:
        raise AppError(
            "{file} is not a library of Saywell.",
            "Move it away, or choose another folder with --data-dir.",
            file=file,
        )


def _recover(file: Path, backups: Path, today: date) -> Recovered:
    source = next(good_copies(backups), None)
    restored = file.with_name(file.name + ".restored")
    if source:
        with closing(connect_to_read(source)) as backup:
            copy(backup, restored)
    kept = _set_aside(file, today)
    if source:
        rename(restored, file)
    return Recovered(kept, source)


def _set_aside(file: Path, today: date) -> Path | None:
    """Move the broken file, and the log that belongs to it, out of the way."""
    kept = _free_name(file.with_name(f"{file.stem}-damaged-{today.isoformat()}{file.suffix}"))
    for ending in ("-wal", "-shm"):
        beside = file.with_name(file.name + ending)
        if beside.exists():
            rename(beside, kept.with_name(kept.name + ending))
    if file.stat().st_size == 0:
        file.unlink()
        return None
    rename(file, kept)
    return kept


def _free_name(wanted: Path) -> Path:
    name, number = wanted, 2
    while name.exists():
        name, number = wanted.with_stem(f"{wanted.stem}-{number}"), number + 1
    return name


def _bring_up_to_date(
    connection: sqlite3.Connection, backups: Path, migrations: Sequence[Migration]
) -> None:
    found = version(connection)
    if 0 < found < len(migrations):
        copy(connection, backups / f"before-version-{found + 1}.db")
    migrate(connection, migrations)


def _backup_trouble(connection: sqlite3.Connection, backups: Path, today: date) -> AppError | None:
    """A failed copy does not stop the agent's work, but is told."""
    try:
        with explained(backups):
            make_daily(connection, backups, today)
    except AppError as trouble:
        return trouble
    return None
