"""Copies of the library: one a day, by hand, before a migration; and which of them is good."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from snippets_app.paths import rename
from snippets_app.store.db import connect, is_sound
from snippets_app.store.migrations import APPLICATION_ID, MIGRATIONS, version

KEPT = 30
_DAILY = "library-????-??-??.db"


def copy(connection: sqlite3.Connection, file: Path) -> None:
    """Write the whole library to ``file``, or leave ``file`` as it was.

    Raises ``sqlite3.Error`` or ``OSError``.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    # Two processes may be copying to the same file: each writes one of its own first.
    beside = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        beside.unlink(missing_ok=True)
        with closing(connect(beside)) as target:
            connection.backup(target)
            # The copied header says WAL: a backup is one file that needs no others beside it.
            target.execute("PRAGMA journal_mode = DELETE")
        rename(beside, file)
    finally:
        beside.unlink(missing_ok=True)


def make_daily(connection: sqlite3.Connection, folder: Path, today: date) -> None:
    """Today's copy unless it is there; the newest ``KEPT`` days stay."""
    file = folder / f"library-{today.isoformat()}.db"
    if file.exists():
        return
    copy(connection, file)
    for old in newest_first(folder)[KEPT:]:
        old.unlink()


def newest_first(folder: Path) -> list[Path]:
    """The daily copies, by the day in their names."""
    return sorted(folder.glob(_DAILY), reverse=True)


def is_good(file: Path) -> bool:
    """Whether ``file`` is a sound library that this version can read."""
    try:
        with closing(connect_to_read(file)) as connection:
            marked = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            known = 1 <= version(connection) <= len(MIGRATIONS)
            return marked and known and is_sound(connection)
    except sqlite3.Error:
        return False


def connect_to_read(file: Path) -> sqlite3.Connection:
    """Open an existing file; nothing is created. Raises ``sqlite3.Error``."""
    from urllib.parse import quote

    # Not Path.as_uri, which cannot write Windows' form of a long path.
    name = quote(os.fsencode(file.absolute()))
    return sqlite3.connect(f"file:{name}?mode=ro", uri=True)


def good_copies(folder: Path) -> Iterator[Path]:
    """The daily copies that can be restored, newest first."""
    return (file for file in newest_first(folder) if is_good(file))
