"""What the edits of written and duplicated snippets store."""

import pytest
from hypothesis import given

from snippets_app.core.edits.applying import applied
from snippets_app.core.edits.model import EditKind, Layers
from snippets_app.core.edits.writing import add, duplicate, numbered, rewrite
from snippets_app.core.model import PersonalChange, Snippet
from snippets_app.core.order import OWN
from snippets_app.errors import AppError
from tests.core.edits.laid import BELOW, SHIPPED, hidden, layers, looks, order

NEW = Snippet("", "p", "a", "New", "Words", "n", "Ctrl+F3")


@given(layers)
def test_a_new_snippet_stands_last_by_an_id_that_nothing_had(laid: Layers) -> None:
    later = applied(laid, add(laid, NEW, {"p/own-1"}))
    assert order(later, "p")[:-1] == order(laid, "p")
    name = order(later, "p")[-1]
    assert name not in {*looks(laid), "p/own-1"}
    assert looks(later)[name].title == "New"
    assert {k: v for k, v in looks(later).items() if k != name} == looks(laid)


def test_a_written_snippet_keeps_place_and_hiding() -> None:
    stored = PersonalChange("p/s1", body="x", hidden=True, place=3.5)
    laid = Layers(BELOW, (stored,), ())
    [row] = rewrite(laid, Snippet("p/s1", "p", "a", "S1", "y")).rows
    assert row.after == PersonalChange("p/s1", body="y", hidden=True, place=3.5)


def test_a_snippet_written_as_it_is_shipped_is_stored_no_more() -> None:
    laid = Layers(BELOW, (PersonalChange("p/s1", body="x"),), ())
    [row] = rewrite(laid, SHIPPED[1]).rows
    assert row.after is None


def test_what_is_not_allowed_is_refused() -> None:
    with pytest.raises(AppError, match="61 characters"):
        add(Layers(BELOW, (), ()), Snippet("", "p", "a", "x" * 61, "y"))


@given(layers)
def test_each_copy_stands_right_behind_the_first_and_nothing_else_changes(laid: Layers) -> None:
    chosen = [each for each in sorted(looks(laid)) if each != "p/s0"]
    later = applied(laid, duplicate(laid, chosen))
    for pack in laid.library.packs:
        before, now = order(laid, pack.id), order(later, pack.id)
        copies = [each for each in now if each not in looks(laid)]
        expected = []
        for each in before:
            expected += [each, copies.pop(0)] if each in chosen else [each]
        assert now == expected
    assert {k: v for k, v in looks(later).items() if k in looks(laid)} == looks(laid)
    assert hidden(later) == hidden(laid)


def test_a_copy_has_a_title_of_its_own_and_neither_hotkey_nor_abbreviation() -> None:
    stored = PersonalChange("p/own-1", "a", "One", "text", "ab", "Ctrl+F1", place=OWN + 1)
    laid = Layers(BELOW, (stored,), ())
    edit = duplicate(laid, ["p/own-1"])
    copy = looks(applied(laid, edit))["p/own-2"]
    assert (copy.title, copy.abbreviation, copy.hotkey) == ("One (2)", "", "")
    assert (edit.kind, edit.subject) == (EditKind.DUPLICATE, "One")


def test_a_long_title_makes_room_for_its_number() -> None:
    assert numbered("x" * 60, {"x" * 56 + " (2)"}) == "x" * 56 + " (3)"
