"""The trash of own snippets: what lies there, and what is deleted for good."""

from dataclasses import replace
from functools import partial

from snippets_app.core.edits import snippets
from snippets_app.core.edits.model import Edit, EditKind, SnippetRow
from snippets_app.core.model import Pack, PersonalChange, Snippet, Stage
from snippets_app.store.library import LibraryStore
from tests.store.places import do, save

HELLO = Snippet("phone/hello", "phone", "greeting", "Hello", "Good day.")
PHONE = Pack("phone", "Phone", "en", (Stage("greeting", "G"),), (HELLO,))
OWN = PersonalChange("phone/own-1", "greeting", "Mine", "My words.", "", "", place=5.0)
OTHER = replace(OWN, title="Other", body="Other words.")
THIRD = replace(OWN, snippet="phone/own-3", title="Third")


def delete(store: LibraryStore, *names: str, when: float = 0.0) -> None:
    do(store, partial(snippets.delete, snippets=names), PHONE, when=when)


def titles(store: LibraryStore) -> list[str | None]:
    return [each.before.title for each in store.trash() if each.before]


def discard(store: LibraryStore, *places: int) -> None:
    lost = store.trash()
    store.discard((lost[at].before.snippet, lost[at].number) for at in places)  # type: ignore[union-attr]


def test_a_snippet_stays_in_the_trash_when_its_id_is_given_anew(store: LibraryStore) -> None:
    save(store, OWN)
    delete(store, OWN.snippet)
    save(store, OTHER)
    assert titles(store) == ["Mine"]
    delete(store, OWN.snippet)
    assert titles(store) == ["Other", "Mine"]


def test_what_is_restored_is_no_trash_and_is_again_once_that_is_taken_back(
    store: LibraryStore,
) -> None:
    save(store, OWN)
    delete(store, OWN.snippet)
    do(store, lambda laid: snippets.restore(laid, OWN))
    assert titles(store) == []
    delete(store, OWN.snippet)
    assert titles(store) == ["Mine"]


def test_a_change_that_was_taken_back_is_no_trash(store: LibraryStore) -> None:
    save(store, OWN, OTHER)
    store.undo()
    save(store, THIRD)
    assert titles(store) == []


def test_what_is_deleted_for_good_does_not_come_back(store: LibraryStore) -> None:
    save(store, THIRD, OWN)
    delete(store, OWN.snippet, THIRD.snippet)
    discard(store, *(at for at, name in enumerate(titles(store)) if name == "Mine"))
    assert titles(store) == ["Third"]
    assert store.history(OWN.snippet) == ()
    while store.undo():
        assert OWN.snippet not in [each.snippet for each in store.load().changes]
    while store.redo():
        pass
    assert titles(store) == ["Third"]


def test_only_the_chosen_one_of_two_with_the_same_id_is_deleted_for_good(
    store: LibraryStore,
) -> None:
    save(store, OWN)
    delete(store, OWN.snippet)
    save(store, OTHER)
    delete(store, OWN.snippet)
    discard(store, 0)
    assert titles(store) == ["Mine"]
    discard(store, 0)
    assert titles(store) == []


def test_the_one_that_is_stored_is_never_discarded(store: LibraryStore) -> None:
    save(store, OWN)
    delete(store, OWN.snippet)
    save(store, OTHER)
    discard(store, 0)
    assert store.load().changes == (OTHER,)
    assert len(store.history(OWN.snippet)) == 1


def test_it_is_told_since_when_a_snippet_is_hidden(store: LibraryStore) -> None:
    save(store, OWN, PersonalChange("phone/hello", body="Hi."), when=1.0)
    delete(store, "phone/hello", when=7.0)
    assert store.hidden_since() == {"phone/hello": 7.0}
    store.undo()
    assert store.hidden_since() == {}


def test_ten_thousand_rows_are_told_at_once(store: LibraryStore) -> None:
    every = [replace(OWN, snippet=f"phone/own-{n}", title=f"T{n}") for n in range(10_000)]
    store.edit(lambda _: Edit(EditKind.IMPORT, tuple(SnippetRow(e.snippet, e) for e in every)), 1.0)
    delete(store, *(each.snippet for each in every), when=2.0)
    save(store, THIRD)
    assert len(store.trash()) == 10_000
