"""Find and replace: what it would change, and the edit of what was chosen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.edits.applying import applied
from snippets_app.core.edits.laying import by_id
from snippets_app.core.edits.model import EditKind, Layers
from snippets_app.core.edits.replacing import Replacing, replace_all, replacements
from snippets_app.core.model import Pack, PersonalChange, Snippet, Stage
from tests.core.edits.laid import hidden, layers, looks

HELLO = Snippet("p/hello", "p", "a", "Hello", "Say hello to {customer}, HELLO.")
PACK = Pack("p", "P", "en", (Stage("a", "A"),), (HELLO,))
LAID = Layers((PACK,), (), ())


def found(asked: Replacing) -> list[tuple[str, str]]:
    return [(each.field, each.after) for each in replacements([HELLO], asked)]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Replacing("hello", "hi"), [("body", "Say hi to {customer}, HELLO.")]),
        (
            Replacing("hello", r"\1", match_case=False),
            [("title", r"\1"), ("body", r"Say \1 to {customer}, \1.")],
        ),
        (Replacing("hello", "hi", match_case=False, whole_field=True), [("title", "hi")]),
        (Replacing("Hello", "hi", whole_field=True, in_titles=False), []),
        (Replacing("Hello", "", in_bodies=False), [("title", "")]),
        (Replacing("Hello", "Hello"), []),
        (Replacing("", "x"), []),
        (Replacing("o.", "x"), []),
    ],
)
def test_what_would_change(asked: Replacing, expected: list[tuple[str, str]]) -> None:
    assert found(asked) == expected


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Replacing("Hello", ""), "empty"),
        (Replacing("{customer}", "{nobody}"), "there is no such placeholder"),
        (Replacing("Hello", "x" * 61), "61 characters"),
    ],
)
def test_what_cannot_be_is_told(asked: Replacing, told: str) -> None:
    [replacement] = [each for each in replacements([HELLO], asked) if each.trouble]
    assert told in str(replacement.trouble)


def test_what_names_another_snippet_stays_unless_that_is_looked_for() -> None:
    asked = Replacing("hello", "hi")
    snippet = replace(HELLO, body="hello {snippet:hello} hello")
    assert [each.after for each in replacements([snippet], asked)] == ["hi {snippet:hello} hi"]
    named = Replacing("{snippet:hello}", "{snippet:hi}")
    [found] = replacements([snippet], named)
    assert found.after == "hello {snippet:hi} hello"


def test_title_and_text_of_one_snippet_are_one_row() -> None:
    asked = Replacing("hello", "hi", match_case=False)
    edit = replace_all(LAID, list(replacements([HELLO], asked)), "hello")
    [row] = edit.rows
    assert row.after == PersonalChange("p/hello", title="hi", body="Say hi to {customer}, hi.")
    assert (edit.kind, edit.subject) == (EditKind.REPLACE, "hello")


def test_a_field_that_became_another_meanwhile_stays() -> None:
    old = list(replacements([replace(HELLO, body="hello")], Replacing("hello", "hi")))
    assert replace_all(LAID, old).rows == ()


@given(layers, st.sampled_from("aeTox{1"), st.sampled_from(["", "z", "{agent}"]), st.booleans())
def test_nothing_changes_but_what_was_replaced(
    laid: Layers, find: str, wanted: str, match_case: bool
) -> None:
    asked = Replacing(find, wanted, match_case=match_case)
    seen = by_id(laid.library).values()
    chosen = [each for each in replacements(seen, asked) if not each.trouble]
    later = applied(laid, replace_all(laid, chosen))
    expected = dict(looks(laid))
    for each in chosen:
        expected[each.snippet] = replace(expected[each.snippet], **{each.field: each.after})
    assert looks(later) == expected
    assert hidden(later) == hidden(laid)
