"""Copies of the library: one a day, by hand, before much is changed; and which of them is good."""

import os
import sqlite3
import time as clock
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from pathlib import Path

from snippets_app.paths import rename
from snippets_app.store.db import TROUBLE, connect, with_any_text
from snippets_app.store.migrations import APPLICATION_ID, MIGRATIONS, migrate, version

KEPT = 30
KEPT_BEFORE = 10
"""Of the copies made before a restore, and of those made before a large edit."""
KEPT_BEFORE_BYTES = 200_000_000
"""So much those of one kind may take together."""
ALWAYS_KEPT = 2
"""The newest of them stay, whatever they take."""
ABANDONED_AFTER = 60 * 60.0
"""Seconds after which nobody is still writing a copy that is not whole: its process was killed."""


class BackupKind(Enum):
    """Why the copy was made; the value begins the name of its file."""

    DAILY = "library"
    BEFORE_EDIT = "before-edit"
    BEFORE_RESTORE = "before-restore"
    BEFORE_VERSION = "before-version"
    OTHER = ""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that can be restored. ``made`` is local time; ``snippets`` counts own and changed
    ones, ``packs`` own packs."""

    file: Path
    made: datetime
    kind: BackupKind
    snippets: int
    packs: int


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


def make_daily(
    connection: sqlite3.Connection, folder: Path, today: date, *, again: bool = False
) -> None:
    """Today's copy unless it is there; the newest ``KEPT`` days stay."""
    file = folder / f"library-{today.isoformat()}.db"
    if file.exists() and not again:
        return
    copy(connection, file)
    for old in (*newest_first(folder)[KEPT:], *_abandoned(folder)):
        _drop(old)


def make_before(connection: sqlite3.Connection, folder: Path, kind: BackupKind) -> Path:
    """A copy with the next number of its kind."""
    number = max(map(_number, _of_kind(folder, kind)), default=0) + 1
    file = folder / f"{kind.value}-{number}.db"
    copy(connection, file)
    return file


def drop_oldest(folder: Path, kind: BackupKind) -> None:
    """The newest ``KEPT_BEFORE`` of the kind stay, fewer of a large library."""
    taken = 0
    for place, file in enumerate(sorted(_of_kind(folder, kind), key=_number, reverse=True)):
        with suppress(OSError):  # another process has dropped it
            taken += file.stat().st_size
        if place >= KEPT_BEFORE or (place >= ALWAYS_KEPT and taken > KEPT_BEFORE_BYTES):
            _drop(file)


def _abandoned(folder: Path) -> Iterator[Path]:
    """What killed processes left."""
    written_before = clock.time() - ABANDONED_AFTER
    for file in folder.glob("*.db.*.new*"):
        with suppress(OSError):  # another process is done with it
            if file.stat().st_mtime < written_before:
                yield file


def newest_first(folder: Path) -> list[Path]:
    """The daily copies, by the day in their names."""
    return sorted(folder.glob("library-????-??-??.db"), reverse=True)


def backups(folder: Path) -> tuple[Backup, ...]:
    """Every copy in the folder that can be restored, the newest first. Raises ``OSError``."""
    found = (_described(file) for file in folder.glob("*.db"))
    return tuple(sorted((each for each in found if each), key=_made, reverse=True))


def is_good(file: Path) -> bool:
    """Whether ``file`` is a sound library that this version can read."""
    from snippets_app.store.soundness import is_in_order  # only to put a copy back

    try:
        with closing(connect_to_read(file)) as connection:
            return _is_library(connection) and is_in_order(connection)
    except TROUBLE:
        return False


def connect_to_read(file: Path) -> sqlite3.Connection:
    """Open an existing file; nothing is created. Raises ``sqlite3.Error``."""
    from urllib.parse import quote

    # Not Path.as_uri, which cannot write Windows' form of a long path.
    name = quote(os.fsencode(file.absolute()))
    return with_any_text(sqlite3.connect(f"file:{name}?mode=ro", uri=True))


@contextmanager
def up_to_date(file: Path) -> Iterator[sqlite3.Connection]:
    """The library in the copy as this version stores it; the file stays as it is."""
    with closing(connect_to_read(file)) as connection:
        if version(connection) == len(MIGRATIONS):
            yield connection
            return
        memory = with_any_text(sqlite3.connect(":memory:", isolation_level=None))
        with closing(memory) as newer:
            connection.backup(newer)
            migrate(newer)
            yield newer


def good_copies(folder: Path) -> Iterator[Path]:
    """The daily copies that can be restored, newest first."""
    return (file for file in newest_first(folder) if is_good(file))


def _is_library(connection: sqlite3.Connection) -> bool:
    marked = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    return bool(marked) and 1 <= version(connection) <= len(MIGRATIONS)


def _described(file: Path) -> Backup | None:
    try:
        with closing(connect_to_read(file)) as connection:
            if not _is_library(connection):
                return None
            snippets = connection.execute("SELECT count(*) FROM change").fetchone()[0]
            packs = connection.execute("SELECT count(*) FROM pack").fetchone()[0]
    except TROUBLE:
        return None
    return Backup(file, _time(file), _kind(file), snippets, packs)


def _time(file: Path) -> datetime:
    """When it was last written; of a daily copy that was written anew elsewhere, its day."""
    written = datetime.fromtimestamp(file.stat().st_mtime)  # noqa: DTZ006 - as the agent's clock says
    if _kind(file) is not BackupKind.DAILY:
        return written
    day = date.fromisoformat(file.stem.removeprefix("library-"))
    return written if written.date() == day else datetime.combine(day, time())


def _made(backup: Backup) -> datetime:
    return backup.made


def _of_kind(folder: Path, kind: BackupKind) -> list[Path]:
    return [file for file in folder.glob(f"{kind.value}-*.db") if _kind(file) is kind]


def _kind(file: Path) -> BackupKind:
    numbered = (BackupKind.BEFORE_EDIT, BackupKind.BEFORE_RESTORE, BackupKind.BEFORE_VERSION)
    for kind in numbered:
        if file.stem.removeprefix(f"{kind.value}-").isdecimal():
            return kind
    try:
        date.fromisoformat(file.stem.removeprefix("library-"))
    except ValueError:
        return BackupKind.OTHER
    return BackupKind.DAILY


def _drop(file: Path) -> None:
    """The next time if another program holds it now: nobody's work waits for that."""
    with suppress(OSError):
        file.unlink()


def _number(file: Path) -> int:
    return int(file.stem.rpartition("-")[2])
