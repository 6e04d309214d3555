"""The rows of the agent's own packs, and of further stages of packs that lie below."""

import sqlite3
from collections.abc import Iterator

from snippets_app.core.model import Layer, Pack, Stage
from snippets_app.store.migrations import SUMS_SINCE, version
from snippets_app.store.sums import sum_of


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


def are_as_stored(connection: sqlite3.Connection) -> bool:
    """Whether the sum of every pack is right, of those that have one."""
    if version(connection) < SUMS_SINCE:
        return True
    sums = dict(connection.execute("SELECT id, sum FROM pack WHERE sum IS NOT NULL"))
    return all(sums.pop(pack.id, None) in (None, total(pack)) for pack in every(connection))


def total(pack: Pack) -> int:
    """The sum of an own pack and its stages."""
    stages = (text for stage in pack.stages for text in (stage.id, stage.title))
    return sum_of(pack.id, pack.name, pack.language, pack.description, *stages)


def put(connection: sqlite3.Connection, pack: Pack) -> None:
    """Store the pack, and exactly its stages, in place of what is stored of it."""
    connection.execute(
        """INSERT INTO pack (id, name, language, description, sum) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET name = excluded.name, language = excluded.language,
           description = excluded.description, sum = excluded.sum""",
        (pack.id, pack.name, pack.language, pack.description, total(pack)),
    )
    connection.execute("DELETE FROM stage WHERE pack = ?", (pack.id,))
    connection.executemany(
        "INSERT INTO stage (pack, position, id, title) VALUES (?, ?, ?, ?)",
        [(pack.id, place, each.id, each.title) for place, each in enumerate(pack.stages)],
    )


def delete(connection: sqlite3.Connection, pack: str) -> None:
    """Drop the pack with its stages, if there is one."""
    connection.execute("DELETE FROM pack WHERE id = ?", (pack,))
