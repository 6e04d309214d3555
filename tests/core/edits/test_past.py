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


MOVED = replace(OWN, snippet="phone/own-9", body="Best, see {snippet:phone/hello}.", place=9.0)


def test_what_moved_keeps_its_history_under_the_id_that_it_has_now() -> None:
    first = replace(OWN, snippet="old/own-1", stage="gone", body="My {snippet:x} words.")
    second = replace(first, body="Better words.")
    versions = (
        Version(4, 4.0, WRITE, replace(MOVED, body="Better words."), MOVED),
        Version(3, 3.0, EditKind.MOVE, second, replace(MOVED, body="Better words."), first.snippet),
        Version(2, 2.0, WRITE, first, second),
        Version(1, 1.0, WRITE, None, first),
    )
    found = moments(Layers((PHONE,), (MOVED,), ()), MOVED.snippet, versions)
    assert [(each.kind, each.is_now) for each in found] == [
        (WRITE, True), (EditKind.MOVE, False), (WRITE, False), (WRITE, False),
    ]  # fmt: skip
    assert found[3].change == replace(MOVED, body="My {snippet:old/x} words.")
    assert [each.looks for each in found[1:3]] == [found[1].looks] * 2


def test_a_shipped_snippet_that_moved_can_be_had_again_as_it_was_shipped() -> None:
    now = replace(MOVED, title="Hi", body="Good day.")
    versions = (
        Version(3, 3.0, EditKind.MOVE, HI, now, "phone/hello"),
        Version(2, 2.0, EditKind.SHOW, replace(HI, hidden=True), HI),
        Version(1, 1.0, DELETE, None, replace(HI, hidden=True)),
    )
    found = moments(Layers((PHONE,), (now,), ()), now.snippet, versions)
    assert [each.looks and dict(each.looks)["title"] for each in found] == [
        "Hi",
        "Hi",
        None,
        "Hello",
    ]
    shipped = replace(now, title="Hello", abbreviation="hi")
    assert [(each.change, each.below) for each in found[-1:]] == [(shipped, False)]
