"""Whether a library is in order, and every row in it as it was stored."""

import sqlite3

from snippets_app.store import changes, edits, own_packs
from snippets_app.store.db import is_sound


def is_in_order(connection: sqlite3.Connection) -> bool:
    """Reads all of the file: 0.3 s for 85 MB. Raises ``sqlite3.Error``."""
    return is_sound(connection) and all(
        rows.are_as_stored(connection) for rows in (changes, own_packs, edits)
    )
