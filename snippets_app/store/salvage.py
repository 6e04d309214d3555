"""What a damaged library still gives: the changes made since the backup that replaces it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from snippets_app.core.limits import is_allowed
from snippets_app.core.model import PersonalChange
from snippets_app.store import changes
from snippets_app.store.db import connect, transaction


def salvage(damaged: Path, connection: sqlite3.Connection) -> int:
    """Store every change that can be read in ``damaged``; how many that were."""
    found = {each.snippet: each for each in _readable(damaged) if is_allowed(each)}
    with transaction(connection):
        changes.put(connection, found.values())
    return len(found)


def _readable(damaged: Path) -> Iterator[PersonalChange]:
    """From the first row up to the damage, then from the last row back to it."""
    try:
        with closing(connect(damaged)) as connection:
            for rows in (changes.every(connection), changes.every_backwards(connection)):
                yield from _until_damage(rows)
    except sqlite3.Error:
        return  # not even its first page can be read


def _until_damage(rows: Iterator[PersonalChange]) -> Iterator[PersonalChange]:
    try:
        yield from rows
    except sqlite3.Error:
        return
