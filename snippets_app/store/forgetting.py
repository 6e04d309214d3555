"""What the log of edits forgets: what is old, and what large edits hold too much of."""

import sqlite3

from snippets_app.store.moves import LIVING

LARGE = 100
"""Rows above which an edit is a large one, such as an import."""
LOG_BYTES = 50_000_000
"""Of contents before and after that the log holds before it forgets those of large edits."""
WORTH_RELEASING = 16_000_000
"""Bytes."""

_SIZES = """SELECT number, state, count(id), total(length(CAST(coalesce(before, '') AS BLOB))
        + length(CAST(coalesce(after, '') AS BLOB)))
    FROM edit LEFT JOIN edit_row ON edit = number GROUP BY number ORDER BY number DESC"""


def forget_old(connection: sqlite3.Connection, closed: float, dropped: float) -> None:
    """Empty the trash of edits made before ``closed``, drop those made before ``dropped``."""
    connection.execute(
        """UPDATE edit SET state = iif(state = 'done', 'closed', 'abandoned')
           WHERE made < ? AND state IN ('done', 'undone')""",
        (closed,),
    )
    connection.execute(
        LIVING  # noqa: S608 - nothing given
        + """DELETE FROM edit_row WHERE pack = 0 AND id NOT IN (SELECT id FROM living)
            AND edit IN (SELECT number FROM edit WHERE made < ?)""",
        (closed,),
    )
    connection.execute("DELETE FROM edit WHERE made < ?", (dropped,))


def forget_large(connection: sqlite3.Connection, limit: int = LOG_BYTES) -> None:
    """Drop what large edits did to snippets that are stored, the oldest first, until the log is
    within ``limit``: an import of 100,000 rows made each day would fill the disk.

    The trash with its packs, the history of single edits, the edit that was made last and those
    that can be done again stay. What was dropped cannot be taken back, nor can anything older.
    """
    total, is_last = 0.0, True
    forgotten: list[int] = []
    for number, state, rows, size in connection.execute(_SIZES).fetchall():
        total += size
        is_kept = state == "undone" or (is_last and state == "done")
        is_last = is_last and state != "done"
        if total > limit and rows > LARGE and not is_kept:
            total -= size
            forgotten.append(number)
    for number in reversed(forgotten):  # what tells of a move stays while there is more behind it
        _forget_rows(connection, number)


def release(connection: sqlite3.Connection, worth: int = WORTH_RELEASING) -> bool:
    """Give the disk back what is free in the file, if that is more than half of it and than
    ``worth`` bytes: each day's copy holds it too. Whether that was so."""
    free, pages, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("freelist_count", "page_count", "page_size")
    )
    if free * 2 < pages or free * size < worth:
        return False
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return True


def _forget_rows(connection: sqlite3.Connection, number: int) -> None:
    connection.execute(
        LIVING  # noqa: S608 - nothing given
        + """DELETE FROM edit_row WHERE edit = ?1 AND pack = 0 AND (
            id IN (SELECT id FROM living)
            OR (SELECT state = 'abandoned' AND kind IN ('import', 'duplicate')
                FROM edit WHERE number = ?1))
            AND NOT (before IS NULL AND EXISTS (SELECT * FROM edit_row AS earlier
                WHERE earlier.id IN (edit_row.id, edit_row.was) AND earlier.pack = 0
                AND earlier.edit < ?1))""",
        (number,),
    )
    connection.execute(
        "UPDATE edit SET state = 'closed' WHERE number <= ? AND state = 'done'", (number,)
    )
