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
from snippets_app.store.write_ahead import hides_commits, mend


def salvage(
    damaged: Path, backup: Path | None, new: Path, connection: sqlite3.Connection, folder: Path
) -> Salvaged:
    """Store everything that can be read in ``damaged``, which stays as it is, in ``new``.

    ``new`` holds what is in ``backup`` and is open as ``connection``. Both may have their tables
    where the damaged library had them. ``folder`` is emptied first and goes at the end. Raises
    ``OSError`` and ``sqlite3.Error`` when there is no room for a copy, or for what was read.
    """
    if folder.exists():  # of a salvage that was interrupted
        patiently(lambda: shutil.rmtree(folder))
    folder.mkdir()
    try:
        copy = Path(shutil.copyfile(damaged, folder / "library.db"))
        log = damaged.with_name(damaged.name + "-wal")
        if log.exists():
            log = Path(shutil.copyfile(log, copy.with_name(copy.name + "-wal")))
            if hides_commits(log):
                mend(log)
        like = [first_page.read(each) for each in (backup, new) if each]
        remains = _everything(copy, like, is_related=backup is not None)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    with transaction(connection):
        return join(connection, remains)


def _everything(copy: Path, pages: Sequence[bytes], *, is_related: bool) -> Remains:
    """What is there by the file's own first page, and by those of others where that is in doubt:
    where it is broken, or not like those of libraries that are related."""
    first_page.fit(copy)
    found = remains_of(copy)
    own = first_page.read(copy)
    is_trusted = found.knows_all and (not is_related or _is_like(own, pages))
    if is_trusted or not found.broken:
        return found
    for page in pages:
        first_page.put(copy, page)
        found = found.and_rows_of(remains_of(copy))
    return found


def _is_like(own: bytes, pages: Sequence[bytes]) -> bool:
    """Whether one of the pages agrees, of those that another library of the same version has."""
    same = [page for page in pages if first_page.version(page) == first_page.version(own)]
    return not same or any(first_page.are_alike(own, page) for page in same)
