"""The rows of the agent's changes and own snippets."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from snippets_app.core.model import PersonalChange

_COLUMNS = "snippet, stage, title, body, abbreviation, hotkey, hidden, place"
_SELECT = f"SELECT {_COLUMNS} FROM change"  # noqa: S608 - names of columns, nothing given
_REPLACE = f"""INSERT INTO change ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (snippet) DO UPDATE SET
    stage = excluded.stage, title = excluded.title, body = excluded.body,
    abbreviation = excluded.abbreviation, hotkey = excluded.hotkey, hidden = excluded.hidden,
    place = excluded.place"""  # noqa: S608 - names of columns, nothing given


def every(connection: sqlite3.Connection) -> Iterator[PersonalChange]:
    """All rows in the order in which they were added, unchecked."""
    return map(_change, connection.execute(_SELECT + " ORDER BY number"))


def every_backwards(connection: sqlite3.Connection) -> Iterator[PersonalChange]:
    """All rows, the last added first, unchecked."""
    return map(_change, connection.execute(_SELECT + " ORDER BY number DESC"))


def put(connection: sqlite3.Connection, changes: Iterable[PersonalChange]) -> None:
    """Store each change in place of what is stored of its snippet."""
    connection.executemany(_REPLACE, map(_row, changes))


def delete(connection: sqlite3.Connection, snippet: str) -> None:
    """Drop the row of this snippet, if there is one."""
    connection.execute("DELETE FROM change WHERE snippet = ?", (snippet,))


def _change(row: tuple[Any, ...]) -> PersonalChange:
    snippet, stage, title, body, abbreviation, hotkey, hidden, place = row
    return PersonalChange(
        snippet, stage, title, body, abbreviation, hotkey, hidden=bool(hidden), place=place
    )


def _row(change: PersonalChange) -> tuple[str | float | None, ...]:
    return (
        change.snippet,
        change.stage,
        change.title,
        change.body,
        change.abbreviation,
        change.hotkey,
        int(change.hidden),
        change.place,
    )
