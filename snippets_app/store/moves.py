"""Snippets that got another id as they moved: their use and their history go with them."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from snippets_app.store import journal

_HISTORY = """WITH RECURSIVE past (id, until) AS (
        VALUES (?, 9e999)
        UNION SELECT was, edit FROM past JOIN edit_row USING (id)
        WHERE pack = 0 AND was NOTNULL AND edit < until)
    SELECT number, made, kind, coalesce(before, (SELECT before FROM edit_row AS old
            WHERE old.edit = number AND old.pack = 0 AND old.id = edit_row.was)), after, was
    FROM past JOIN edit_row USING (id) JOIN edit ON number = edit
    WHERE pack = 0 AND number < until ORDER BY number DESC"""

LIVING = """WITH RECURSIVE living (id) AS (
        SELECT snippet FROM change
        UNION SELECT was FROM living JOIN edit_row USING (id) WHERE pack = 0 AND was NOTNULL)"""
"""All ids that snippets which are stored have, or had before they moved."""


def history(connection: sqlite3.Connection, snippet: str) -> Iterator[tuple[Any, ...]]:
    """The rows of the log about a snippet, by whatever id: the newest first, each with the id that
    it had before if that was another."""
    return connection.execute(_HISTORY, (snippet,))


def carry_uses(connection: sqlite3.Connection, edit: int, *, back: bool = False) -> None:
    """Count the uses for the ids that this edit gave, or ``back`` for those that were before."""
    moved = connection.execute(
        "SELECT was, id FROM edit_row WHERE edit = ? AND was NOTNULL", (edit,)
    ).fetchall()
    for old, new in moved:
        journal.rename(connection, *((new, old) if back else (old, new)))


def discard(connection: sqlite3.Connection, snippet: str, number: int) -> None:
    """Forget the snippet that was deleted by this edit, under its earlier ids too, and its use; not
    another one that had its id."""
    found = {"id": snippet, "until": number}
    [found["since"]] = connection.execute(
        """SELECT coalesce(max(edit), 0) FROM edit_row JOIN edit ON number = edit
           WHERE pack = 0 AND id = :id AND edit <= :until AND before IS NULL
           AND kind <> 'restore'""",
        found,
    ).fetchone()
    life = "FROM edit_row AS row WHERE pack = 0 AND id = :id AND edit BETWEEN :since AND :until"
    earlier = connection.execute(
        f"""SELECT was, edit {life} AND EXISTS (SELECT * FROM edit_row AS old
            WHERE old.edit = row.edit AND old.pack = 0 AND old.id = row.was AND after IS NULL)""",  # noqa: S608 - nothing given
        found,
    ).fetchall()
    connection.execute(f"DELETE {life}", found)
    if not connection.execute("SELECT 1 FROM change WHERE snippet = :id", found).fetchone():
        journal.forget(connection, snippet)
    for was, edit in earlier:
        discard(connection, was, edit)
