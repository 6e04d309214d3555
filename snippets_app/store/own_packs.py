"""The rows of the agent's own packs, and of further stages of packs that lie below."""

import sqlite3
from collections.abc import Iterator

from snippets_app.core.model import Layer, Pack, Stage


def every(connection: sqlite3.Connection) -> Iterator[Pack]:
    """All own packs without snippets (those are changes), in the order of adding."""
    stages: dict[str, list[Stage]] = {}
    for pack, stage, title in connection.execute(
        "SELECT pack, id, title FROM stage ORDER BY pack, position"
    ):
        stages.setdefault(pack, []).append(Stage(stage, title))
    for pack, name, language, description in connection.execute(
        "SELECT id, name, language, description FROM pack ORDER BY rowid"
    ):
        own = tuple(stages.get(pack, ()))
        yield Pack(pack, name, language, own, (), description, Layer.PERSONAL)


def put(connection: sqlite3.Connection, pack: Pack) -> None:
    """Store the pack, and exactly its stages, in place of what is stored of it."""
    connection.execute(
        """INSERT INTO pack (id, name, language, description) VALUES (?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET name = excluded.name, language = excluded.language,
           description = excluded.description""",
        (pack.id, pack.name, pack.language, pack.description),
    )
    connection.execute("DELETE FROM stage WHERE pack = ?", (pack.id,))
    connection.executemany(
        "INSERT INTO stage (pack, position, id, title) VALUES (?, ?, ?, ?)",
        [(pack.id, place, each.id, each.title) for place, each in enumerate(pack.stages)],
    )


def delete(connection: sqlite3.Connection, pack: str) -> None:
    """Drop the pack with its stages, if there is one."""
    connection.execute("DELETE FROM pack WHERE id = ?", (pack,))
