"""The log of edits: taken back, done again, looked up, and forgotten in time."""

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snippets_app.core.edits import snippets
from snippets_app.core.edits.model import Edit, EditKind, PackRow, Row, SnippetRow
from snippets_app.core.model import Layer, Pack, PersonalChange, Snippet, Stage
from snippets_app.store.library import HISTORY_KEPT, TRASH_KEPT, LibraryStore
from tests.platforms import examples
from tests.store.places import Places, do, save, title

HELLO = Snippet("phone/hello", "phone", "greeting", "Hello", "Good day.", "hi")
PHONE = Pack("phone", "Phone", "en", (Stage("greeting", "G"),), (HELLO,))
OWN = PersonalChange(
    "phone/own-1", "greeting", "Mine", "My own words 안녕 👋🏽.\n\t“quoted”", "", "", place=5.0
)
MINE = Pack("mine", "Mine", "ko", (Stage("a", "A"), Stage("b", "B")), (), "d", Layer.PERSONAL)


def state(store: LibraryStore) -> tuple[object, ...]:
    loaded = store.load()
    return (sorted(loaded.changes, key=lambda each: each.snippet), loaded.packs)


def edit(*rows: Row, kind: EditKind = EditKind.IMPORT) -> Edit:
    return Edit(kind, rows, "a file")


def test_nothing_was_done_yet(store: LibraryStore) -> None:
    assert store.undo() is None
    assert store.redo() is None
    assert store.next_undo() is None
    assert store.next_redo() is None


def test_an_edit_is_taken_back_and_done_again_whole(store: LibraryStore) -> None:
    save(store, title(1), OWN)
    before = state(store)
    rows = (
        PackRow("mine", MINE),
        SnippetRow("mine/x", PersonalChange("mine/x", "a", "X", "x", "", "", place=1.0)),
        SnippetRow(OWN.snippet, None),
        SnippetRow("pack/s1", replace(title(1), hidden=True)),
    )
    done = store.edit(lambda _: edit(*rows), 7.0)
    after = state(store)
    assert done == store.next_undo()
    assert (done and (done.kind, done.subject, done.when, done.rows)) == (
        EditKind.IMPORT, "a file", 7.0, 4,
    )  # fmt: skip
    assert store.undo() == done
    assert state(store) == before
    assert store.next_redo() == done
    assert store.redo() == done
    assert state(store) == after


def test_a_pack_keeps_exactly_the_stages_that_an_edit_says(store: LibraryStore) -> None:
    changed = replace(MINE, name="Other", stages=(Stage("b", "B2"), Stage("c", "C")))
    store.edit(lambda _: edit(PackRow("mine", MINE)), 0.0)
    store.edit(lambda _: edit(PackRow("mine", changed)), 0.0)
    assert store.load().packs == (changed,)
    store.undo()
    assert store.load().packs == (MINE,)
    store.undo()
    assert store.load().packs == ()


def test_an_edit_that_changes_nothing_is_not_kept(store: LibraryStore) -> None:
    save(store, title(1))
    first = store.next_undo()
    save(store, title(1))
    assert store.next_undo() == first


def test_something_new_ends_doing_again(store: LibraryStore) -> None:
    save(store, title(1), title(2))
    store.undo()
    save(store, title(3))
    assert store.next_redo() is None
    store.undo()
    store.undo()
    assert store.load().changes == ()


def test_edits_outlive_the_program(places: Places) -> None:
    places.save(title(1))
    store = places.open().store
    assert store.undo()
    assert store.load().changes == ()
    store.close()


def test_the_history_tells_every_version(store: LibraryStore) -> None:
    save(store, OWN, when=1.0)
    save(store, replace(OWN, body="Better."), when=2.0)
    do(store, partial(snippets.delete, snippets=[OWN.snippet]), when=3.0)
    told = store.history(OWN.snippet)
    assert [(each.when, each.kind) for each in told] == [
        (3.0, EditKind.DELETE), (2.0, EditKind.WRITE), (1.0, EditKind.WRITE),
    ]  # fmt: skip
    assert told[0].after is None
    assert told[0].before == told[1].after == replace(OWN, body="Better.")
    assert told[1].before == told[2].after == OWN


