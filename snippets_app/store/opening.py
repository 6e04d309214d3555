"""Opening the library: put back when it is broken, brought up to date, and backed up once a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from snippets_app.errors import AppError
from snippets_app.paths import make_private
from snippets_app.store.connecting import connected
from snippets_app.store.db import explained
from snippets_app.store.library import LibraryStore
from snippets_app.store.migrations import MIGRATIONS, Migration

if TYPE_CHECKING:
    from snippets_app.store.report import Recovered


@dataclass(frozen=True, slots=True)
class Opened:
    """The store, and what the agent is to be told: a recovery, a backup that failed."""

    store: LibraryStore
    recovered: Recovered | None = None
    backup_trouble: AppError | None = None


def open_store(
    file: Path, backups: Path, today: date, migrations: Sequence[Migration] = MIGRATIONS
) -> Opened:
    """The library in ``file``, made if there is none, with today's copy in ``backups``.

    Raises AppError when a newer version wrote it, it is another program's, or it cannot be opened.
    """
    with explained(file):
        make_private(file.parent)
        connection, recovered = connected(file, backups, today, migrations)
    store = LibraryStore(connection, file, backups)
    return Opened(store, recovered, store.back_up_daily(today))
