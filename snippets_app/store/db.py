"""One SQLite file: how it is opened, changed in whole transactions, and what its errors mean."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from snippets_app.errors import AppError

BUSY_TIMEOUT = 5.0
"""Seconds to wait for another process that is writing."""

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
        "Start Saywell again: it keeps the file and goes on with the newest backup.",
    ),
}
_EXPECTED_MESSAGES[sqlite3.SQLITE_NOTADB] = _EXPECTED_MESSAGES[sqlite3.SQLITE_CORRUPT]
_EXPECTED_MESSAGES[sqlite3.SQLITE_LOCKED] = _EXPECTED_MESSAGES[sqlite3.SQLITE_BUSY]
_EXPECTED_MESSAGES[sqlite3.SQLITE_PERM] = _EXPECTED_MESSAGES[sqlite3.SQLITE_READONLY]


def connect(file: Path) -> sqlite3.Connection:
    """Open the file without touching its content. Raises ``sqlite3.Error``.

    The connection belongs to the thread that opened it; a worker opens one of its own.
    """
    connection = sqlite3.connect(file, timeout=BUSY_TIMEOUT, isolation_level=None)
    connection.text_factory = _text
    return connection


def make_durable(connection: sqlite3.Connection) -> None:
    """Every commit stands on the disk before it is acknowledged (https://sqlite.org/wal.html)."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


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
def explained(file: Path) -> Iterator[None]:
    """Turn SQLite's expected trouble with ``file`` into AppError; the rest is a bug and passes."""
    try:
        yield
    except sqlite3.Error as trouble:
        sentences = _EXPECTED_MESSAGES.get(_primary_code(trouble))
        if sentences is None:
            raise
        raise AppError(*sentences, file=file) from trouble
    except OSError as trouble:
        raise AppError(
            "{file} could not be written: {reason}.",
            "Check the rights and the free space of its folder, then do it again.",
            file=file,
            reason=trouble.strerror or trouble,
        ) from trouble


def means_damage(trouble: sqlite3.Error) -> bool:
    """Whether the error says that the file's content is broken."""
    return _primary_code(trouble) in _DAMAGED


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds nothing wrong with the file's structure.

    Raises the ``sqlite3.Error`` of any other trouble.
    """
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError as trouble:
        if means_damage(trouble):
            return False
        raise


def _text(stored: bytes) -> str:
    # One damaged text must not stop the others; the marks left in it fail its row's check.
    return stored.decode("utf-8", "surrogateescape")


def _primary_code(trouble: sqlite3.Error) -> int:
    # Extended codes carry the primary one in their low byte: https://sqlite.org/rescode.html
    return getattr(trouble, "sqlite_errorcode", 0) & 0xFF
