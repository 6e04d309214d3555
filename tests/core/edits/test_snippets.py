"""What the edits of single snippets store."""

from dataclasses import replace

import pytest

from snippets_app.core.edits import snippets
from snippets_app.core.edits.model import EditKind, Layers, SnippetRow
from snippets_app.core.model import Pack, PersonalChange, Snippet, Stage
from snippets_app.core.order import OWN
from snippets_app.errors import AppError

HELLO = Snippet("phone/hello", "phone", "greeting", "Hello", "Good day.", "hi")
PHONE = Pack("phone", "Phone", "en", (Stage("greeting", "G"),), (HELLO,))
OWN_ONE = PersonalChange("phone/own-1", "greeting", "Mine", "My words.", "", "", place=OWN + 7)
MINE = PersonalChange("phone/hello", body="Mine.")
LAYERS = Layers((PHONE,), (OWN_ONE, MINE), ())


def test_a_change_of_a_shipped_snippet_keeps_its_place() -> None:
    edit = snippets.write(LAYERS, PersonalChange("phone/hello", title="Hi"))
    assert edit.rows == (SnippetRow("phone/hello", PersonalChange("phone/hello", title="Hi")),)
    assert (edit.kind, edit.subject) == (EditKind.WRITE, "Hi")


def test_a_change_that_says_nothing_is_forgotten() -> None:
    edit = snippets.write(LAYERS, PersonalChange("phone/hello"))
    assert edit.rows == (SnippetRow("phone/hello", None),)


def test_a_new_snippet_stands_behind_all_others_and_an_old_one_stays() -> None:
    new = PersonalChange("phone/own-2", "greeting", "New", "New words.", "", "")
    [row] = snippets.write(LAYERS, new).rows
    assert row.after == replace(new, place=OWN + 8)
    [again] = snippets.write(LAYERS, replace(OWN_ONE, title="Other", place=None)).rows
    assert again.after == replace(OWN_ONE, title="Other")


def test_what_is_not_allowed_is_refused() -> None:
    with pytest.raises(AppError, match="61 characters"):
        snippets.write(LAYERS, PersonalChange("phone/hello", title="x" * 61))


def test_deleting_hides_what_lies_below_and_keeps_its_change() -> None:
    edit = snippets.delete(LAYERS, ["phone/hello", "phone/own-1"])
    assert edit.rows == (
        SnippetRow("phone/hello", replace(MINE, hidden=True)),
        SnippetRow("phone/own-1", None),
    )
    assert edit.subject == ""
    assert snippets.delete(LAYERS, ["phone/own-1"]).subject == "Mine"


def test_what_was_hidden_shows_again_and_a_bare_mark_leaves_nothing() -> None:
    hidden = (replace(MINE, hidden=True), PersonalChange("phone/x", hidden=True))
    edit = snippets.show(Layers((PHONE,), hidden, ()), ["phone/hello", "phone/x", "phone/none"])
    assert edit.rows == (SnippetRow("phone/hello", MINE), SnippetRow("phone/x", None))


def test_a_reset_forgets_the_change() -> None:
    assert snippets.reset(LAYERS, ["phone/hello"]).rows == (SnippetRow("phone/hello", None),)


def test_an_earlier_version_is_stored_again_and_shows() -> None:
    edit = snippets.restore(LAYERS, replace(OWN_ONE, hidden=True))
    assert edit.rows == (SnippetRow("phone/own-1", OWN_ONE),)
    assert (edit.kind, edit.subject) == (EditKind.RESTORE, "Mine")


def test_an_earlier_version_that_is_not_allowed_any_more_is_refused() -> None:
    with pytest.raises(AppError):
        snippets.restore(LAYERS, replace(OWN_ONE, body="x" * 10_001))


def test_what_is_shown_again_after_its_stage_was_deleted_stands_where_it_was_shipped() -> None:
    hidden = PersonalChange("phone/hello", title="Hi", stage="gone", hidden=True)
    edit = snippets.show(Layers((PHONE,), (hidden,), ()), ["phone/hello"])
    assert edit.rows == (SnippetRow("phone/hello", PersonalChange("phone/hello", title="Hi")),)
    kept = replace(hidden, stage="greeting")
    [row] = snippets.show(Layers((PHONE,), (kept,), ()), ["phone/hello"]).rows
    assert row == SnippetRow("phone/hello", replace(kept, hidden=False))
