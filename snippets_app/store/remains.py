"""What can still be read of a damaged library, table by table, in rows of the newest version."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from snippets_app.store.around import (
    ATTEMPTS,
    Row,
    Rows,
    read_around,
    read_from_ends,
    read_in_order,
)
from snippets_app.store.db import TROUBLE, connect, is_sound
from snippets_app.store.migrations import version

TABLES: Mapping[str, str] = {
    "pack": "rowid, id, name, language, description, sum",
    "stage": "rowid, pack, position, id, title",
    "change": "number, snippet, stage, title, body, abbreviation, hotkey, hidden, place, sum",
    "use": "rowid, snippet, count, last_used",
    "finding": "day, rule, found, dismissed",
    "edit": "number, made, kind, subject, state",
    "edit_row": "position, edit, pack, id, before, after, was, sum",
}
_NUMBERED = ("pack", "stage", "change", "use", "edit")
_ADDED_LATER = {
    "sum": "NULL",
    "was": "NULL",
    "place": """CASE WHEN title IS NOT NULL AND body IS NOT NULL AND stage IS NOT NULL
        THEN 1000000.0 + number END""",
}
"""What stands for a column that an older version did not have."""
_SINCE = {"finding": 2, "edit": 3, "edit_row": 3}
"""The version that first had the table."""
_LONGEST = 2_000_000
"""Bytes of a value; what claims to be longer is broken."""
_BEYOND = 2_000
"""How far behind the highest number that is known further rows are looked for."""


@dataclass(frozen=True, slots=True)
class Remains:
    """``tables``: by name, rows with the columns of ``TABLES``. ``indexed``: number and id of the
    changes, by their index, which lies in pages of its own. ``knows_all``: the first page names
    all tables that there were."""

    tables: Mapping[str, Rows]
    indexed: Rows
    knows_all: bool = False

    @property
    def broken(self) -> tuple[str, ...]:
        """The tables that may have held more than was read."""
        return tuple(name for name, rows in self.tables.items() if not rows.whole)

    @property
    def is_any(self) -> bool:
        """Whether there is a single row."""
        return any(rows.rows for rows in self.tables.values())

    def and_rows_of(self, other: "Remains") -> "Remains":
        """The rows of both, none of the tables held to be whole."""
        return Remains(
            {
                name: Rows((*rows.rows, *other.tables[name].rows), whole=False)
                for name, rows in self.tables.items()
            },
            Rows((*self.indexed.rows, *other.indexed.rows), whole=False),
        )


_NONE = Rows((), whole=False)
NOTHING = Remains(dict.fromkeys(TABLES, _NONE), _NONE)


def remains_of(file: Path) -> Remains:
    """Read everything that is reachable in ``file``, which may be changed by that: give a copy."""
    try:
        with closing(connect(file)) as connection:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
            connection.execute("PRAGMA cell_size_check = ON")
            return _Reading(connection).remains()
    except TROUBLE:
        return NOTHING  # not even its first page


class _Reading:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._version = version(connection)

    def remains(self) -> Remains:
        indexed = self._indexed_changes()
        known = max((row[0] for row in indexed.rows), default=0)
        tables = {name: self._numbered(name, known) for name in _NUMBERED}
        tables["finding"] = self._findings()
        tables["edit_row"] = self._logged(tables["edit"])
        return Remains({name: tables[name] for name in TABLES}, indexed, self._knows_all())

    def _knows_all(self) -> bool:
        named = {row[0] for row in self._rows("SELECT name FROM sqlite_master")}
        return all(name in named or self._is_older_than(name) for name in TABLES)

    def _numbered(self, table: str, known: int) -> Rows:
        if self._is_older_than(table):
            return Rows((), whole=True)
        key = TABLES[table].partition(",")[0]
        query = f"SELECT {self._columns(table)} FROM {table} WHERE {key} BETWEEN ? AND ?"  # noqa: S608 - names of this module
        return read_around(
            lambda low, high, way: self._numbers(f"{query} ORDER BY {key} {way}", low, high),
            known,
            iter(range(ATTEMPTS)),
            beyond=_BEYOND,
            is_sound=self._is_sound(table),
        )

    def _findings(self) -> Rows:
        query = f"SELECT {TABLES['finding']} FROM finding"  # noqa: S608 - names of this module
        return self._from_ends("finding", query, "day", "rule")

    def _indexed_changes(self) -> Rows:
        query = "SELECT number, snippet FROM change INDEXED BY sqlite_autoindex_change_1"
        return read_in_order(lambda way: self._rows(f"{query} ORDER BY snippet {way}"))

    def _logged(self, made: Rows) -> Rows:
        """The log, edit by edit where it is broken."""
        query = f"SELECT {self._columns('edit_row')} FROM edit_row"  # noqa: S608 - names of this module
        every = self._from_ends("edit_row", query, "edit", "position")
        if every.whole:
            return every
        positions = self._positions()
        edits = sorted({*positions, *(row[0] for row in made.rows)})
        attempts = iter(range(ATTEMPTS))
        within = f"{query} WHERE edit = ? AND position BETWEEN ? AND ? ORDER BY position"
        found = list(every.rows)
        for edit in edits:
            found += read_around(
                lambda low, high, way, edit=edit: self._numbers(f"{within} {way}", edit, low, high),  # type: ignore[misc]
                positions.get(edit, 0),
                attempts,
            ).rows
        return Rows(tuple(found), whole=False)

    def _positions(self) -> dict[int, int]:
        """The last position of each edit, by the index of ids."""
        query = "SELECT edit, position FROM edit_row INDEXED BY edit_row_by_id"
        last: dict[int, int] = {}
        for edit, position in self._from_ends("edit_row", query, "id").rows:
            if isinstance(edit, int) and isinstance(position, int):
                last[edit] = max(position, last.get(edit, 0))
        return last

    def _from_ends(self, table: str, query: str, *keys: str) -> Rows:
        if self._is_older_than(table):
            return Rows((), whole=True)
        return read_from_ends(
            lambda way: self._rows(query + " ORDER BY " + ", ".join(f"{k} {way}" for k in keys)),
            is_sound=self._is_sound(table),
        )

    def _rows(self, query: str, *values: int | str) -> Iterator[Row]:
        yield from self._connection.execute(query, values)

    def _numbers(self, query: str, *values: int) -> Iterator[Row]:
        """Rows whose number is one: a broken page may say anything."""
        return (row for row in self._rows(query, *values) if isinstance(row[0], int))

    def _is_older_than(self, table: str) -> bool:
        return 0 < self._version < _SINCE.get(table, 0)

    def _columns(self, table: str) -> str:
        """The names to select, with what stands for those that an older version did not have."""
        there = {row[0] for row in self._rows("SELECT name FROM pragma_table_info(?)", table)}
        names = TABLES[table].split(", ")
        return ", ".join(n if n in there else _ADDED_LATER.get(n, n) for n in names)

    def _is_sound(self, table: str) -> bool:
        try:
            return is_sound(self._connection, table)
        except TROUBLE:
            return False
