"""The agent's own part of the library: changes, own snippets, own packs, and their use."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from snippets_app.core.edits.model import Done, Edit, Version
from snippets_app.core.model import Pack
from snippets_app.errors import AppError
from snippets_app.store import changes, edits, findings, journal, own_packs
from snippets_app.store.backups import (
    BackupKind,
    connect_to_read,
    copy,
    drop_oldest,
    is_good,
    make_before,
    make_daily,
    up_to_date,
)
from snippets_app.store.db import (
    Damaged,
    Stop,
    connect,
    explained,
    identity,
    make_durable,
    never,
    stoppable,
    transaction,
    until,
    with_room,
)
from snippets_app.store.findings import FindingCount
from snippets_app.store.forgetting import LARGE, forget_large, forget_old
from snippets_app.store.stored import StoredLibrary, judged

if TYPE_CHECKING:
    from snippets_app.store.report import Recovered

_DAY = 24 * 60 * 60.0
TRASH_KEPT = 30 * _DAY
HISTORY_KEPT = 365 * _DAY
"""Seconds."""


class LibraryStore:
    """Every method is whole or without effect, and durable on return.

    All raise AppError when the disk is full, the file cannot be written or is damaged;
    ``damage_met`` is called then, on the thread of the store.
    """

    def __init__(self, connection: sqlite3.Connection, file: Path, backups: Path) -> None:
        self._connection = connection
        self._file = file
        self._backups = backups
        self._identity = identity(file)
        self.damage_met: Callable[[], None] = _nothing

    def close(self) -> None:
        self._connection.close()

    def load(self) -> StoredLibrary:
        """Everything stored, in the order in which it was added."""
        with self._explained():
            self._follow()
            every = changes.every(self._connection)
            return judged(every, own_packs.every(self._connection))

    def edit(
        self, make: Callable[[StoredLibrary], Edit], when: float, stopped: Stop = never
    ) -> Done | None:
        """Do what ``make`` gives for what is stored now, at ``when`` (seconds since the epoch).

        Nobody else writes in between. None when the edit changes nothing. What could be done
        again after ``undo`` no longer can. Raises ``Stopped`` soon after it is no longer wanted.
        """
        with self._writing(), stoppable(self._connection, stopped):
            every = tuple(changes.every(self._connection))
            packs = {pack.id: pack for pack in own_packs.every(self._connection)}
            edit = make(judged(every, packs.values()))
            stored = {change.snippet: change for change in every}
            rows = edits.changed_rows(until(stopped, edit.rows), stored, packs)
            if len(rows) > LARGE:
                # By a connection of its own: SQLite copies none that is writing.
                with closing(connect_to_read(self._file)) as unchanged:
                    make_before(unchanged, self._backups, BackupKind.BEFORE_EDIT)
            with with_room(self._connection, len(rows)):
                done = edits.apply(self._connection, edit, when, rows) if rows else None
            if len(rows) > LARGE:
                forget_large(self._connection)
        if len(rows) > LARGE:
            drop_oldest(self._backups, BackupKind.BEFORE_EDIT)
        return done

    def undo(self, stopped: Stop = never) -> Done | None:
        """Take the last edit back, whole; which one that was, None when there is none."""
        with self._writing(), stoppable(self._connection, stopped):
            return edits.undo(self._connection)

    def redo(self) -> Done | None:
        """Do again what ``undo`` took back last."""
        with self._writing():
            return edits.redo(self._connection)

    def next_undo(self) -> Done | None:
        """The edit that ``undo`` would take back."""
        with self._explained():
            return edits.last_done(self._connection)

    def next_redo(self) -> Done | None:
        """The edit that ``redo`` would do again."""
        with self._explained():
            return edits.first_undone(self._connection)

    def history(self, snippet: str) -> tuple[Version, ...]:
        """All edits of this snippet, the newest first; those that were taken back too."""
        with self._explained():
            return edits.history(self._connection, snippet)

    def trash(self) -> tuple[Version, ...]:
        """The own snippets that were deleted, each as it was (``before``), the newest first."""
        with self._explained():
            return edits.trash(self._connection)

    def former_packs(self, packs: Iterable[str]) -> dict[str, list[Pack]]:
        """How these own packs looked at any time, by id, each as it was last first."""
        with self._explained():
            return {each: edits.former_packs(self._connection, each) for each in packs}

    def spent_ids(self) -> frozenset[str]:
        """The ids of all snippets in the log of edits: new snippets must have others."""
        with self._explained():
            return edits.ids(self._connection)

    def discard(self, lost: Iterable[tuple[str, int]]) -> None:
        """Delete for good what ``trash`` told, each by its snippet and number."""
        with self._writing():
            edits.discard(self._connection, lost)

    def hidden_since(self) -> dict[str, float]:
        """When each hidden snippet was changed last, as far as the log goes back."""
        with self._explained():
            return edits.hidden(self._connection)

    def forget_edits(self, now: float) -> None:
        """Empty the trash of what was deleted ``TRASH_KEPT`` ago; drop edits a year old."""
        with self._writing():
            forget_old(self._connection, now - TRASH_KEPT, now - HISTORY_KEPT)
            forget_large(self._connection)

    def record_use(self, snippet: str, when: float) -> None:
        """Count one use at ``when`` (seconds since the epoch)."""
        with self._writing():
            journal.record_use(self._connection, snippet, when)

    def usage(self, now: float) -> dict[str, float]:
        """How much each snippet is in use, 0 to 1 (``core.usage.frecency``)."""
        with self._explained():
            return journal.usage(self._connection, now)

    def uses(self) -> dict[str, int]:
        """How often each snippet was ever used."""
        with self._explained():
            return journal.uses(self._connection)

    def record_finding(self, rule: str, day: date) -> None:
        """Count one warning of a rule. Only its id and the day are stored."""
        with self._writing():
            findings.record_finding(self._connection, rule, day)

    def record_dismissal(self, rule: str, day: date) -> None:
        """Count that the agent ignored or silenced a warning of a rule."""
        with self._writing():
            findings.record_dismissal(self._connection, rule, day)

    def findings_by_rule(self, since: date | None = None) -> tuple[FindingCount, ...]:
        """The counts from a day on, or of the last year; the rule that warned most first."""
        with self._explained():
            return findings.by_rule(self._connection, since)

    def backup(self, file: Path) -> None:
        """Write a copy of the whole library to ``file``."""
        with self._explained():
            self._follow()
        with explained(file):
            copy(self._connection, file)

    def restore(self, source: Path) -> Path:
        """Become the library in ``source``; gives the file that keeps the present one.

        Raises AppError, and changes nothing, when ``source`` is not a sound library.
        """
        if not is_good(source):
            raise AppError(
                "{file} is not a library that this version can restore.",
                "Choose a file that “saywell backup” wrote, or one of {folder}.",
                file=source,
                folder=self._backups,
            )
        with self._explained():
            self._follow()
            kept = make_before(self._connection, self._backups, BackupKind.BEFORE_RESTORE)
            with up_to_date(source) as backup:
                backup.backup(self._connection)
            drop_oldest(self._backups, BackupKind.BEFORE_RESTORE)
        return kept

    def is_in_order(self) -> bool:
        """Whether nothing at all is wrong with the file, nor with any row; this takes a while."""
        from snippets_app.store.soundness import is_in_order

        with self._explained(), closing(connect_to_read(self._file)) as connection:
            return is_in_order(connection)

    def recover(self, today: date) -> Recovered | None:
        """Go on with another library in the place of one that is damaged (``store.recovery``).

        None when another process did that before. Raises AppError and goes on with the damaged one
        when another process holds it, or there is no room.
        """
        from snippets_app.store.connecting import recovered  # few ever need it

        with self._explained():
            if self._follow():
                return None
            self._connection.close()
            try:
                connection, told = recovered(self._file, self._backups, today, is_known=True)
                connection.close()
            finally:
                self._connect()
            return told

    def release(self) -> bool:
        """Give much that is free in the file back to the disk; whether there was so much."""
        from snippets_app.store.forgetting import release

        with self._explained():
            return release(self._connection)

    def back_up_daily(self, today: date, *, again: bool = False) -> AppError | None:
        """Make today's copy unless it is there. Its trouble does not stop the agent's work."""
        try:
            with explained(self._backups):
                make_daily(self._connection, self._backups, today, again=again)
        except AppError as trouble:
            return trouble
        return None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._explained():
            self._follow()
            with transaction(self._connection):
                yield

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            with explained(self._file):
                yield
        except Damaged:
            self.damage_met()
            raise

    def _follow(self) -> bool:
        """Whether another file has the library's name than the one that is open: what is stored
        there would be lost. A file that was deleted is whole as long as it is open."""
        found = identity(self._file)
        if found == self._identity:
            return False
        if found is None:
            copy(self._connection, self._file)
        self._connection.close()
        self._connect()
        return True

    def _connect(self) -> None:
        self._connection = connect(self._file)
        self._identity = identity(self._file)
        make_durable(self._connection)


def _nothing() -> None:
    """Nobody asked to hear of damage."""
