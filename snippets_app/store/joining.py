"""The proven rows of a damaged library are joined with those of the backup that replaces it."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from snippets_app.core.limits import is_allowed
from snippets_app.core.model import PersonalChange
from snippets_app.store import changes, own_packs
from snippets_app.store.around import Row
from snippets_app.store.log_remains import LogRemains, log_in
from snippets_app.store.proven import changes_in, findings_in, packs_in, uses_in
from snippets_app.store.remains import Remains
from snippets_app.store.report import Salvaged


@dataclass(frozen=True, slots=True)
class _Sources:
    """What tells of the changes: their table, the log, the backup; and which there were."""

    table: Mapping[str, PersonalChange]
    log: Mapping[str, PersonalChange | None]
    backup: Mapping[str, PersonalChange]
    stored: frozenset[str] | None

    def change(self, snippet: str) -> PersonalChange | None:
        """What was stored of the snippet; what was deleted for certain does not come back."""
        is_gone = self.stored is not None and snippet not in self.stored
        deleted = self.log.get(snippet, ...) is None
        if snippet in self.table and not (is_gone and deleted):
            return self.table[snippet]
        if is_gone:
            return None
        return self.log.get(snippet, self.backup.get(snippet))


def join(connection: sqlite3.Connection, remains: Remains) -> Salvaged:
    """Store everything that ``remains`` tells over what is stored; within a transaction."""
    if not remains.is_any:
        return Salvaged(broken=remains.broken)
    log = log_in(remains)
    packs = _join_packs(connection, remains, log)
    told = _join_changes(connection, remains, log)
    uses = _join_counts(connection, remains)
    _join_log(connection, log)
    return replace(told, packs=packs, uses=uses, edits=len(log.edits), broken=remains.broken)


def _join_changes(connection: sqlite3.Connection, remains: Remains, log: LogRemains) -> Salvaged:
    table = changes_in(remains.tables["change"].rows)
    backup = {each.snippet: each for each in changes.every(connection)}
    stored = _stored(remains, len(table))
    sources = _Sources(table, log.snippets, backup, stored)
    known = dict.fromkeys((*table, *log.snippets, *backup))
    wanted = {snippet: sources.change(snippet) for snippet in known}
    for snippet in backup:
        if wanted[snippet] is None:
            changes.delete(connection, snippet)
    kept = {snippet: change for snippet, change in wanted.items() if change is not None}
    changes.put(connection, (each for each in kept.values() if backup.get(each.snippet) != each))
    behind = [snippet for snippet in kept if snippet not in table]
    return Salvaged(
        snippets=len(kept) - len(behind),
        from_log=sum(snippet in log.snippets for snippet in behind),
        from_backup=sum(snippet not in log.snippets for snippet in behind),
        lost=tuple(sorted(_named(remains.indexed.rows) - wanted.keys())),
    )


def _named(indexed: Iterable[Row]) -> set[str]:
    """The snippets that the index names."""
    return {
        row[1] for row in indexed if isinstance(row[1], str) and is_allowed(PersonalChange(row[1]))
    }


def _stored(remains: Remains, proven: int) -> frozenset[str] | None:
    """The ids of all changes; None where that is not certain."""
    table, indexed = remains.tables["change"], remains.indexed
    is_certain = indexed.whole or (table.whole and proven == len(table.rows))
    return frozenset(row[1] for row in (*table.rows, *indexed.rows)) if is_certain else None


def _join_packs(connection: sqlite3.Connection, remains: Remains, log: LogRemains) -> int:
    packs, stages = remains.tables["pack"], remains.tables["stage"]
    read, partial = packs_in(packs.rows, stages)
    backup = {pack.id: pack for pack in own_packs.every(connection)}
    is_certain = packs.whole and len(read) == len(packs.rows)
    told = read if is_certain else {**partial, **backup, **log.packs, **read}
    for name in dict.fromkeys((*told, *backup)):
        wanted = told.get(name)
        if wanted is None:
            own_packs.delete(connection, name)
        elif wanted != backup.get(name):
            own_packs.put(connection, wanted)
    return len(read) + len(partial.keys() - read.keys())


def _join_counts(connection: sqlite3.Connection, remains: Remains) -> int:
    uses = list(uses_in(remains.tables["use"].rows))
    connection.executemany(
        "INSERT OR REPLACE INTO use (snippet, count, last_used) VALUES (?, ?, ?)", uses
    )
    connection.executemany(
        "INSERT OR REPLACE INTO finding (day, rule, found, dismissed) VALUES (?, ?, ?, ?)",
        findings_in(remains.tables["finding"].rows),
    )
    return len(uses)


def _join_log(connection: sqlite3.Connection, log: LogRemains) -> None:
    """History and trash are kept; nothing can be taken back across what was not read."""
    if log.whole:
        connection.execute("DELETE FROM edit")
    connection.executemany(
        """INSERT INTO edit (number, made, kind, subject, state) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (number) DO UPDATE SET state = excluded.state""",
        log.edits.values(),
    )
    connection.executemany(
        """INSERT OR REPLACE INTO edit_row (edit, position, pack, id, before, after, was, sum)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        log.rows,
    )
    connection.execute("UPDATE edit SET state = 'closed' WHERE state = 'done'")
    connection.execute("UPDATE edit SET state = 'abandoned' WHERE state = 'undone'")
