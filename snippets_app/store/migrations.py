"""The schema, as the numbered steps that make it; ``PRAGMA user_version`` counts those taken."""

import sqlite3
from collections.abc import Sequence

from snippets_app.store.db import transaction

APPLICATION_ID = 0x53617977
"""Marks a file as a library (``PRAGMA application_id``)."""
SUMS_SINCE = 4
"""The version since which rows have sums."""
MOVES_SINCE = 5
"""The version since which the log tells the id that a snippet had before."""

Migration = tuple[str, ...]
"""The statements of one step. A step that has been released never changes."""

MIGRATIONS: tuple[Migration, ...] = (
    (
        f"PRAGMA application_id = {APPLICATION_ID}",
        """CREATE TABLE pack (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            language TEXT NOT NULL,
            description TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE stage (
            pack TEXT NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            id TEXT NOT NULL,
            title TEXT NOT NULL,
            PRIMARY KEY (pack, id)
        ) STRICT""",
        """CREATE TABLE change (
            number INTEGER PRIMARY KEY,
            snippet TEXT NOT NULL UNIQUE,
            stage TEXT,
            title TEXT,
            body TEXT,
            abbreviation TEXT,
            hotkey TEXT,
            hidden INTEGER NOT NULL DEFAULT 0
        ) STRICT""",
        """CREATE TABLE use (
            snippet TEXT NOT NULL PRIMARY KEY,
            count INTEGER NOT NULL,
            last_used REAL NOT NULL
        ) STRICT""",
    ),
    (
        """CREATE TABLE finding (
            day TEXT NOT NULL,
            rule TEXT NOT NULL,
            found INTEGER NOT NULL DEFAULT 0,
            dismissed INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (day, rule)
        ) STRICT, WITHOUT ROWID""",
    ),
    (
        "ALTER TABLE change ADD COLUMN place REAL",
        # Own snippets stood in the order of adding: see core.order for the number.
        """UPDATE change SET place = 1000000 + number
           WHERE title IS NOT NULL AND body IS NOT NULL AND stage IS NOT NULL""",
        """CREATE TABLE edit (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            made REAL NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'done'
        ) STRICT""",
        """CREATE TABLE edit_row (
            edit INTEGER NOT NULL REFERENCES edit (number) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            pack INTEGER NOT NULL,
            id TEXT NOT NULL,
            before TEXT,
            after TEXT,
            PRIMARY KEY (edit, position)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX edit_row_by_id ON edit_row (id, pack)",
    ),
    (
        # What tells a row that was stored from one that a failing disk made: see store.sums.
        "ALTER TABLE pack ADD COLUMN sum INTEGER",
        "ALTER TABLE change ADD COLUMN sum INTEGER",
        "ALTER TABLE edit_row ADD COLUMN sum INTEGER",
    ),
    ("ALTER TABLE edit_row ADD COLUMN was TEXT",),
)


def version(connection: sqlite3.Connection) -> int:
    """How many steps the file has taken."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Take every step the file lacks, each whole or not at all."""
    for number, statements in enumerate(migrations, start=1):
        with transaction(connection):
            # Asked within the transaction: another process may be migrating too.
            if version(connection) >= number:
                continue
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
