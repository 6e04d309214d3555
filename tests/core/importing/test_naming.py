"""Ids of what is imported."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.draft import Draft, Entry
from snippets_app.core.importing.naming import FreeIds, key_id, title_id
from snippets_app.core.limits import check_change
from snippets_app.core.model import PersonalChange

TOOL = Draft(source="tool")
OWN = Draft(pack="phone")


@pytest.mark.parametrize(
    ("title", "name"),
    [("Hello", "hello"), ("Please wait …", "please-wait"), ("  A_b--C ", "a-b-c"), ("7", "7")],
)
def test_a_title_that_can_be_read(title: str, name: str) -> None:
    assert title_id(title, "any") == name


@pytest.mark.parametrize("title", ["您好", "Hallo Ärger", "…", ""])
def test_any_other_title_becomes_a_digest_of_all(title: str) -> None:
    name = title_id(title, "text")
    assert name == title_id(title, "text") != title_id(title, "other")
    assert len(name) == 10


def test_a_key_is_kept_with_its_tool() -> None:
    assert key_id(TOOL, Entry(1, "t", "b")) == ""
    assert key_id(TOOL, Entry(1, "t", "b", key="{0A-1}")) == "tool-0a-1"
    odd = [key_id(TOOL, Entry(1, "t", "b", key=key)) for key in ("a b", "a_b", "键", "x" * 60)]
    assert len(set(odd)) == 4
    assert all(len(name) == len("tool-") + 10 for name in odd)


def test_a_key_of_ours_is_the_name_itself() -> None:
    assert key_id(OWN, Entry(1, "t", "b", key="hello")) == "hello"
    assert key_id(OWN, Entry(1, "t", "b", key="Not one")) == ""


@given(title=st.text(), source=st.sampled_from(["csv", "textexpander-csv"]), key=st.text())
def test_every_id_may_be_one(title: str, source: str, key: str) -> None:
    names = [title_id(title), key_id(Draft(source=source), Entry(1, title, "b", key=key))]
    ids = FreeIds(())
    for name in filter(None, names * 3):
        check_change(PersonalChange(f"pack/{ids.give(name)}"))


def test_ids_are_given_once() -> None:
    ids = FreeIds({"a", "b-2"}, {"kept"})
    assert [ids.give(name) for name in ("a", "a", "b", "b", "kept")] == [
        "a-2", "a-3", "b", "b-3", "kept-2",
    ]  # fmt: skip
    assert ids.give("kept", is_reserved=True) == "kept"
    assert ids.give("kept", is_reserved=True) == "kept-3"
