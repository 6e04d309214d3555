"""What lies in the trash, for how long, and how it comes back."""

from dataclasses import replace

from snippets_app.core.edits.model import EditKind, Layers, SnippetRow, Version
from snippets_app.core.edits.trash import DAY, Thrown, bring_back, days_left, thrown
from snippets_app.core.model import Pack, PersonalChange, Snippet, Stage

HELLO = Snippet("phone/hello", "phone", "greeting", "Hello", "Good day.", "hi")
PHONE = Pack("phone", "Phone", "en", (Stage("greeting", "G"),), (HELLO,))
OWN = PersonalChange("phone/own-1", "greeting", "Mine", "My words.", "", "", place=5.0)
HIDDEN = PersonalChange("phone/hello", hidden=True)
KEPT = 30 * DAY


def lost(was: PersonalChange, number: int = 1, when: float = 0.0) -> Version:
    return Version(number, when, EditKind.DELETE, was, None)


def rows(*deleted: Version, changes: tuple[PersonalChange, ...] = ()) -> tuple[Thrown, ...]:
    layers = Layers((PHONE,), changes, ())
    return thrown(layers, deleted, {"phone/hello": 3.0}, DAY, KEPT)


def test_a_deleted_snippet_is_kept_for_a_time() -> None:
    [row] = rows(lost(OWN))
    assert (row.title, row.text, row.place, row.days) == ("Mine", "My words.", "Phone", 29)
    assert days_left(0.0, 0.0, KEPT) == 30
    assert days_left(0.0, KEPT - 1, KEPT) == 1
    assert rows(lost(OWN, when=DAY - KEPT - 1)) == ()


def test_a_hidden_snippet_stays_as_it_was_before() -> None:
    [row] = rows(changes=(replace(HIDDEN, title="Hi"),))
    assert (row.id, row.title, row.when, row.days) == ("phone/hello", "Hi", 3.0, None)


def test_a_shipped_snippet_that_was_reset_is_no_trash() -> None:
    assert rows(lost(replace(OWN, snippet="phone/hello"))) == ()


def test_what_is_there_again_under_another_id_is_no_trash() -> None:
    assert rows(lost(OWN), changes=(replace(OWN, snippet="phone/own-9"),)) == ()


def test_the_newest_stands_first() -> None:
    other = replace(OWN, snippet="phone/own-2", title="Other")
    found = rows(lost(OWN), lost(other, 2, 9.0), changes=(HIDDEN,))
    assert [row.title for row in found] == ["Other", "Hello", "Mine"]


def test_every_row_comes_back_in_one_edit() -> None:
    layers = Layers((PHONE,), (HIDDEN,), ())
    edit = bring_back(layers, rows(lost(OWN), changes=(HIDDEN,)))
    assert edit.kind is EditKind.RESTORE
    assert set(edit.rows) == {SnippetRow("phone/hello", None), SnippetRow(OWN.snippet, OWN)}


def test_an_id_that_is_taken_is_left_to_its_owner() -> None:
    other = replace(OWN, title="Other")
    [row] = rows(lost(OWN), changes=(other,))
    [back] = bring_back(Layers((PHONE,), (other,), ()), [row]).rows
    assert back == SnippetRow("phone/own-2", replace(OWN, snippet="phone/own-2"))


def test_two_that_had_the_same_id_both_come_back() -> None:
    found = rows(lost(replace(OWN, title="Newer"), 4, 4.0), lost(OWN))
    edit = bring_back(Layers((PHONE,), (), ()), found)
    titles = {
        row.snippet: row.after.title
        for row in edit.rows
        if isinstance(row, SnippetRow) and row.after
    }
    assert titles == {"phone/own-1": "Newer", "phone/own-2": "Mine"}


def test_a_query_finds_all_its_words_in_title_text_and_pack() -> None:
    [row] = rows(lost(OWN))
    assert row.says("")
    assert row.says("WORDS mine phone")
    assert not row.says("mine other")
