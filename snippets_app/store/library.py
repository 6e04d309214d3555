"""The agent's own part of the library: changes, own snippets, own packs, and their use."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from snippets_app.core.imports import ImportReport, plan_import
from snippets_app.core.layers import difference
from snippets_app.core.limits import check_change, is_allowed
from snippets_app.core.model import Library, Pack, PersonalChange, Snippet
from snippets_app.errors import AppError
from snippets_app.store import changes, findings, journal, own_packs
from snippets_app.store.backups import connect_to_read, copy, is_good
from snippets_app.store.db import explained, transaction
from snippets_app.store.findings import FindingCount
from snippets_app.store.migrations import migrate


@dataclass(frozen=True, slots=True)
class StoredLibrary:
    """What is stored, for ``core.layers.compose``; ``quarantined`` names rows that are broken.

    Broken rows stay in the file and are left out here.
    """

    changes: tuple[PersonalChange, ...] = ()
    packs: tuple[Pack, ...] = ()
    quarantined: tuple[str, ...] = ()


class LibraryStore:
    """Every method is whole or without effect, and durable on return.

    All raise AppError when the disk is full, the file cannot be written or is damaged.
    """

    def __init__(self, connection: sqlite3.Connection, file: Path, backups: Path) -> None:
        self._connection = connection
        self._file = file
        self._backups = backups

    def close(self) -> None:
        self._connection.close()

    def load(self) -> StoredLibrary:
        """Everything stored, in the order in which it was added."""
        good: list[PersonalChange] = []
        broken: list[PersonalChange] = []
        with explained(self._file):
            for change in changes.every(self._connection):
                (good if is_allowed(change) else broken).append(change)
            packs = tuple(own_packs.every(self._connection))
        return StoredLibrary(tuple(good), packs, tuple(ascii(each.snippet) for each in broken))

    def save_change(self, change: PersonalChange) -> None:
        """Store the change in place of an earlier one of its snippet; an empty one is dropped."""
        check_change(change)
        with self._writing():
            if change == PersonalChange(change.snippet):
                changes.delete(self._connection, change.snippet)
            else:
                changes.put(self._connection, change)

    def add(self, snippet: Snippet) -> None:
        """Store an own snippet; AppError when its id is taken."""
        change = difference(None, snippet)
        check_change(change)
        with self._writing():
            if changes.is_stored(self._connection, snippet.id):
                raise AppError(
                    "There is a snippet “{snippet}” already.",
                    "Choose another id.",
                    snippet=snippet.id,
                )
            changes.put(self._connection, change)

    def hide(self, snippet: str) -> None:
        """Leave the snippet out of the library; its other changes are kept."""
        check_change(PersonalChange(snippet))
        with self._writing():
            changes.hide(self._connection, snippet)

    def show(self, snippet: str) -> None:
        """Take ``hide`` back."""
        with self._writing():
            changes.show(self._connection, snippet)

    def revert(self, snippet: str) -> None:
        """Forget the change: the snippet is again what the layer below says."""
        with self._writing():
            changes.delete(self._connection, snippet)

    def delete_own(self, snippet: str) -> None:
        """Forget an own snippet and how often it was used."""
        with self._writing():
            changes.delete(self._connection, snippet)
            journal.forget(self._connection, snippet)

    def import_pack(
        self, pack: Pack, library: Library, into: str = "", *, dry_run: bool = False
    ) -> ImportReport:
        """Bring the pack into ``library`` (what the agent sees now), all of it or nothing.

        ``into`` names another pack to put its snippets in; ``dry_run`` only reports.
        """
        plan = plan_import(library, pack, into)
        for change in plan.changes:
            check_change(change)
        if not dry_run and (plan.changes or plan.pack):
            with self._writing():
                if plan.pack:
                    own_packs.put(self._connection, plan.pack)
                for change in plan.changes:
                    changes.merge(self._connection, change)
        return plan.report

    def record_use(self, snippet: str, when: float) -> None:
        """Count one use at ``when`` (seconds since the epoch)."""
        with self._writing():
            journal.record_use(self._connection, snippet, when)

    def usage(self, now: float) -> dict[str, float]:
        """How much each snippet is in use, 0 to 1 (``core.usage.frecency``)."""
        with explained(self._file):
            return journal.usage(self._connection, now)

    def uses(self) -> dict[str, int]:
        """How often each snippet was ever used."""
        with explained(self._file):
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
        with explained(self._file):
            return findings.by_rule(self._connection, since)

    def backup(self, file: Path) -> None:
        """Write a copy of the whole library to ``file``."""
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
        with explained(self._file):
            kept = self._free_backup()
            copy(self._connection, kept)
            with closing(connect_to_read(source)) as backup:
                backup.backup(self._connection)
            migrate(self._connection)
        return kept

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with explained(self._file), transaction(self._connection):
            yield

    def _free_backup(self) -> Path:
        number = 1
        while (file := self._backups / f"before-restore-{number}.db").exists():
            number += 1
        return file
