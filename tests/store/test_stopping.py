"""An edit that is no longer wanted ends in its middle, and nothing of it is stored."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from snippets_app.core.edits.model import Edit, EditKind, SnippetRow
from snippets_app.core.model import PersonalChange
from snippets_app.store.db import Stopped
from snippets_app.store.library import LibraryStore
from snippets_app.store.stored import StoredLibrary

ROWS = 3_000


def many(_stored: StoredLibrary) -> Edit:
    rows = (PersonalChange(f"p/own-{n}", "s", f"T{n}", "A text") for n in range(ROWS))
    return Edit(EditKind.IMPORT, tuple(SnippetRow(row.snippet, row) for row in rows), "many")


def after(times: int) -> Callable[[], bool]:
    """No longer wanted once it was asked so often."""
    asked = iter(range(times))
    return lambda: next(asked, None) is None


@pytest.mark.parametrize("times", [0, 1, ROWS // 2, ROWS + 1, ROWS + 60])
def test_nothing_is_stored_wherever_it_is_stopped(store: LibraryStore, times: int) -> None:
    with pytest.raises(Stopped):
        store.edit(many, 1.0, after(times))
    assert store.load().changes == ()
    assert store.next_undo() is None
    assert store.edit(many, 2.0)
    assert len(store.load().changes) == ROWS


@pytest.mark.parametrize("times", [ROWS // 2, ROWS + 60, 10 * ROWS])
def test_the_memory_of_a_large_edit_is_its_own(store: LibraryStore, times: int) -> None:
    usual = store._connection.execute("PRAGMA cache_size").fetchone()
    with suppress(Stopped):
        store.edit(many, 1.0, after(times))
    assert store._connection.execute("PRAGMA cache_size").fetchone() == usual


@pytest.mark.parametrize("times", [0, 5])
def test_what_is_stored_stays_when_taking_it_back_is_stopped(
    store: LibraryStore, times: int
) -> None:
    done = store.edit(many, 1.0)
    with pytest.raises(Stopped):
        store.undo(after(times))
    assert len(store.load().changes) == ROWS
    assert store.undo() == done
    assert store.load().changes == ()


def test_what_is_wanted_to_the_end_is_stored(store: LibraryStore) -> None:
    assert store.edit(many, 1.0, lambda: False)
    assert store.undo(lambda: False)
