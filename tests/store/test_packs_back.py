"""Deleted packs and stages come back with the snippets of theirs that are restored."""

from collections.abc import Sequence
from functools import partial

import pytest

from snippets_app.core.edits import packs
from snippets_app.core.edits.homes import pack_id
from snippets_app.core.edits.model import Edit, EditKind, Layers, PackRow, SnippetRow
from snippets_app.core.edits.trash import bring_back, thrown
from snippets_app.core.importing.planning import plan
from snippets_app.core.model import Layer, Pack, PersonalChange, Snippet, Stage
from snippets_app.store import forgetting
from snippets_app.store.library import TRASH_KEPT, LibraryStore
from snippets_app.store.stored import StoredLibrary
from tests.core.importing.libraries import pack_draft
from tests.store.places import Places, do, layers, save, title

STAGES = (Stage("a", "开场"), Stage("b", "结束"))
MINE = Pack("mine", "我的", "zh-CN", STAGES, (), "words", Layer.PERSONAL)
OWN = tuple(
    PersonalChange(f"mine/own-{n}", "ab"[n % 2], f"T{n}", f"Text {n}", "", "", place=float(n))
    for n in range(1, 4)
)


@pytest.fixture
def full(store: LibraryStore) -> StoredLibrary:
    rows = (PackRow("mine", MINE), *(SnippetRow(each.snippet, each) for each in OWN))
    store.edit(lambda _: Edit(EditKind.IMPORT, rows), 0.0)
    return store.load()


def restore(store: LibraryStore, *titles: str) -> None:
    lost = store.trash()
    former = store.former_packs({pack_id(each.before.snippet) for each in lost if each.before})

    def make(laid: Layers) -> Edit:
        found = thrown(laid, lost, {}, 0.0, TRASH_KEPT, former=former)
        chosen = [each for each in found if not titles or each.title in titles]
        return bring_back(laid, chosen, store.spent_ids(), former)

    do(store, make)


def titles(store: LibraryStore, changes: Sequence[PersonalChange]) -> list[str]:
    return sorted(each.title or "" for each in changes)


def same(one: StoredLibrary, other: StoredLibrary) -> bool:
    return (set(one.changes), one.packs) == (set(other.changes), other.packs)


def test_all_of_a_pack_is_as_it_was_and_that_is_one_edit(
    store: LibraryStore, full: StoredLibrary
) -> None:
    do(store, partial(packs.delete_pack, pack="mine"))
    empty = store.load()
    restore(store)
    assert same(store.load(), full)
    store.undo()
    assert store.load() == empty
    store.redo()
    assert same(store.load(), full)


def test_one_after_the_other(store: LibraryStore, full: StoredLibrary) -> None:
    do(store, partial(packs.delete_pack, pack="mine"))
    for number in (2, 1, 3):
        restore(store, f"T{number}")
        assert store.load().packs == (MINE,)
    assert same(store.load(), full)
    assert store.trash() == ()


def test_stage_before_pack_and_over_a_restart(
    places: Places, store: LibraryStore, full: StoredLibrary
) -> None:
    do(store, partial(packs.delete_stage, pack="mine", stage="a"))
    do(store, partial(packs.delete_pack, pack="mine"))
    again = places.open().store
    restore(again)
    assert same(again.load(), full)
    again.close()


def test_a_pack_that_was_made_anew_by_an_import_keeps_what_it_is(
    store: LibraryStore, full: StoredLibrary
) -> None:
    do(store, partial(packs.delete_pack, pack="mine"))
    other = Snippet("mine/own-2", "mine", "c", "Other", "Other text")
    anew = Pack("mine", "Anew", "en", (Stage("c", "C"),), (other,))
    do(store, lambda laid: plan(laid, pack_draft(anew)).edit)
    restore(store)
    [pack] = store.load().packs
    assert (pack.name, {stage.title for stage in pack.stages}) == ("Anew", {"开场", "结束", "C"})
    assert titles(store, store.load().changes) == ["Other", "T1", "T2", "T3"]
    shown = layers(store.load()).library.packs
    assert [(each.id, len(each.snippets)) for each in shown] == [("mine", 4)]


def test_a_pack_that_was_new_and_taken_back_comes_back_too(store: LibraryStore) -> None:
    do(store, partial(packs.add_pack, name="Mine", language="en"))
    save(store, OWN[0])
    store.undo()
    store.undo()
    save(store, title(1))
    restore(store)
    assert [each.id for each in store.load().packs] == ["mine"]


def test_a_large_pack_whose_deletion_is_forgotten_comes_back(store: LibraryStore) -> None:
    many = [PersonalChange(f"mine/s{n}", "a", f"T{n}", "x", "", "", place=1.0) for n in range(150)]
    rows = (PackRow("mine", MINE), *(SnippetRow(each.snippet, each) for each in many))
    store.edit(lambda _: Edit(EditKind.IMPORT, rows), 0.0)
    do(store, partial(packs.delete_pack, pack="mine"))
    save(store, title(1))
    forgetting.forget_large(store._connection, 0)
    restore(store)
    assert store.load().packs == (MINE,)
    assert len(store.load().changes) == 151
