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


def numbers(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of each own pack: they stand in the order of these."""
    return dict(connection.execute("SELECT id, rowid FROM pack").fetchall())


def put(
    connection: sqlite3.Connection, pack: Pack, number: int | None = None, least: int = 0
) -> None:
    """Store the pack, and exactly its stages, in place of what is stored of it. One that is not
    stored gets the ``number``; without one it comes last, with no number below ``least``."""
    connection.execute(
        """INSERT INTO pack (rowid, id, name, language, description, sum) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET name = excluded.name, language = excluded.language,
           description = excluded.description, sum = excluded.sum""",
        (
            _number(connection, pack.id, number, least),
            *(pack.id, pack.name, pack.language, pack.description, total(pack)),
        ),
    )
    connection.execute("DELETE FROM stage WHERE pack = ?", (pack.id,))
    connection.executemany(
        "INSERT INTO stage (pack, position, id, title) VALUES (?, ?, ?, ?)",
        [(pack.id, place, each.id, each.title) for place, each in enumerate(pack.stages)],
    )


def former_number(connection: sqlite3.Connection, pack: str, edit: int) -> int | None:
    """The number that the pack had last before this edit was done or taken back."""
    found = connection.execute(
        """SELECT CASE WHEN json_valid(before) THEN json_extract(before, '$.number') END AS number
           FROM edit_row WHERE id = ? AND pack = 1 AND edit <= ? AND typeof(number) = 'integer'
           ORDER BY edit DESC LIMIT 1""",
        (pack, edit),
    ).fetchone()
    return found[0] if found else None


def delete(connection: sqlite3.Connection, pack: str) -> None:
    """Drop the pack with its stages, if there is one."""
    connection.execute("DELETE FROM pack WHERE id = ?", (pack,))


def _number(
    connection: sqlite3.Connection, pack: str, wanted: int | None, least: int
) -> int | None:
    """The number to store the pack by; None where it has one already."""
    known = numbers(connection)
    if pack in known:
        return None
    if wanted is None:
        return max(*known.values(), 0, least - 1) + 1
    if wanted in known.values():
        _make_room(connection, wanted)
    return wanted


def _make_room(connection: sqlite3.Connection, number: int) -> None:
    """Whoever has the number, and all behind that one, go one further."""
    # By way of numbers that nobody has: rows are changed one after the other.
    connection.execute("UPDATE pack SET rowid = -1 - rowid WHERE rowid >= ?", (number,))
    connection.execute("UPDATE pack SET rowid = -rowid WHERE rowid < 0")
