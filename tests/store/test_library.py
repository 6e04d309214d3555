"""The agent's changes, packs and use counts."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.edits import snippets
from snippets_app.core.edits.model import Edit
from snippets_app.core.model import PersonalChange
from snippets_app.core.usage import frecency
from snippets_app.errors import AppError
from snippets_app.store.library import LibraryStore
from snippets_app.store.stored import StoredLibrary
from tests.store.places import Places, layers, save, title


def test_a_new_library_is_empty(store: LibraryStore) -> None:
    assert store.load() == StoredLibrary()


def test_changes_come_back_in_the_order_of_adding(places: Places) -> None:
    changes = (
        title(2),
        PersonalChange("phone/x", "s", "t", "b", "", "Ctrl+1", hidden=True, place=0.5),
        title(1),
    )
    places.save(*changes)
    assert places.stored() == changes


def test_a_later_change_stands_in_place_of_the_earlier(store: LibraryStore) -> None:
    save(store, title(1), title(2))
    later = PersonalChange("pack/s1", body="only a body", place=3.0)
    save(store, later)
    assert store.load().changes == (later, title(2))


def test_what_is_stored_is_known_while_an_edit_is_made(store: LibraryStore) -> None:
    save(store, title(1))
    seen: list[StoredLibrary] = []

    def make(stored: StoredLibrary) -> Edit:
        seen.append(stored)
        return snippets.write(layers(stored), title(2))

    store.edit(make, 0.0)
    assert seen[0].changes == (title(1),)


def test_an_edit_that_cannot_be_made_leaves_everything(store: LibraryStore) -> None:
    save(store, title(1))
    with pytest.raises(AppError, match="cannot be shown"):
        save(store, PersonalChange("pack/s1", title="half \ud83d"))
    assert store.load().changes == (title(1),)


def test_use_is_counted(store: LibraryStore) -> None:
    for when in (1.0, 5.0, 9.0):
        store.record_use("phone/hello", when)
    assert store.usage(100.0) == {"phone/hello": frecency(3, 9.0, 100.0)}


@pytest.mark.parametrize(
    "damage",
    ["title = CAST(x'ff41' AS TEXT)", "title = ''", "body = 'a' || char(0)", "snippet = 'no id'"],
)
def test_a_broken_row_is_left_out_and_told(places: Places, damage: str) -> None:
    places.save(title(1), title(2), title(3))
    with closing(sqlite3.connect(places.file, isolation_level=None)) as connection:
        connection.execute(f"UPDATE change SET {damage} WHERE number = 2")
    opened = places.open()
    loaded = opened.store.load()
    opened.store.close()
    assert loaded.changes == (title(1), title(3))
    assert len(loaded.quarantined) == 1
    assert len(places.stored()) == 2


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60)


@given(body=TEXTS.filter(str.strip), abbreviation=TEXTS.map(lambda text: text[:30]))
def test_every_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, body: str, abbreviation: str
) -> None:
    folder = tmp_path_factory.mktemp("library")
    places = Places(folder / "library.db", folder / "backups")
    change = PersonalChange("pack/s", body=body, abbreviation=abbreviation, place=1.0)
    places.save(change)
    assert places.stored() == (change,)
