"""A library with everything in it, the copy of the day before, and what was ever stored in it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from snippets_app.core.edits import snippets
from snippets_app.core.edits.model import Edit, EditKind, PackRow, SnippetRow
from snippets_app.core.model import Layer, Pack, PersonalChange, Stage
from snippets_app.store.library import LibraryStore
from tests.store.places import DAY, Places, do, save

LATER = DAY + timedelta(1)
PACK = Pack(
    "mine", "我的话术", "zh", (Stage("a", "开场"), Stage("b", "结束")), (), "", Layer.PERSONAL
)
OTHER = Pack("other", "Other", "en", (Stage("s", "Start"),), (), "words", Layer.PERSONAL)
GONE = tuple(f"mine/s{number}" for number in range(0, 60, 7))
"""Deleted after the copy was made."""


class Story:
    """``versions``: all that was stored of each snippet; ``changes``: what is stored at the end.

    No dataclass: hypothesis would print all of it.
    """

    def __init__(self, places: Places) -> None:
        self.places = places
        self.versions: dict[str, set[PersonalChange]] = {}
        self.changes: tuple[PersonalChange, ...] = ()

    def copied_to(self, folder: Path) -> Places:
        shutil.copytree(self.places.file.parent, folder, copy_function=shutil.copyfile)
        return Places(folder / "library.db", folder / "backups")


def change(number: int, text: str) -> PersonalChange:
    body = f"{text} {number}: 您好，请稍等 👋🏽 " + "words " * (number * 7 % 90)
    return PersonalChange(
        f"mine/s{number}", "a", f"{text} {number}", body, "", "", place=float(number)
    )


def tell(folder: Path) -> Story:
    """Two days of work; the copy is of the morning of the second."""
    story = Story(Places(folder / "library.db", folder / "backups"))
    store = story.places.open(DAY).store
    bring(store, [change(number, "first") for number in range(60)], PACK)
    for number in range(40, 60):
        save(store, change(number, "changed"))
        store.record_use(f"mine/s{number}", 5.0 + number)
    store.record_finding("rule", DAY)
    remember(story, store)
    store.close()
    store = story.places.open(LATER).store
    for number in range(30, 50):
        save(store, change(number, "second"))
    do(store, partial(snippets.delete, snippets=GONE))
    bring(store, [change(number, "new") for number in range(60, 150)], OTHER)
    remember(story, store)
    do(store, lambda _: Edit(EditKind.CHANGE_PACK, (PackRow("mine", renamed()),)))
    save(store, change(1, "undone"))
    remember(story, store)
    store.undo()
    remember(story, store)
    story.changes = store.load().changes
    store.close()
    return story


def renamed() -> Pack:
    return replace(PACK, name="新名字")


def bring(store: LibraryStore, changes: list[PersonalChange], pack: Pack) -> None:
    rows = (PackRow(pack.id, pack), *(SnippetRow(each.snippet, each) for each in changes))
    store.edit(lambda _: Edit(EditKind.IMPORT, rows), 0.0)


def remember(story: Story, store: LibraryStore) -> None:
    for name in (*(each.snippet for each in store.load().changes), *GONE):
        for version in store.history(name):
            stored = {each for each in (version.before, version.after) if each}
            story.versions.setdefault(name, set()).update(stored)


def readable_changes(file: Path) -> Iterator[tuple[object, ...]]:
    """Rows of changes that SQLite finds by their number or their id."""
    ids = [f"mine/s{number}" for number in range(150)]
    with closing(sqlite3.connect(file)) as connection:
        connection.text_factory = lambda stored: stored.decode("utf-8", "replace")
        for column, values in (("number", range(1, 400)), ("snippet", ids)):
            for value in values:
                yield from readable(
                    connection,
                    f"""SELECT snippet, stage, title, body, abbreviation, hotkey, hidden, place
                        FROM change WHERE {column} = ?""",
                    value,
                )


def deletions(file: Path) -> Iterator[str]:
    """The ids of snippets whose deletion the log still tells."""
    with closing(sqlite3.connect(file)) as connection:
        for name in GONE:
            yield from (
                name
                for _row in readable(
                    connection,
                    """SELECT id FROM edit_row JOIN edit ON number = edit
                       WHERE id = ? AND after IS NULL AND before IS NOT NULL
                       AND kind = 'delete' AND state = 'done' AND made = 0.0""",
                    name,
                )
            )


def readable(
    connection: sqlite3.Connection, query: str, value: object
) -> Iterator[tuple[object, ...]]:
    try:
        yield from connection.execute(query, (value,)).fetchall()
    except (sqlite3.Error, UnicodeDecodeError):
        return
