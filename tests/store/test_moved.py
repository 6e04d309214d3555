"""A snippet that moved to another pack is not lost, and no new one takes the place of an old."""

from dataclasses import replace
from functools import partial

from snippets_app.core.edits import snippets
from snippets_app.core.edits.model import Edit, EditKind, SnippetRow
from snippets_app.core.model import PersonalChange
from snippets_app.store.library import LibraryStore
from tests.store.places import do, save, title

OWN = PersonalChange("phone/own-1", "greeting", "Mine", "My words.", "", "", place=5.0)
MOVED = replace(OWN, snippet="mine/own-1")
MOVE = Edit(EditKind.MOVE, (SnippetRow(OWN.snippet, None), SnippetRow(MOVED.snippet, MOVED)))


def test_what_moved_to_another_pack_is_no_trash(store: LibraryStore) -> None:
    save(store, OWN)
    store.edit(lambda _: MOVE, 2.0)
    assert store.trash() == ()
    do(store, partial(snippets.delete, snippets=[MOVED.snippet]))
    assert [each.before for each in store.trash()] == [MOVED]


def test_what_moved_back_and_was_deleted_is_trash(store: LibraryStore) -> None:
    save(store, OWN)
    store.edit(lambda _: MOVE, 2.0)
    store.undo()
    do(store, partial(snippets.delete, snippets=[OWN.snippet]))
    assert [each.before for each in store.trash()] == [OWN]


def test_ids_are_spent_also_of_what_is_gone(store: LibraryStore) -> None:
    save(store, OWN, title(1))
    do(store, partial(snippets.delete, snippets=[OWN.snippet]))
    store.undo()
    store.undo()
    assert store.spent_ids() == {OWN.snippet, "pack/s1"}
