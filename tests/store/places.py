"""Where a test's library lies, and how it is opened and looked into."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from snippets_app.core.edits import snippets
from snippets_app.core.edits.model import Done, Edit, Layers
from snippets_app.core.model import Pack, PersonalChange
from snippets_app.store.library import LibraryStore
from snippets_app.store.migrations import MIGRATIONS, Migration
from snippets_app.store.opening import Opened, open_store
from snippets_app.store.report import Recovered
from snippets_app.store.stored import StoredLibrary

DAY = date(2026, 1, 1)
SAMPLES = sorted((Path(__file__).parent / "samples").glob("version-*.db"))
"""A library of each version, with the same two changes in it."""


@dataclass(frozen=True)
class Places:
    file: Path
    backups: Path

    def open(self, today: date = DAY, migrations: Sequence[Migration] = MIGRATIONS) -> Opened:
        return open_store(self.file, self.backups, today, migrations)

    def save(self, *changes: PersonalChange, today: date = DAY) -> Recovered | None:
        """Open, store the changes, close."""
        opened = self.open(today)
        try:
            save(opened.store, *changes)
        finally:
            opened.store.close()
        return opened.recovered

    def stored(self, today: date = DAY) -> tuple[PersonalChange, ...]:
        opened = self.open(today)
        try:
            return opened.store.load().changes
        finally:
            opened.store.close()


def save(store: LibraryStore, *changes: PersonalChange, when: float = 0.0) -> None:
    """One edit for each change, at ``when`` seconds."""
    for change in changes:
        do(store, partial(snippets.write, change=change), when=when)


def do(
    store: LibraryStore,
    make: Callable[[Layers], Edit],
    *below: Pack,
    when: float = 0.0,
) -> Done | None:
    """Edit the library that lies over these packs."""
    return store.edit(lambda stored: make(layers(stored, *below)), when)


def layers(stored: StoredLibrary, *below: Pack) -> Layers:
    return Layers(below, stored.changes, stored.packs)


def schema(file: Path) -> tuple[object, ...]:
    """Every table, index and pragma that the migrations set."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name")
        return (
            *rows.fetchall(),
            connection.execute("PRAGMA user_version").fetchone(),
            connection.execute("PRAGMA application_id").fetchone(),
        )


def title(number: int, text: str = "title") -> PersonalChange:
    return PersonalChange(f"pack/s{number}", title=f"{text} {number}", place=float(number))
