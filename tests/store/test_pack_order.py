"""Own packs stand in the order of adding; one that comes back stands where it stood."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snippets_app.core.edits import packs
from snippets_app.core.edits.homes import pack_id
from snippets_app.core.edits.model import Edit, EditKind, Layers, PackRow, SnippetRow
from snippets_app.core.edits.trash import bring_back, thrown
from snippets_app.core.model import Layer, Pack, PersonalChange, Stage
from snippets_app.store.library import TRASH_KEPT, LibraryStore
from tests.platforms import examples
from tests.store.places import Places, do

STAGES = (Stage("a", "A"),)


def add(store: LibraryStore, *names: str) -> None:
    """Packs with a snippet each, in one edit."""
    made = [Pack(name, name, "en", STAGES, (), "", Layer.PERSONAL) for name in names]
    inside = [PersonalChange(f"{name}/own-1", "a", name, "Text", "", "") for name in names]
    rows = (
        *(PackRow(each.id, each) for each in made),
        *(SnippetRow(each.snippet, each) for each in inside),
    )
    store.edit(lambda _: Edit(EditKind.IMPORT, rows), 0.0)


def delete(store: LibraryStore, *names: str) -> None:
    for name in names:
        do(store, partial(packs.delete_pack, pack=name))


def restore(store: LibraryStore, *titles: str) -> None:
    lost = store.trash()
    former = store.former_packs({pack_id(each.before.snippet) for each in lost if each.before})

    def make(laid: Layers) -> Edit:
        found = thrown(laid, lost, {}, 0.0, TRASH_KEPT, former=former)
        return bring_back(laid, [e for e in found if e.title in titles], store.spent_ids(), former)

    do(store, make)


def order(store: LibraryStore) -> str:
    return " ".join(pack.id for pack in store.load().packs)


@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_a_deletion_that_is_taken_back_changes_no_order(store: LibraryStore, name: str) -> None:
    add(store, "a", "b", "c")
    delete(store, name)
    left = order(store)
    for _ in range(2):
        store.undo()
        assert order(store) == "a b c"
        store.redo()
        assert order(store) == left


def test_so_it_is_over_a_restart_and_where_room_was_given_back(places: Places) -> None:
    store = places.open().store
    add(store, "a")
    add(store, "b", "c", "d")
    delete(store, "b", "a")
    store._connection.execute("VACUUM")
    store.close()
    again = places.open().store
    again.undo()
    again.undo()
    assert order(again) == "a b c d"
    again.close()


@pytest.mark.parametrize("back", [("a", "b"), ("b", "a"), ("c", "b"), ("a", "c")])
def test_what_is_restored_stands_where_it_stood(store: LibraryStore, back: tuple[str, str]) -> None:
    add(store, "a", "b", "c", "d")
    delete(store, "c", "a", "b")
    restore(store, back[0])
    restore(store, back[1])
    assert order(store) == " ".join(sorted((*back, "d")))


def test_several_that_are_restored_at_once(store: LibraryStore) -> None:
    add(store, "a", "b", "c", "d")
    delete(store, "c", "a", "b")
    restore(store, "a", "b", "c")
    assert order(store) == "a b c d"
    store.undo()
    assert order(store) == "d"
    store.redo()
    assert order(store) == "a b c d"


def test_what_was_added_meanwhile_comes_behind_it(store: LibraryStore) -> None:
    add(store, "a", "b", "c")
    delete(store, "c", "b")
    add(store, "x")
    add(store, "y")
    restore(store, "c")
    restore(store, "b")
    assert order(store) == "a b c x y"
    restored = store.load()
    store.undo()
    store.undo()
    assert order(store) == "a x y"
    store.redo()
    store.redo()
    assert store.load() == restored


def test_the_place_of_another_is_not_taken_from_it(store: LibraryStore) -> None:
    add(store, *"abcdefgh")
    delete(store, *"hgfe")
    add(store, "x")
    for name in "hefg":
        restore(store, name)
    assert sorted(order(store).split()) == sorted("abcdefghx")
    assert [each for each in order(store) if each not in "x "] == list("abcdefgh")


def test_one_that_is_made_anew_comes_last(store: LibraryStore) -> None:
    add(store, "a", "b")
    do(store, partial(packs.add_pack, name="x", language="en"))
    add(store, "c")
    delete(store, "x")
    do(store, partial(packs.add_pack, name="x", language="en"))
    assert order(store) == "a b c x"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Places:
    folder = tmp_path_factory.mktemp("order")
    return Places(folder / "library.db", folder / "backups")


@settings(deadline=None, max_examples=examples(60))
@given(steps=st.lists(st.tuples(st.sampled_from("abcde"), st.booleans()), max_size=12))
def test_every_step_that_is_taken_back_leaves_the_order_before_it(
    fresh: Places, steps: list[tuple[str, bool]]
) -> None:
    fresh.file.unlink(missing_ok=True)
    store = fresh.open().store
    seen = [order(store)]
    for name, is_restored in steps:
        if name in order(store).split():
            delete(store, name)
        elif is_restored and any(
            each.before and each.before.title == name for each in store.trash()
        ):
            restore(store, name)
        else:
            add(store, name)
        seen.append(order(store))
    for before in reversed(seen[:-1]):
        store.undo()
        assert order(store) == before
    for after in seen[1:]:
        store.redo()
        assert order(store) == after
    store.close()
