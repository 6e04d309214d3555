"""A snippet that moved to another pack is not lost, and no new one takes the place of an old."""

from dataclasses import replace
from functools import partial

from snippets_app.core.edits import snippets
from snippets_app.core.edits.model import Edit, EditKind, SnippetRow
from snippets_app.core.edits.moving import Spot, move
from snippets_app.core.model import Pack, PersonalChange, Snippet, Stage
from snippets_app.store import forgetting
from snippets_app.store.library import TRASH_KEPT, LibraryStore
from tests.store.places import DAY, Places, do, save, title

OWN = PersonalChange("phone/own-1", "greeting", "Mine", "My words.", "", "", place=5.0)
MOVED = replace(OWN, snippet="mine/own-1")
MOVE = Edit(
    EditKind.MOVE,
    (SnippetRow(OWN.snippet, None), SnippetRow(MOVED.snippet, MOVED, OWN.snippet)),
)
BETTER = replace(OWN, body="Better words.")
HELLO = Snippet("phone/hello", "phone", "greeting", "Hello", "Hi.", "hi", "Ctrl+Alt+F9")
PHONE = Pack("phone", "Phone", "en", (Stage("greeting", "G"),), (HELLO,))
CHAT = Pack("chat", "Chat", "en", (Stage("greeting", "G"),), ())


def texts(store: LibraryStore, snippet: str) -> list[str | None]:
    return [each.after and each.after.body for each in store.history(snippet)]


def test_uses_and_history_come_along_and_go_back(store: LibraryStore) -> None:
    save(store, BETTER, OWN)
    store.record_use(OWN.snippet, 5.0)
    store.edit(lambda _: MOVE, 2.0)
    assert store.uses() == {MOVED.snippet: 1}
    assert texts(store, MOVED.snippet) == ["My words.", "My words.", "Better words."]
    assert [each.was for each in store.history(MOVED.snippet)] == [OWN.snippet, "", ""]
    store.record_use(MOVED.snippet, 7.0)
    store.undo()
    assert store.uses() == {OWN.snippet: 2}
    assert store.usage(7.0).keys() == {OWN.snippet}
    store.redo()
    assert store.uses() == {MOVED.snippet: 2}


def test_twice_moved_over_a_restart(places: Places) -> None:
    store = places.open().store
    save(store, BETTER, OWN)
    store.record_use(OWN.snippet, 5.0)
    store.edit(lambda _: MOVE, 2.0)
    store.close()
    store = places.open().store
    do(store, partial(move, snippets=[MOVED.snippet], to=Spot("phone")), PHONE)
    [name] = [each.snippet for each in store.load().changes]
    assert name == "phone/own-1", "free again, as nobody told what is spent"
    store.undo()
    do(
        store,
        partial(move, snippets=[MOVED.snippet], to=Spot("phone"), spent=store.spent_ids()),
        PHONE,
    )
    [name] = [each.snippet for each in store.load().changes]
    assert store.uses() == {name: 1}
    assert texts(store, name)[-2:] == ["My words.", "Better words."]
    store.close()


def test_what_was_shipped_keeps_hotkey_and_abbreviation(store: LibraryStore) -> None:
    store.record_use(HELLO.id, 5.0)
    do(store, partial(move, snippets=[HELLO.id], to=Spot("chat")), PHONE, CHAT)
    moved = next(each for each in store.load().changes if each.snippet == "chat/hello")
    assert (moved.hotkey, moved.abbreviation) == (HELLO.hotkey, HELLO.abbreviation)
    assert store.uses() == {"chat/hello": 1}
    store.undo()
    assert (store.load().changes, store.uses()) == ((), {HELLO.id: 1})


def test_what_names_it_follows_in_the_same_edit(store: LibraryStore) -> None:
    """An own text, a change over a shipped one, and a shipped one that was never changed."""
    bye, thanks = (
        replace(HELLO, id=f"phone/{each}", title=each, body="{snippet:hello}", hotkey="")
        for each in ("bye", "thanks")
    )
    phone = replace(PHONE, snippets=(HELLO, bye, thanks))
    changed = PersonalChange(thanks.id, body="{snippet:hello} Thanks. {snippet:phone/hello}")
    save(store, replace(OWN, body="{snippet:hello} Mine."), changed)
    before = store.load().changes
    do(store, partial(move, snippets=[HELLO.id], to=Spot("chat")), phone, CHAT)
    bodies = {each.snippet: each.body for each in store.load().changes}
    assert bodies[OWN.snippet] == "{snippet:chat/hello} Mine."
    assert bodies[bye.id] == "{snippet:chat/hello}"
    assert bodies[thanks.id] == "{snippet:chat/hello} Thanks. {snippet:chat/hello}"
    store.undo()
    assert store.load().changes == before


def test_the_history_stays_as_long_as_the_snippet(store: LibraryStore) -> None:
    save(store, BETTER, OWN)
    store.edit(lambda _: MOVE, 2.0)
    store.forget_edits(TRASH_KEPT + 9)
    assert texts(store, MOVED.snippet) == ["My words.", "My words.", "Better words."]


def test_it_stays_when_a_large_move_is_forgotten(store: LibraryStore) -> None:
    many = [replace(OWN, snippet=f"phone/s{n}", body="long " * 100) for n in range(150)]
    rows = [SnippetRow(each.snippet, each) for each in many]
    store.edit(lambda _: Edit(EditKind.IMPORT, tuple(rows)), 0.0)
    save(store, replace(many[0], body="Better."))
    there = [
        SnippetRow(name, replace(each, snippet=name), each.snippet)
        for each in many
        for name in [each.snippet.replace("phone", "mine")]
    ]
    gone = [SnippetRow(each.snippet, None) for each in many]
    store.edit(lambda _: Edit(EditKind.MOVE, (*there, *gone)), 0.0)
    save(store, title(1))
    forgetting.forget_large(store._connection, 0)
    assert "Better." in texts(store, "mine/s0")
    [left] = store._connection.execute("SELECT count(*) FROM edit_row").fetchone()
    assert left < 10


def test_what_moved_and_is_deleted_for_good_is_gone_under_all_its_ids(store: LibraryStore) -> None:
    save(store, OWN)
    store.record_use(OWN.snippet, 1.0)
    store.edit(lambda _: MOVE, 2.0)
    do(store, partial(snippets.delete, snippets=[MOVED.snippet]))
    [lost] = store.trash()
    store.discard([(MOVED.snippet, lost.number)])
    assert store.history(OWN.snippet) == ()
    assert store.undo() is None
    assert (store.load().changes, store.uses()) == ((), {})


def test_a_recovery_keeps_the_way_back_to_the_time_before(store: LibraryStore) -> None:
    save(store, BETTER, OWN)
    store.edit(lambda _: MOVE, 2.0)
    assert store.is_in_order()
    assert store.recover(DAY)
    assert texts(store, MOVED.snippet) == ["My words.", "My words.", "Better words."]


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
