"""Processes that are killed while they restore a backup: the library is the one or the other."""

import os
import random
import shutil
import signal
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest

from snippets_app.core.edits.model import Edit, EditKind, SnippetRow
from snippets_app.core.model import PersonalChange
from snippets_app.store.library import LibraryStore
from tests.forks import Forks, forks_of
from tests.store.editor import state
from tests.store.places import DAY, SAMPLES, Places, save, title
from tests.store.restorer import COPIES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")
KILLS = 60
SECONDS = 0.15
"""More than the writing and the restoring of one round take."""


def bring(store: LibraryStore, count: int) -> None:
    rows = [
        SnippetRow(f"big/s{n}", PersonalChange(f"big/s{n}", "s", "T", f"{n} " * 400, "", ""))
        for n in range(count)
    ]
    store.edit(lambda _: Edit(EditKind.IMPORT, tuple(rows)), 0.0)


@pytest.fixture
def copies(places: Places) -> dict[str, str]:
    """Three copies that can be restored, one of them of an earlier version, and their states."""
    store = places.open().store
    save(store, title(1))
    store.backup(places.backups / "small.db")
    bring(store, 5000)
    store.backup(places.backups / "large.db")
    shutil.copyfile(SAMPLES[2], places.backups / "old.db")
    states: dict[str, str] = {}
    for name in COPIES:
        store.restore(places.backups / name)
        states[state(store)] = name
    store.close()
    assert len(states) == len(COPIES)
    return states


def told(forks: Forks, places: Places, seed: int) -> Iterator[str]:
    """The states that a process tells until it is killed, at some moment."""
    process = forks.start(places.file, seed)
    yield forks.line()
    kill = threading.Timer(
        random.Random(seed).uniform(0, SECONDS), os.kill, (process, signal.SIGKILL)
    )
    kill.start()
    yield from forks.rest()
    kill.join()


def before_the_last(store: LibraryStore) -> str | None:
    """What was stored before the last edit."""
    found = state(store) if store.undo() else None
    store.redo()
    return found


def kept_states(places: Places, folder: Places) -> Iterator[str]:
    """Those of the copies that were made before a restore."""
    for file in places.backups.glob("before-restore-*.db"):
        folder.file.parent.mkdir(exist_ok=True)
        shutil.copyfile(file, folder.file)
        store = folder.open().store
        yield state(store)
        store.close()


def unfinished(places: Places) -> list[str]:
    """What is there of copies that were not ended, an hour later when today's is made."""
    for file in places.backups.glob("*.new*"):
        os.utime(file, (0, 0))
    places.open(DAY + timedelta(1)).store.close()
    return [each.name for each in places.backups.iterdir() if each.suffix != ".db"]


def test_a_restore_is_done_or_not_and_what_was_there_is_kept(
    places: Places, copies: dict[str, str]
) -> None:
    unended = 0
    with forks_of("tests.store.restorer") as forks:
        for seed in range(KILLS):
            *_, last = told(forks, places, seed)
            opened = places.open(DAY)
            assert opened.recovered is None
            now = state(opened.store)
            assert opened.store.is_in_order()
            if now != last:
                unended += 1
                if now in copies:
                    aside = Places(places.file.parent / "aside" / "l.db", places.file.parent / "b")
                    assert last in set(kept_states(places, aside)), f"lost by {seed}"
                else:
                    assert before_the_last(opened.store) == last, f"half by {seed}"
            opened.store.close()
    assert unended
    assert sorted(unfinished(places)) == []
