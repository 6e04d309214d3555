"""One SQLite file: how it is opened, changed in whole transactions, and what its errors mean."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from snippets_app.errors import AppError

BUSY_TIMEOUT = 5.0
"""Seconds to wait for another process that is writing."""

_STEPS_BETWEEN = 1_000
"""Steps of SQLite's machine between two looks whether they are still wanted."""

LOG_KEPT = 4_000_000
"""Bytes that SQLite's log keeps on the disk once a larger import is through it."""


Value = TypeVar("Value")


class Damaged(AppError):
    """SQLite met a broken place in the library."""


TROUBLE = (sqlite3.Error, UnicodeDecodeError, MemoryError)
"""What a broken file raises: SQLite may quote bytes of it that are no text, and Python cannot read
the sentence then; or a broken page claims to hold more than there is memory for."""
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_EXPECTED_MESSAGES: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_FULL: (
        "The disk is full: nothing was saved in {file}.",
        "Free some space, then do it again.",
    ),
    sqlite3.SQLITE_IOERR: (
        "{file} could not be read or written.",
        "Check that its disk is there and has free space, then do it again.",
    ),
    sqlite3.SQLITE_READONLY: (
        "{file} may not be written.",
        "Check the rights of its folder, or choose another with --data-dir.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "{file} could not be opened.",
        "Check the rights and the free space of its folder, or choose another with --data-dir.",
    ),
    sqlite3.SQLITE_BUSY: (
        "{file} is held by another program.",
        "Close the other program, then do it again.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "{file} is damaged.",
        "Start Saywell again: it keeps the file and brings over what can be read.",
    ),
}
_EXPECTED_MESSAGES[sqlite3.SQLITE_NOTADB] = _EXPECTED_MESSAGES[sqlite3.SQLITE_CORRUPT]
_EXPECTED_MESSAGES[sqlite3.SQLITE_LOCKED] = _EXPECTED_MESSAGES[sqlite3.SQLITE_BUSY]
_EXPECTED_MESSAGES[sqlite3.SQLITE_PERM] = _EXPECTED_MESSAGES[sqlite3.SQLITE_READONLY]


def connect(file: Path) -> sqlite3.Connection:
    """Open the file without touching its content. Raises ``sqlite3.Error``.

    The connection belongs to the thread that opened it; a worker opens one of its own.
    """
    return with_any_text(sqlite3.connect(file, timeout=BUSY_TIMEOUT, isolation_level=None))


def with_any_text(connection: sqlite3.Connection) -> sqlite3.Connection:
    """One damaged text must not stop the others; the marks left in it fail its row's check."""
    connection.text_factory = lambda stored: stored.decode("utf-8", "surrogateescape")
    return connection


def make_durable(connection: sqlite3.Connection) -> None:
    """Every commit stands on the disk before it is acknowledged (https://sqlite.org/wal.html)."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA journal_size_limit = {LOG_KEPT}")
    connection.execute("PRAGMA foreign_keys = ON")


def identity(file: Path) -> tuple[int, int] | None:
    """Which file it is that has this name; None when there is none. Raises ``OSError``."""
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block's changes or none of them."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have rolled back already
            connection.execute("ROLLBACK")
        raise


@contextmanager
def with_room(connection: sqlite3.Connection, rows: int) -> Iterator[None]:
    """Keep the pages of so many rows in memory, instead of writing and reading them by turns."""
    (usual,) = connection.execute("PRAGMA cache_size").fetchone()
    connection.execute(f"PRAGMA cache_size = {min(usual, -rows)}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {usual}")


class Stopped(Exception):
    """Somebody no longer wants what was under way: nothing of it is stored, and it is no error."""


Stop = Callable[[], bool]
"""Whether something is no longer wanted; asked often, so it has to be quick."""


def never() -> bool:
    """Nobody stops it."""
    return False


@contextmanager
def stoppable(connection: sqlite3.Connection, stopped: Stop) -> Iterator[None]:
    """End the block with ``Stopped`` soon after it is no longer wanted. Stands in a transaction."""
    connection.set_progress_handler(stopped, _STEPS_BETWEEN)
    try:
        yield
    except sqlite3.OperationalError as trouble:
        if _primary_code(trouble) == sqlite3.SQLITE_INTERRUPT:
            raise Stopped from trouble
        raise
    finally:
        connection.set_progress_handler(None, 0)


def until(stopped: Stop, values: Iterable[Value]) -> Iterator[Value]:
    """The values; raises ``Stopped`` between two of them when they are no longer wanted."""
    for value in values:
        if stopped():
            raise Stopped
        yield value


@contextmanager
def explained(file: Path) -> Iterator[None]:
    """Turn SQLite's expected trouble with ``file`` into AppError; the rest is a bug and passes."""
    try:
        yield
    except TROUBLE as trouble:
        sentences = _EXPECTED_MESSAGES.get(_primary_code(trouble))
        if sentences is None:
            raise
        kind = Damaged if means_damage(trouble) else AppError
        raise kind(*sentences, file=file) from trouble
    except OSError as trouble:
        raise AppError(
            "{file} could not be written: {reason}.",
            "Check the rights and the free space of its folder, then do it again.",
            file=file,
            reason=trouble.strerror or trouble,
        ) from trouble


def damaged(file: Path) -> Damaged:
    """The same, found without an error of SQLite."""
    return Damaged(*_EXPECTED_MESSAGES[sqlite3.SQLITE_CORRUPT], file=file)


def means_damage(trouble: Exception) -> bool:
    """Whether the error says that the file's content is broken."""
    return _primary_code(trouble) in _DAMAGED


def is_sound(connection: sqlite3.Connection, table: str = "") -> bool:
    """Whether SQLite finds nothing wrong with the file: with all of it, indexes too, or with the
    structure of one table, which takes a tenth of the time.

    Raises the ``sqlite3.Error`` of any other trouble.
    """
    check = f"PRAGMA quick_check('{table}')" if table else "PRAGMA integrity_check(1)"
    try:
        return bool(connection.execute(check).fetchone() == ("ok",))
    except TROUBLE as trouble:
        if means_damage(trouble):
            return False
        raise


def _primary_code(trouble: Exception) -> int:
    if not isinstance(trouble, sqlite3.Error):
        return sqlite3.SQLITE_CORRUPT
    # Extended codes carry the primary one in their low byte: https://sqlite.org/rescode.html
    return getattr(trouble, "sqlite_errorcode", 0) & 0xFF
