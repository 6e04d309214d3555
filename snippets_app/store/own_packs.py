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
    """Add the pack and those of its stages that are not there yet."""
    connection.execute(
        """INSERT INTO pack (id, name, language, description) VALUES (?, ?, ?, ?)
           ON CONFLICT (id) DO NOTHING""",
        (pack.id, pack.name, pack.language, pack.description),
    )
    connection.executemany(
        """INSERT INTO stage (pack, position, id, title)
           VALUES (:pack, (SELECT count(*) FROM stage WHERE pack = :pack), :id, :title)
           ON CONFLICT (pack, id) DO NOTHING""",
        [{"pack": pack.id, "id": each.id, "title": each.title} for each in pack.stages],
    )
