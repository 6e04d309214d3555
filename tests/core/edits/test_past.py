"""How a snippet looked at each time."""

from dataclasses import replace

from snippets_app.core.edits.model import EditKind, Layers, Version
from snippets_app.core.edits.past import moments
from snippets_app.core.model import Pack, PersonalChange, Snippet, Stage

HELLO = Snippet("phone/hello", "phone", "greeting", "Hello", "Good day.", "hi")
PHONE = Pack("phone", "Phone", "en", (Stage("greeting", "Opening"),), (HELLO,))
OWN = PersonalChange("phone/own-1", "greeting", "Mine", "My words.", "", "", place=5.0)
BETTER = replace(OWN, body="Better words.")
HI = PersonalChange("phone/hello", title="Hi")
WRITE, DELETE, RESTORE = EditKind.WRITE, EditKind.DELETE, EditKind.RESTORE


def history(snippet: str, *versions: Version, stored: PersonalChange | None = None) -> list[object]:
    layers = Layers((PHONE,), (stored,) if stored else (), ())
    found = moments(layers, snippet, versions)
    return [
        (each.kind, dict(each.looks)["title"] if each.looks else None, each.is_now)
        for each in found
    ]


def test_a_shipped_snippet_begins_with_what_was_shipped() -> None:
    version = Version(1, 7.0, WRITE, None, HI)
    assert history("phone/hello", version, stored=HI) == [
        (WRITE, "Hi", True), (None, "Hello", False),
    ]  # fmt: skip
    found = moments(Layers((PHONE,), (HI,), ()), "phone/hello", (version,))
    assert [each.below for each in found] == [False, True]
    assert dict(found[0].looks or ()) == {
        "title": "Hi", "stage": "Opening", "body": "Good day.", "abbreviation": "hi", "hotkey": "",
    }  # fmt: skip


def test_a_snippet_that_was_never_changed_has_only_the_shipped_version() -> None:
    assert history("phone/hello") == [(None, "Hello", True)]


def test_what_is_hidden_looks_like_nothing() -> None:
    hidden = replace(HI, hidden=True)
    assert history("phone/hello", Version(2, 7.0, DELETE, HI, hidden), stored=hidden) == [
        (DELETE, None, True), (None, "Hi", False), (None, "Hello", False),
    ]  # fmt: skip


def test_what_holds_now_is_told_also_where_no_edit_says_it() -> None:
    taken_back = Version(1, 7.0, WRITE, OWN, BETTER)
    assert history(OWN.snippet, taken_back, stored=OWN) == [
        (WRITE, "Mine", False), (None, "Mine", True),
    ]  # fmt: skip
    assert history("phone/hello", stored=HI) == [(None, "Hi", True), (None, "Hello", False)]


def test_an_id_that_was_anothers_before_begins_anew() -> None:
    versions = (
        Version(4, 4.0, WRITE, None, BETTER),
        Version(2, 2.0, DELETE, OWN, None),
        Version(1, 1.0, WRITE, None, OWN),
    )
    assert history(OWN.snippet, *versions, stored=BETTER) == [(WRITE, "Mine", True)]
    back = (Version(5, 5.0, RESTORE, None, OWN), *versions[1:])
    assert [each[0] for each in history(OWN.snippet, *back, stored=OWN)] == [RESTORE, DELETE, WRITE]  # type: ignore[index]


def test_a_snippet_of_an_unknown_pack_is_told_too() -> None:
    other = replace(OWN, snippet="gone/own-1")
    assert history("gone/own-1", Version(1, 1.0, WRITE, None, other)) == [
        (None, None, True), (WRITE, "Mine", False),
    ]  # fmt: skip
