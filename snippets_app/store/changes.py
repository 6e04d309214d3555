"""The rows of the agent's changes and own snippets."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from snippets_app.core.model import PersonalChange

_SELECT = "SELECT snippet, stage, title, body, abbreviation, hotkey, hidden FROM change"
_INSERT = """INSERT INTO change (snippet, stage, title, body, abbreviation, hotkey, hidden)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
_REPLACE = (
    _INSERT
    + """ ON CONFLICT (snippet) DO UPDATE SET
    stage = excluded.stage, title = excluded.title, body = excluded.body,
    abbreviation = excluded.abbreviation, hotkey = excluded.hotkey, hidden = excluded.hidden"""
)
_MERGE = (
    _INSERT
    + """ ON CONFLICT (snippet) DO UPDATE SET
    stage = coalesce(excluded.stage, stage),
    title = coalesce(excluded.title, title),
    body = coalesce(excluded.body, body),
    abbreviation = coalesce(excluded.abbreviation, abbreviation),
    hotkey = coalesce(excluded.hotkey, hotkey),
    hidden = excluded.hidden"""
)


def every(connection: sqlite3.Connection) -> Iterator[PersonalChange]:
    """All rows in the order in which they were added, unchecked."""
    return map(_change, connection.execute(_SELECT + " ORDER BY number"))


def every_backwards(connection: sqlite3.Connection) -> Iterator[PersonalChange]:
    """All rows, the last added first, unchecked."""
    return map(_change, connection.execute(_SELECT + " ORDER BY number DESC"))


def is_stored(connection: sqlite3.Connection, snippet: str) -> bool:
    """Whether there is a row of this snippet."""
    found = connection.execute("SELECT 1 FROM change WHERE snippet = ?", (snippet,))
    return found.fetchone() is not None


def put(connection: sqlite3.Connection, change: PersonalChange) -> None:
    """Store the change in place of what is stored of its snippet."""
    connection.execute(_REPLACE, _row(change))


def merge(connection: sqlite3.Connection, change: PersonalChange) -> None:
    """Store what the change says and keep what else is stored of its snippet."""
    connection.execute(_MERGE, _row(change))


def hide(connection: sqlite3.Connection, snippet: str) -> None:
    """Mark the snippet as hidden and keep what else is stored of it."""
    connection.execute(
        """INSERT INTO change (snippet, hidden) VALUES (?, 1)
           ON CONFLICT (snippet) DO UPDATE SET hidden = 1""",
        (snippet,),
    )


def show(connection: sqlite3.Connection, snippet: str) -> None:
    """Take the mark away."""
    connection.execute("UPDATE change SET hidden = 0 WHERE snippet = ?", (snippet,))


def delete(connection: sqlite3.Connection, snippet: str) -> None:
    """Drop the row of this snippet, if there is one."""
    connection.execute("DELETE FROM change WHERE snippet = ?", (snippet,))


def _change(row: tuple[Any, ...]) -> PersonalChange:
    snippet, stage, title, body, abbreviation, hotkey, hidden = row
    return PersonalChange(snippet, stage, title, body, abbreviation, hotkey, hidden=bool(hidden))


def _row(change: PersonalChange) -> tuple[str | int | None, ...]:
    return (
        change.snippet,
        change.stage,
        change.title,
        change.body,
        change.abbreviation,
        change.hotkey,
        int(change.hidden),
    )
