"""How often and when each snippet was used; nothing about whom it was sent to."""

import sqlite3

from snippets_app.core.usage import frecency


def record_use(connection: sqlite3.Connection, snippet: str, when: float) -> None:
    """Count one use at ``when`` (seconds since the epoch)."""
    connection.execute(
        """INSERT INTO use (snippet, count, last_used) VALUES (?, 1, ?)
           ON CONFLICT (snippet) DO UPDATE SET count = count + 1, last_used = excluded.last_used""",
        (snippet, when),
    )


def usage(connection: sqlite3.Connection, now: float) -> dict[str, float]:
    """The frecency of every snippet that was ever used, 0 to 1."""
    rows = connection.execute("SELECT snippet, count, last_used FROM use")
    return {snippet: frecency(count, last_used, now) for snippet, count, last_used in rows}


def uses(connection: sqlite3.Connection) -> dict[str, int]:
    """How often each snippet was ever used."""
    return dict(connection.execute("SELECT snippet, count FROM use"))


def rename(connection: sqlite3.Connection, snippet: str, name: str) -> None:
    """The snippet is called ``name`` now."""
    connection.execute(
        """INSERT INTO use (snippet, count, last_used)
           SELECT ?2, count, last_used FROM use WHERE snippet = ?1
           ON CONFLICT (snippet) DO UPDATE SET count = count + excluded.count,
           last_used = max(last_used, excluded.last_used)""",
        (snippet, name),
    )
    forget(connection, snippet)


def forget(connection: sqlite3.Connection, snippet: str) -> None:
    """Drop the count of a snippet that is gone."""
    connection.execute("DELETE FROM use WHERE snippet = ?", (snippet,))
