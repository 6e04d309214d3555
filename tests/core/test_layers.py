"""The agent's changes over shipped packs."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.layers import compose, difference, find, free_id, snippets_of
from snippets_app.core.model import Layer, Pack, PersonalChange, Snippet, Stage

HELLO = Snippet("phone/hello", "phone", "greeting", "Hello", "Good day.", "hi", "Ctrl+Shift+1")
BYE = Snippet("phone/bye", "phone", "closing", "Bye", "Goodbye.")
PHONE = Pack(
    "phone", "Phone", "en", (Stage("greeting", "Greeting"), Stage("closing", "Closing")),
    (HELLO, BYE),
)  # fmt: skip
OWN = PersonalChange("phone/own-1", "greeting", "Mine", "My own words.", "", "")


def test_without_changes_the_packs_stay_as_shipped() -> None:
    assert compose([PHONE], []).packs == (PHONE,)


def test_a_change_wins_field_by_field() -> None:
    library = compose([PHONE], [PersonalChange("phone/hello", body="Welcome.", abbreviation="")])
    assert find(library, "phone/hello") == replace(
        HELLO, body="Welcome.", abbreviation="", layer=Layer.PERSONAL
    )
    assert find(library, "phone/bye") is BYE


def test_fields_left_alone_follow_an_update_of_the_shipped_pack() -> None:
    updated = replace(PHONE, snippets=(replace(HELLO, title="Hello again", body="New."), BYE))
    found = find(compose([updated], [PersonalChange("phone/hello", body="Mine.")]), "phone/hello")
    assert found is not None
    assert (found.title, found.body) == ("Hello again", "Mine.")


def test_a_hidden_snippet_vanishes_and_its_stage_stays() -> None:
    library = compose([PHONE], [PersonalChange("phone/bye", body="x", hidden=True)])
    assert list(snippets_of(library)) == [HELLO]
    assert library.packs[0].stages == PHONE.stages


def test_an_own_snippet_stands_in_the_pack_and_stage_it_names() -> None:
    pack = compose([PHONE], [OWN]).packs[0]
    assert pack.snippets[-1] == Snippet(
        "phone/own-1", "phone", "greeting", "Mine", "My own words.", layer=Layer.PERSONAL
    )
    assert pack.stages == PHONE.stages


def test_an_unknown_stage_is_added_at_the_end_once() -> None:
    lost = [replace(OWN, stage="gone"), replace(OWN, snippet="phone/own-2", stage="gone")]
    assert compose([PHONE], lost).packs[0].stages == (*PHONE.stages, Stage("gone", "gone"))


def test_an_own_snippet_of_an_unknown_pack_goes_to_the_personal_pack() -> None:
    library = compose([PHONE], [replace(OWN, snippet="gone/own-1")])
    assert [pack.id for pack in library.packs] == ["phone", "personal"]
    found = find(library, "gone/own-1")
    assert found is not None
    assert found.pack == "personal"
    assert library.packs[1].layer is Layer.PERSONAL


def test_a_change_survives_its_snippets_removal_when_it_can_stand_alone() -> None:
    without = replace(PHONE, snippets=(BYE,))
    kept = PersonalChange("phone/hello", title="Hello", body="Mine.")
    found = find(compose([without], [kept]), "phone/hello")
    assert found is not None
    assert (found.body, found.stage) == ("Mine.", "personal")
    only_title = PersonalChange("phone/hello", title="Mine")
    assert find(compose([without], [only_title]), "phone/hello") is None
    assert find(compose([without], [replace(kept, hidden=True)]), "phone/hello") is None


def test_own_packs_add_stages_to_a_pack_below_or_stand_alone() -> None:
    more = Pack("phone", "ignored", "en", (PHONE.stages[0], Stage("extra", "Extra")), ())
    alone = Pack("mine", "Mine", "ko", (Stage("a", "A"),), (), layer=Layer.PERSONAL)
    library = compose([PHONE], [replace(OWN, snippet="mine/x", stage="a")], [more, alone])
    assert library.packs[0] == replace(PHONE, stages=(*PHONE.stages, Stage("extra", "Extra")))
    assert [(pack.name, len(pack.snippets)) for pack in library.packs[1:]] == [("Mine", 1)]


def test_find_knows_no_other_id() -> None:
    assert find(compose([PHONE], []), "phone/none") is None


def test_a_free_id_is_not_taken() -> None:
    assert free_id("phone", ["phone/own-1", "phone/own-2"]) == "phone/own-3"


_WORDS = st.text(max_size=5)
_WANTED = st.builds(
    Snippet, st.just("phone/hello"), st.just("phone"), _WORDS, _WORDS, _WORDS, _WORDS, _WORDS
)


@given(_WANTED)
def test_the_difference_makes_the_snippet_below_look_as_wanted(wanted: Snippet) -> None:
    change = difference(HELLO, wanted)
    found = find(compose([PHONE], [change]), "phone/hello")
    assert found is not None
    assert replace(found, layer=Layer.SHIPPED) == wanted


@given(_WANTED.filter(lambda each: each.stage and each.title and each.body))
def test_the_difference_to_nothing_is_a_whole_snippet(wanted: Snippet) -> None:
    pack = replace(PHONE, snippets=())
    found = find(compose([pack], [difference(None, wanted)]), wanted.id)
    assert found == replace(wanted, layer=Layer.PERSONAL)


def test_no_difference_changes_nothing() -> None:
    assert compose([PHONE], [difference(HELLO, HELLO)]).packs == (PHONE,)