def test_what_was_written_and_taken_back_stays_in_the_history(store: LibraryStore) -> None:
    save(store, OWN, replace(OWN, body="Lost?"))
    store.undo()
    save(store, replace(OWN, body="Other."))
    assert "Lost?" in [each.after.body for each in store.history(OWN.snippet) if each.after]


def test_a_deleted_snippet_lies_in_the_trash_until_it_is_restored(store: LibraryStore) -> None:
    save(store, OWN, title(1))
    do(store, partial(snippets.delete, snippets=[OWN.snippet]), when=3.0)
    [lost] = store.trash()
    assert (lost.before, lost.when) == (OWN, 3.0)
    assert lost.before
    do(store, lambda laid: snippets.restore(laid, OWN))
    assert store.trash() == ()
    assert OWN in store.load().changes


def test_a_hidden_snippet_is_not_trash(store: LibraryStore) -> None:
    save(store, PersonalChange("phone/hello", body="Mine."))
    do(store, partial(snippets.delete, snippets=["phone/hello"]), PHONE)
    assert store.trash() == ()
    assert [each.hidden for each in store.load().changes] == [True]


def test_a_new_snippet_that_was_taken_back_is_trash_once_it_cannot_be_done_again(
    store: LibraryStore,
) -> None:
    save(store, OWN)
    store.undo()
    assert store.trash() == ()
    save(store, title(1))
    assert [each.before for each in store.trash()] == [OWN]


def test_an_import_that_was_taken_back_is_no_trash(store: LibraryStore) -> None:
    store.edit(lambda _: edit(SnippetRow(OWN.snippet, OWN)), 0.0)
    store.undo()
    save(store, title(1))
    assert store.trash() == ()


def test_the_trash_is_emptied_in_time_and_undone_no_more(store: LibraryStore) -> None:
    save(store, OWN, title(1))
    do(store, partial(snippets.delete, snippets=[OWN.snippet]), when=10.0)
    store.forget_edits(10.0 + TRASH_KEPT)
    assert len(store.trash()) == 1
    store.forget_edits(11.0 + TRASH_KEPT)
    assert store.trash() == ()
    assert store.history(OWN.snippet) == ()
    assert store.next_undo() is None
    assert len(store.history("pack/s1")) == 1
    store.forget_edits(11.0 + HISTORY_KEPT)
    assert store.history("pack/s1") == ()
    assert store.load().changes == (title(1),)


def test_a_row_that_is_damaged_on_the_disk_can_be_written_over(places: Places) -> None:
    places.save(title(1))
    store = places.open().store
    store._connection.execute("UPDATE change SET title = CAST(x'ff41' AS TEXT)")
    save(store, title(1))
    assert store.load().changes == (title(1),)
    store.close()


STEPS = st.lists(
    st.one_of(
        st.just("undo"),
        st.just("redo"),
        st.tuples(st.integers(1, 3), st.sampled_from(["write", "delete", "pack"]), st.text("ab")),
    ),
    max_size=25,
)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Places:
    folder = tmp_path_factory.mktemp("log")
    return Places(folder / "library.db", folder / "backups")


@settings(deadline=None, max_examples=examples(100))
@given(steps=STEPS)
def test_undo_and_redo_walk_over_the_same_states(fresh: Places, steps: list[object]) -> None:
    fresh.file.unlink(missing_ok=True)
    store = fresh.open().store
    past, future = [state(store)], list[tuple[object, ...]]()
    for step in steps:
        if step == "undo":
            assert (store.undo() is not None) == (len(past) > 1)
            if len(past) > 1:
                future.append(past.pop())
        elif step == "redo":
            assert (store.redo() is not None) == bool(future)
            if future:
                past.append(future.pop())
        elif store.edit(lambda _, step=step: made(step), 0.0):  # type: ignore[misc]
            past.append(state(store))
            future.clear()
        assert state(store) == past[-1]
    store.close()


def made(step: object) -> Edit:
    assert isinstance(step, tuple)
    number, what, text = step
    if what == "pack":
        return edit(PackRow("mine", replace(MINE, name=text) if text else None))
    after = title(number, text) if what == "write" else None
    return edit(SnippetRow(f"pack/s{number}", after))
