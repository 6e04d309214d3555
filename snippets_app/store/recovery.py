"""A damaged library is set aside, and another takes its place: the newest good backup with
everything that can still be read of the damaged one.

At each moment the process may end. The new library is made beside the damaged one and gets the
name ``….recovered`` when it is whole; from then on every opening ends what was begun.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from snippets_app.paths import rename
from snippets_app.store import report
from snippets_app.store.backups import connect_to_read, copy, good_copies
from snippets_app.store.db import connect
from snippets_app.store.migrations import migrate
from snippets_app.store.report import Recovered
from snippets_app.store.salvage import salvage

_LOGS = ("-wal", "-shm")


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """No two processes recover the same library at once; a process that ends lets go."""
    with closing(connect(file.with_name(file.name + ".lock"))) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield


def recover(file: Path, backups: Path, today: date) -> Recovered:
    """Put another library in the place of ``file``, which nobody may have open.

    Raises ``OSError`` or ``sqlite3.Error``; everything is as it was then.
    """
    if file.exists() and file.stat().st_size == 0:
        file.unlink()
    new, whole = _beside(file, "recovering"), _beside(file, "recovered")
    kept = _free_name(file.with_name(f"{file.stem}-damaged-{today.isoformat()}{file.suffix}"))
    try:
        recovered = _build(new, file, kept, backups)
        report.write(recovered, kept.with_suffix(".json"))
        rename(new, whole)
    except BaseException:
        new.unlink(missing_ok=True)
        kept.with_suffix(".json").unlink(missing_ok=True)
        raise
    finish(file, backups)
    return recovered


def finish(file: Path, backups: Path) -> Recovered | None:
    """End a recovery whose library is whole; None when there is none.

    Raises ``OSError`` when another process has the damaged one open, as Windows says; that one is
    as it was then, and the recovery has to begin anew.
    """
    whole = _beside(file, "recovered")
    if not whole.exists():
        return None
    kept = _announced(file)
    told = kept.with_suffix(".json")
    recovered = report.read(told, backups)
    moved: list[tuple[Path, Path]] = []
    try:
        # The logs first: one that is left would be played into the new library.
        for ending in (*_LOGS, ""):
            part = file.with_name(file.name + ending)
            if part.exists():
                rename(part, part_kept := kept.with_name(kept.name + ending))
                moved.append((part, part_kept))
        rename(whole, file)
    except OSError:
        whole.unlink(missing_ok=True)
        told.unlink(missing_ok=True)
        for part, part_kept in reversed(moved):
            rename(part_kept, part)
        raise
    if not kept.exists():
        told.unlink(missing_ok=True)
    return recovered


def _build(new: Path, damaged: Path, kept: Path, backups: Path) -> Recovered:
    source = next(good_copies(backups), None)
    new.unlink(missing_ok=True)
    if source:
        with closing(connect_to_read(source)) as backup:
            copy(backup, new)
    with closing(connect(new)) as connection:
        migrate(connection)
        if not damaged.exists():
            return Recovered(None, source)
        found = salvage(damaged, source, new, connection, _beside(damaged, "salvage"))
    return Recovered(kept, source, found)


def _announced(file: Path) -> Path:
    """Where the newest report says that the damaged file is kept, or will be."""
    reports = sorted(file.parent.glob(report.REPORTS), key=_made)
    kept = reports[-1].with_suffix(file.suffix) if reports else file.with_stem("library-damaged")
    return _free_name(kept) if file.exists() and kept.exists() else kept


def _made(file: Path) -> float:
    return file.stat().st_mtime


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(f"{file.name}.{ending}")


def _free_name(wanted: Path) -> Path:
    name, number = wanted, 2
    while name.exists() or name.with_suffix(".json").exists():
        name, number = wanted.with_stem(f"{wanted.stem}-{number}"), number + 1
    return name
