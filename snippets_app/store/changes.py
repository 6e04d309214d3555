"""The rows of the agent's changes and own snippets."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from snippets_app.core.model import PersonalChange
from snippets_app.store.migrations import SUMS_SINCE, version
from snippets_app.store.sums import Value, are_right, summed

_COLUMNS = "snippet, stage, title, body, abbreviation, hotkey, hidden, place"
_SELECT = f"SELECT {_COLUMNS} FROM change"  # noqa: S608 - names of columns, nothing given
_SUMS = f"SELECT sum, {_COLUMNS} FROM change WHERE sum IS NOT NULL"  # noqa: S608 - as above
_REPLACE = f"""INSERT INTO change ({_COLUMNS}, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (snippet) DO UPDATE SET
    stage = excluded.stage, title = excluded.title, body = excluded.body,
    abbreviation = excluded.abbreviation, hotkey = excluded.hotkey, hidden = excluded.hidden,
    place = excluded.place, sum = excluded.sum"""  # noqa: S608 - names of columns, nothing given


def every(connection: sqlite3.Connection) -> Iterator[PersonalChange]:
    """All rows in the order in which they were added, unchecked."""
    return map(change_in, connection.execute(_SELECT + " ORDER BY number"))


def are_as_stored(connection: sqlite3.Connection) -> bool:
    """Whether the sum of every row is right, of those that have one."""
    if version(connection) < SUMS_SINCE:
        return True
    return are_right(connection.execute(_SUMS))


def put(connection: sqlite3.Connection, changes: Iterable[PersonalChange]) -> None:
    """Store each change in place of what is stored of its snippet."""
    connection.executemany(_REPLACE, summed(map(_values, changes)))


def delete(connection: sqlite3.Connection, *snippets: str) -> None:
    """Drop the rows of these snippets, where there are any."""
    rows = ((snippet,) for snippet in snippets)
    connection.executemany("DELETE FROM change WHERE snippet = ?", rows)


def change_in(row: tuple[Any, ...]) -> PersonalChange:
    """What a row says: the columns from ``snippet`` to ``place``."""
    snippet, stage, title, body, abbreviation, hotkey, hidden, place = row
    return PersonalChange(
        snippet, stage, title, body, abbreviation, hotkey, hidden=bool(hidden), place=place
    )


def _values(change: PersonalChange) -> tuple[Value, ...]:
    return (
        change.snippet,
        change.stage,
        change.title,
        change.body,
        change.abbreviation,
        change.hotkey,
        int(change.hidden),
        None if change.place is None else float(change.place),
    )
