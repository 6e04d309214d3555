"""What a damaged library still gives is brought into the library that takes its place."""

import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from snippets_app.paths import patiently
from snippets_app.store import first_page
from snippets_app.store.db import transaction
from snippets_app.store.joining import join
from snippets_app.store.remains import Remains, remains_of
from snippets_app.store.report import Salvaged


def salvage(
    damaged: Path, like: Sequence[Path], connection: sqlite3.Connection, folder: Path
) -> Salvaged:
    """Store everything that can be read in ``damaged``, which stays as it is, over what is there.

    ``like`` are sound libraries, of which one may have its tables where the damaged one had them;
    ``folder`` is emptied first and goes at the end. Raises ``OSError`` and ``sqlite3.Error`` when
    there is no room for a copy to read, or for what was read.
    """
    if folder.exists():  # of a salvage that was interrupted
        patiently(lambda: shutil.rmtree(folder))
    folder.mkdir()
    try:
        copy = Path(shutil.copyfile(damaged, folder / "library.db"))
        log = damaged.with_name(damaged.name + "-wal")
        if log.exists():
            shutil.copyfile(log, copy.with_name(copy.name + "-wal"))
        remains = _everything(copy, [first_page.read(each) for each in like])
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    with transaction(connection):
        return join(connection, remains)


def _everything(copy: Path, pages: Sequence[bytes]) -> Remains:
    """What is there by the file's own first page, and by those of others where that is in doubt."""
    first_page.fit(copy)
    found = remains_of(copy)
    own = first_page.read(copy)
    if not found.broken or (
        found.is_any and any(first_page.are_alike(own, each) for each in pages)
    ):
        return found
    for page in pages:
        first_page.put(copy, page)
        found = found.and_rows_of(remains_of(copy))
    return found
