"""The agent's changes, packs and use counts."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.imports import ImportReport
from snippets_app.core.layers import compose, find
from snippets_app.core.model import Library, Pack, PersonalChange, Snippet, Stage
from snippets_app.core.usage import frecency
from snippets_app.errors import AppError
from snippets_app.store.library import LibraryStore, StoredLibrary
from tests.store.places import Places, title

HELLO = Snippet("phone/hello", "phone", "greeting", "Hello", "Good day.", "hi")
BYE = Snippet("phone/bye", "phone", "closing", "Bye", "Goodbye.")
PHONE = Pack(
    "phone", "Phone", "en", (Stage("greeting", "G"), Stage("closing", "C")), (HELLO, BYE)
)  # fmt: skip
OWN = Snippet("phone/own-1", "phone", "greeting", "Mine", "My own words 안녕 👋🏽.\n\t“quoted”")


def test_a_new_library_is_empty(store: LibraryStore) -> None:
    assert store.load() == StoredLibrary()


def test_changes_come_back_in_the_order_of_adding(places: Places) -> None:
    changes = (
        title(2),
        PersonalChange("phone/x", "s", "t", "b", "", "Ctrl+1", hidden=True),
        title(1),
    )
    places.save(*changes)
    assert places.stored() == changes


def test_a_later_change_stands_in_place_of_the_earlier(store: LibraryStore) -> None:
    store.save_change(title(1))
    store.save_change(title(2))
    store.hide("pack/s1")
    later = PersonalChange("pack/s1", body="only a body")
    store.save_change(later)
    assert store.load().changes == (later, title(2))


def test_a_change_that_says_nothing_is_dropped(store: LibraryStore) -> None:
    store.save_change(title(1))
    store.save_change(PersonalChange("pack/s1"))
    assert store.load().changes == ()


def test_a_faulty_change_is_refused_and_the_old_one_stays(store: LibraryStore) -> None:
    store.save_change(title(1))
    with pytest.raises(AppError, match="cannot be shown"):
        store.save_change(PersonalChange("pack/s1", title="half \ud83d"))
    assert store.load().changes == (title(1),)


def test_hiding_keeps_the_change_and_showing_brings_it_back(store: LibraryStore) -> None:
    store.save_change(title(1))
    store.hide("pack/s1")
    store.hide("pack/s2")
    assert store.load().changes == (
        replace(title(1), hidden=True),
        PersonalChange("pack/s2", hidden=True),
    )
    store.show("pack/s1")
    assert store.load().changes[0] == title(1)
    store.revert("pack/s1")
    assert [each.snippet for each in store.load().changes] == ["pack/s2"]


def test_an_own_snippet_is_added_once_and_shows(store: LibraryStore) -> None:
    store.add(OWN)
    with pytest.raises(AppError, match="There is a snippet “phone/own-1” already"):
        store.add(replace(OWN, body="other"))
    store.save_change(title(1))
    found = find(compose([PHONE], store.load().changes), OWN.id)
    assert found is not None
    assert found.body == OWN.body


def test_deleting_an_own_snippet_forgets_its_use(store: LibraryStore) -> None:
    store.add(OWN)
    store.record_use(OWN.id, 10.0)
    store.record_use("phone/hello", 10.0)
    store.delete_own(OWN.id)
    assert store.load().changes == ()
    assert store.usage(10.0).keys() == {"phone/hello"}


def test_use_is_counted(store: LibraryStore) -> None:
    for when in (1.0, 5.0, 9.0):
        store.record_use("phone/hello", when)
    assert store.usage(100.0) == {"phone/hello": frecency(3, 9.0, 100.0)}


def test_an_imported_pack_shows_as_it_was(store: LibraryStore) -> None:
    report = store.import_pack(PHONE, Library(()))
    assert report == ImportReport(new=("phone/hello", "phone/bye"))
    stored = store.load()
    [pack] = compose([], stored.changes, stored.packs).packs
    assert (pack.id, pack.name, pack.stages) == ("phone", "Phone", PHONE.stages)
    assert [(each.title, each.body) for each in pack.snippets] == [
        ("Hello", "Good day."),
        ("Bye", "Goodbye."),
    ]
    again = store.import_pack(PHONE, compose([], stored.changes, stored.packs))
    assert again == ImportReport(same=("phone/hello", "phone/bye"))


def test_an_import_keeps_earlier_changes_of_other_fields(store: LibraryStore) -> None:
    mine = PersonalChange("phone/hello", "closing", "My hello", None, "mh", "Ctrl+1")
    store.save_change(mine)
    library = compose([PHONE], store.load().changes)
    shown = find(library, "phone/hello")
    assert shown is not None
    report = store.import_pack(replace(PHONE, snippets=(replace(shown, body="New."),)), library)
    assert report.changed == ("phone/hello",)
    assert store.load().changes == (replace(mine, body="New."),)


def test_an_import_shows_a_hidden_snippet_again(store: LibraryStore) -> None:
    store.hide("phone/hello")
    store.import_pack(PHONE, compose([PHONE], store.load().changes))
    found = find(compose([PHONE], store.load().changes), "phone/hello")
    assert found is not None


def test_new_stages_of_a_known_pack_are_kept_once(store: LibraryStore) -> None:
    for _ in range(2):
        wanted = replace(PHONE, stages=(*PHONE.stages, Stage("extra", "Extra")))
        store.import_pack(wanted, Library((PHONE,)))
    stored = store.load()
    assert [stage.id for stage in stored.packs[0].stages] == ["extra"]
    [pack] = compose([PHONE], stored.changes, stored.packs).packs
    assert [stage.id for stage in pack.stages] == ["greeting", "closing", "extra"]


def test_a_dry_run_reports_and_stores_nothing(store: LibraryStore) -> None:
    assert len(store.import_pack(PHONE, Library(()), dry_run=True).new) == 2
    assert store.load() == StoredLibrary()


def test_an_import_is_whole_or_nothing(store: LibraryStore) -> None:
    broken = replace(PHONE, snippets=(HELLO, replace(BYE, title="x" * 61)))
    with pytest.raises(AppError, match="61 characters"):
        store.import_pack(broken, Library(()))
    assert store.load() == StoredLibrary()


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
    change = PersonalChange("pack/s", body=body, abbreviation=abbreviation)
    places.save(change)
    assert places.stored() == (change,)
