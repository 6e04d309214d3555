"""The log of edits: every row as it was before and after, so that each edit can be taken back.

An edit is ``done``; ``undone`` while it can be done again; ``abandoned`` when something else was
done instead; ``closed`` when it is too old to be taken back.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from snippets_app.core.edits.model import Done, Edit, EditKind, PackRow, Row, SnippetRow, Version
from snippets_app.core.model import Pack, PersonalChange
from snippets_app.store import changes, moves, own_packs
from snippets_app.store.migrations import MOVES_SINCE, SUMS_SINCE, version
from snippets_app.store.sums import Value, are_right, summed

_Content = PersonalChange | Pack | None
Changed = tuple[_Content, Row]
"""What is stored now, and the row as it shall be."""

_DONE = """SELECT number, kind, subject, made,
    (SELECT count(*) FROM edit_row WHERE edit = number) FROM edit"""
_TRASH = """WITH past AS (
        SELECT number, made, kind, state, id, position, before, coalesce(before, after) AS content,
            sum(before IS NULL AND kind <> 'restore') OVER (PARTITION BY id ORDER BY number) AS life
        FROM edit_row JOIN edit ON number = edit WHERE pack = 0 AND state <> 'undone'),
    present AS (
        SELECT snippet AS id, coalesce(max(life), 0) AS life
        FROM change LEFT JOIN past ON id = snippet AND state IN ('done', 'closed')
        GROUP BY snippet)
    SELECT max(number), made, kind, content, NULL, NULL FROM past LEFT JOIN present USING (id)
    WHERE content IS NOT NULL
        AND (state IN ('done', 'closed') OR kind NOT IN ('import', 'duplicate'))
        AND (present.life IS NULL OR present.life <> past.life)
    GROUP BY id, past.life
    HAVING NOT (kind = 'move' AND (state IN ('done', 'closed') OR before IS NULL))
        AND json_extract(content, '$.title') IS NOT NULL
        AND json_extract(content, '$.body') IS NOT NULL
    ORDER BY number DESC, position"""
"""An id may be given anew; a row without content before begins the life of another snippet."""
_HIDDEN = """SELECT id, max(made) FROM edit_row JOIN edit ON number = edit
    WHERE pack = 0 AND state IN ('done', 'closed')
    AND id IN (SELECT snippet FROM change WHERE hidden) GROUP BY id"""


def are_as_stored(connection: sqlite3.Connection) -> bool:
    """Whether the sum of every row of the log is right, of those that have one."""
    if version(connection) < SUMS_SINCE:
        return True
    was = "was" if version(connection) >= MOVES_SINCE else "NULL"
    rows = connection.execute(
        f"SELECT sum, pack, id, before, after, {was} FROM edit_row WHERE sum NOTNULL"  # noqa: S608 - nothing given
    )
    return are_right(rows)


def changed_rows(
    rows: Iterable[Row], snippets: Mapping[str, PersonalChange], packs: Mapping[str, Pack]
) -> list[Changed]:
    """Those of an edit's rows that are not stored already.

    ``snippets`` and ``packs`` are what is stored now, by id.
    """
    both = (
        (packs.get(row.pack) if isinstance(row, PackRow) else snippets.get(row.snippet), row)
        for row in rows
    )
    return [(old, row) for old, row in both if old != row.after or _has_moved(row)]


def apply(connection: sqlite3.Connection, edit: Edit, when: float, rows: Sequence[Changed]) -> Done:
    """Store the rows, which ``changed_rows`` gave, and log them."""
    connection.execute("UPDATE edit SET state = 'abandoned' WHERE state = 'undone'")
    number = _insert(connection, edit, when)
    connection.executemany(
        """INSERT INTO edit_row (edit, position, pack, id, before, after, was, sum)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        _logged(number, rows, own_packs.numbers(connection)),
    )
    _put(connection, [row for _old, row in rows], number, edit.kind)
    moves.carry_uses(connection, number)
    return Done(number, edit.kind, edit.subject, when, len(rows))


def undo(connection: sqlite3.Connection) -> Done | None:
    """Store every row of the last edit as it was before."""
    done = last_done(connection)
    if done:
        _put(connection, list(_rows(connection, done.number, after=False)), done.number)
        moves.carry_uses(connection, done.number, back=True)
        _mark(connection, done.number, "undone")
    return done


def redo(connection: sqlite3.Connection) -> Done | None:
    """Store every row of the edit that was taken back last as that edit left it."""
    undone = first_undone(connection)
    if undone:
        again = list(_rows(connection, undone.number, after=True))
        _put(connection, again, undone.number, undone.kind)
        moves.carry_uses(connection, undone.number)
        _mark(connection, undone.number, "done")
    return undone


def last_done(connection: sqlite3.Connection) -> Done | None:
    """The edit that can be taken back now."""
    return _one(connection, " WHERE state = 'done' ORDER BY number DESC")


def first_undone(connection: sqlite3.Connection) -> Done | None:
    """The edit that can be done again now."""
    return _one(connection, " WHERE state = 'undone' ORDER BY number")


def history(connection: sqlite3.Connection, snippet: str) -> tuple[Version, ...]:
    """Every edit of the snippet, the newest first; those that were taken back too."""
    return tuple(map(_version, moves.history(connection, snippet)))


def trash(connection: sqlite3.Connection) -> tuple[Version, ...]:
    """Own snippets that are stored no more, as they were last; what ``redo`` brings is not here,
    nor what lives on in another pack."""
    return tuple(map(_version, connection.execute(_TRASH)))


