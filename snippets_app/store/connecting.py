"""A connection to the library: to a sound file of the newest version, whatever it takes."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from snippets_app.errors import AppError
from snippets_app.store.backups import copy, good_copies
from snippets_app.store.db import TROUBLE, connect, damaged, is_sound, make_durable, means_damage
from snippets_app.store.migrations import APPLICATION_ID, MIGRATIONS, Migration, migrate, version

if TYPE_CHECKING:
    from snippets_app.store.report import Recovered

READ_AT_START = ("pack", "stage", "change", "use")
"""Tables that are checked before they are used; the log, which is larger, when there is time."""


def connected(
    file: Path, backups: Path, today: date, migrations: Sequence[Migration] = MIGRATIONS
) -> tuple[sqlite3.Connection, Recovered | None]:
    """The library in ``file``, made if there is none; and what took its place if it was damaged.

    Raises AppError when a newer version wrote it or it is another program's, else ``OSError`` and
    ``sqlite3.Error``.
    """
    if not file.with_name(file.name + ".recovered").exists():
        connection = _usable(file, backups, migrations)
        if connection:
            return connection, None
    return recovered(file, backups, today, migrations)


def recovered(
    file: Path,
    backups: Path,
    today: date,
    migrations: Sequence[Migration] = MIGRATIONS,
    *,
    is_known: bool = False,
) -> tuple[sqlite3.Connection, Recovered | None]:
    """The same, for a file that ``is_known`` to be damaged, or was found to be so just now."""
    from snippets_app.store import recovery  # most starts find nothing damaged

    with recovery.alone(file):
        told = recovery.finish(file, backups)
        # Another process may have done it meanwhile.
        connection = None if is_known and not told else _usable(file, backups, migrations)
        if connection is None:
            told = recovery.recover(file, backups, today)
            connection = _usable(file, backups, migrations)
        if connection is None:
            raise damaged(file)
        return connection, told


def _usable(
    file: Path, backups: Path, migrations: Sequence[Migration]
) -> sqlite3.Connection | None:
    """None when the library is damaged or was lost."""
    if _log_is_damaged(file):  # before SQLite opens it: the first to close it deletes its log
        return None
    connection = connect(file)
    try:
        if _is_usable(connection, file, backups, len(migrations)):
            make_durable(connection)
            _bring_up_to_date(connection, backups, migrations)
            return connection
    except TROUBLE as trouble:
        connection.close()
        if means_damage(trouble):
            return None
        raise
    except BaseException:
        connection.close()
        raise
    connection.close()
    return None


def _log_is_damaged(file: Path) -> bool:
    log = file.with_name(file.name + "-wal")
    if not log.exists() or not log.stat().st_size:
        return False
    from snippets_app.store.write_ahead import is_cut_short  # most starts find no log

    return is_cut_short(file)


def _is_usable(connection: sqlite3.Connection, file: Path, backups: Path, latest: int) -> bool:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    found = version(connection)
    _refuse_foreign(connection, file, tables)
    if found > latest:
        raise AppError(
            "{file} was written by a newer Saywell.",
            "Install the newer version again, or restore a backup of this one.",
            file=file,
        )
    if found == 0:
        # An empty file where copies of a library lie is a library that was lost.
        return next(good_copies(backups), None) is None
    return all(table in tables and is_sound(connection, table) for table in READ_AT_START)


def _refuse_foreign(connection: sqlite3.Connection, file: Path, tables: set[str]) -> None:
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    if tables and mark != APPLICATION_ID:
        raise AppError(
            "{file} is not a library of Saywell.",
            "Move it away, or choose another folder with --data-dir.",
            file=file,
        )


def _bring_up_to_date(
    connection: sqlite3.Connection, backups: Path, migrations: Sequence[Migration]
) -> None:
    found = version(connection)
    if 0 < found < len(migrations):
        copy(connection, backups / f"before-version-{found + 1}.db")
    migrate(connection, migrations)