def former_packs(connection: sqlite3.Connection, pack: str) -> list[Pack]:
    """Every look of the pack in the log, as it was last first; what ``redo`` brings is not here."""
    found = connection.execute(
        """SELECT before, after FROM edit_row JOIN edit ON number = edit
           WHERE id = ? AND pack = 1 AND state <> 'undone'
           ORDER BY state = 'abandoned', number DESC""",
        (pack,),
    )
    looks = (content for before, after in found for content in (after, before) if content)
    return [read_content(each, Pack) for each in looks]


def ids(connection: sqlite3.Connection) -> frozenset[str]:
    """Every snippet that an edit was ever about: no new one may have its id, or it would pass for
    a later version of it."""
    found = connection.execute("SELECT DISTINCT id FROM edit_row WHERE pack = 0")
    return frozenset(row[0] for row in found)


def discard(connection: sqlite3.Connection, lost: Iterable[tuple[str, int]]) -> None:
    """Forget what ``trash`` told, by id and number; no undo brings it back."""
    for snippet, number in lost:
        moves.discard(connection, snippet, number)
    connection.execute("DELETE FROM edit WHERE number NOT IN (SELECT edit FROM edit_row)")


def hidden(connection: sqlite3.Connection) -> dict[str, float]:
    """When each snippet that is hidden was changed last."""
    return dict(connection.execute(_HIDDEN).fetchall())


def _insert(connection: sqlite3.Connection, edit: Edit, when: float) -> int:
    number = connection.execute(
        "INSERT INTO edit (made, kind, subject) VALUES (?, ?, ?)",
        (when, edit.kind.value, edit.subject),
    ).lastrowid
    assert number is not None
    return number


def _logged(
    edit: int, rows: Iterable[Changed], numbers: Mapping[str, int]
) -> Iterator[tuple[Value, ...]]:
    """The rows of ``edit_row``."""
    for place, said in enumerate(summed(_said(rows, numbers))):
        yield (edit, place, *said)


def _said(rows: Iterable[Changed], numbers: Mapping[str, int]) -> Iterator[tuple[Value, ...]]:
    """A pack that is stored has its number among the own ones beside what it was."""
    written = _writer()
    for old, row in rows:
        if isinstance(row, PackRow):
            before = _numbered(old, numbers[row.pack]) if old else None
            yield (1, row.pack, before, written(row.after), None)
        else:
            yield (0, row.snippet, written(old), written(row.after), row.was or None)


def _numbered(pack: _Content, number: int) -> str:
    from msgspec import json, to_builtins

    return json.encode({**to_builtins(pack), "number": number}).decode()


def _one(connection: sqlite3.Connection, which: str) -> Done | None:
    row = connection.execute(_DONE + which + " LIMIT 1").fetchone()
    if row is None:
        return None
    number, kind, subject, made, rows = row
    return Done(number, EditKind(kind), subject, made, rows)


def _mark(connection: sqlite3.Connection, number: int, state: str) -> None:
    connection.execute("UPDATE edit SET state = ? WHERE number = ?", (state, number))


def _has_moved(row: Row) -> bool:
    return isinstance(row, SnippetRow) and bool(row.was)


def _put(
    connection: sqlite3.Connection, rows: Iterable[Row], edit: int, kind: EditKind | None = None
) -> None:
    """Store the rows of this edit; without a kind, as they were before it."""
    stored: list[PersonalChange] = []
    gone: list[str] = []
    for row in rows:
        if isinstance(row, PackRow):
            _put_pack(connection, row, edit, comes_back=kind in (None, EditKind.RESTORE))
        elif row.after is None:
            gone.append(row.snippet)
        else:
            stored.append(row.after)
    changes.delete(connection, *gone)
    changes.put(connection, stored)


def _put_pack(connection: sqlite3.Connection, row: PackRow, edit: int, *, comes_back: bool) -> None:
    """What comes back stands where it stood; what is made anew behind all others, also behind
    those that may come back."""
    if row.after is None:
        own_packs.delete(connection, row.pack)
        return
    number = own_packs.former_number(connection, row.pack, edit) if comes_back else None
    own_packs.put(connection, row.after, number, edit)


def _rows(connection: sqlite3.Connection, number: int, *, after: bool) -> Iterator[Row]:
    for pack, name, old, new in connection.execute(
        "SELECT pack, id, before, after FROM edit_row WHERE edit = ? ORDER BY position", (number,)
    ):
        content = new if after else old
        if pack:
            yield PackRow(name, read_content(content, Pack))
        else:
            yield SnippetRow(name, read_content(content, PersonalChange))


def _version(row: tuple[Any, ...]) -> Version:
    number, made, kind, before, after, was = row
    read = (read_content(before, PersonalChange), read_content(after, PersonalChange))
    return Version(number, made, EditKind(kind), *read, was or "")


def _writer() -> Callable[[_Content], str | None]:
    from msgspec import json  # most starts write nothing for long

    encode = json.Encoder().encode

    def written(content: _Content) -> str | None:
        try:
            return None if content is None else encode(content).decode()
        except UnicodeEncodeError:  # a row that is damaged on the disk
            assert isinstance(content, PersonalChange)
            return encode(_repaired(content)).decode()

    return written


def _repaired(change: PersonalChange) -> PersonalChange:
    names = ("snippet", "stage", "title", "body", "abbreviation", "hotkey")
    texts = {name: getattr(change, name) for name in names}
    return replace(
        change,
        **{n: t.encode(errors="replace").decode() for n, t in texts.items() if t is not None},
    )


def read_content(content: str | None, kind: type[Any]) -> Any:
    from msgspec import json

    return None if content is None else json.decode(content, type=kind)
