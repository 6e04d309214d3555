"""What a plan says of single records, and what it stores of them."""

from dataclasses import replace

import pytest

from snippets_app.core.draft import Draft, Entry, Refused, Remark
from snippets_app.core.edits.model import EditKind, Layers
from snippets_app.core.importing.model import Choices, Conflict, Deed, ImportPlan, State
from snippets_app.core.importing.planning import plan
from snippets_app.core.layers import find
from snippets_app.core.model import Layer, Pack, PersonalChange, Stage
from snippets_app.core.order import OWN
from tests.core.importing.libraries import (
    BYE,
    HELLO,
    LAYERS,
    NOTHING,
    PHONE,
    done,
    draft_of,
    pack_draft,
    packs,
    stored,
)

SAME_HELLO = Entry(2, "Hello", "Good day.", "Greeting")
PHONE_CHOICE = Choices(into="phone")


def states(found: ImportPlan) -> list[State]:
    return [row.state for row in found.rows]


def only(*entries: Entry, choices: Choices = PHONE_CHOICE, layers: Layers = LAYERS) -> ImportPlan:
    return plan(layers, draft_of(*entries), choices)


def test_a_record_is_new_changed_or_the_same() -> None:
    found = only(SAME_HELLO, Entry(3, "Bye", "So long.", "Closing"), Entry(4, "Wait", "Wait."))
    assert [(row.state, row.deed, row.snippet, row.meets, row.differs) for row in found.rows] == [
        (State.SAME, Deed.NOTHING, "phone/hello", "phone/hello", ()),
        (State.CHANGED, Deed.CHANGE, "phone/bye", "phone/bye", ("body",)),
        (State.NEW, Deed.ADD, "phone/wait", "", ()),
    ]
    assert [row.title for row in found.rows] == ["Hello", "Bye", "Wait"]
    assert (found.count(State.NEW), found.count(Deed.CHANGE)) == (1, 1)
    assert stored(found.edit) == {
        "phone/bye": PersonalChange("phone/bye", body="So long."),
        "phone/wait": PersonalChange("phone/wait", "mine", "Wait", "Wait.", "", "", place=OWN + 1),
    }
    assert (found.edit.kind, found.edit.subject) == (EditKind.IMPORT, "Mine")


def test_what_was_refused_stands_in_its_place() -> None:
    reason = Remark("There is no text in it.")
    draft = replace(draft_of(SAME_HELLO, Entry(4, "x", "y")), refused=(Refused(3, reason),))
    found = plan(LAYERS, draft, PHONE_CHOICE)
    assert [row.record.row for row in found.rows] == [2, 3, 4]
    assert (found.rows[1].state, found.rows[1].reason) == (State.REFUSED, reason)
    assert found.rows[1].title == ""


def test_a_record_that_no_library_could_hold_is_refused() -> None:
    found = only(Entry(1, "x" * 61, "y"), Entry(2, "\x07", "y"), Entry(3, "t", "y", hotkey="\n"))
    assert states(found) == [State.REFUSED] * 3
    assert str(found.rows[0].reason).startswith("The title has 61 characters.")
    assert found.edit.rows == ()


def test_a_folders_files_stay_together() -> None:
    draft = Draft(
        entries=(Entry(9, "a", "a", file="a.yml"), Entry(1, "b", "b", file="b.yml")),
        refused=(Refused(2, Remark("No."), "a.yml"), Refused(3, Remark("No."), "c.yml")),
    )
    rows = [(row.record.file, row.record.row) for row in plan(NOTHING, draft).rows]
    assert rows == [("a.yml", 2), ("a.yml", 9), ("b.yml", 1), ("c.yml", 3)]


def test_skip_leaves_what_is_there_and_adds_the_rest() -> None:
    changed, new = Entry(1, "Bye", "So long.", "Closing"), Entry(2, "Wait", "Wait.")
    found = only(changed, new, choices=replace(PHONE_CHOICE, conflict=Conflict.SKIP))
    assert [(row.state, row.deed) for row in found.rows] == [
        (State.CHANGED, Deed.NOTHING),
        (State.NEW, Deed.ADD),
    ]
    assert list(stored(found.edit)) == ["phone/wait"]


def test_both_are_kept_under_another_id() -> None:
    changed = Entry(1, "Bye", "So long.", "Closing", abbreviation="b")
    found = only(changed, choices=replace(PHONE_CHOICE, conflict=Conflict.KEEP_BOTH))
    [row] = found.rows
    assert (row.state, row.deed, row.snippet, row.meets) == (
        State.CHANGED, Deed.ADD, "phone/bye-2", "phone/bye",
    )  # fmt: skip
    assert find(done(LAYERS, found.edit).library, "phone/bye") == BYE


def test_one_record_may_be_chosen_for_alone() -> None:
    entries = (Entry(1, "Bye", "So long.", "Closing"), Entry(2, "Wait", "Wait."))
    single = {0: Conflict.KEEP_BOTH, 1: Conflict.SKIP}
    found = only(*entries, choices=replace(PHONE_CHOICE, single=single))
    assert [row.deed for row in found.rows] == [Deed.ADD, Deed.NOTHING]


@pytest.mark.parametrize(
    ("entry", "met"),
    [
        (Entry(1, "Other", "Other.", "Closing", abbreviation="HI"), "phone/hello"),
        (Entry(1, "Bye", "Other.", "closing"), "phone/bye"),
        (Entry(1, "Bye", "Other."), "phone/bye"),
        (Entry(1, "Bye", "Other.", "Greeting"), ""),
        (Entry(1, "Other", "Goodbye.", "Greeting"), "phone/bye"),
        (Entry(1, "Bye", "Goodbye.", "Closing", abbreviation="hi"), "phone/bye"),
    ],
    ids=["abbreviation", "stage and title", "title", "another stage", "text", "all alike"],
)
def test_how_a_snippet_is_found_again(entry: Entry, met: str) -> None:
    assert only(entry).rows[0].meets == met


def test_the_other_tools_key_finds_what_it_became_before() -> None:
    entry = Entry(1, "Hello", "Old.", key="{ABC-1}")
    first = plan(NOTHING, draft_of(entry))
    assert first.rows[0].snippet == "mine/tool-abc-1"
    later = entry._replace(title="Quite another", body="New.")
    again = plan(done(NOTHING, first.edit), draft_of(later))
    assert again.rows[0].meets == "mine/tool-abc-1"
    assert again.rows[0].differs == ("title", "body")


def test_a_strong_likeness_goes_before_a_weak_one() -> None:
    by_text = Entry(1, "Other", "Goodbye.", "Greeting")
    by_title = Entry(2, "Bye", "So long.", "Closing")
    found = only(by_text, by_title)
    assert [row.meets for row in found.rows] == ["", "phone/bye"]


def test_nothing_is_owned_twice_and_who_comes_second_is_told() -> None:
    found = only(
        Entry(1, "A", "a", abbreviation="new", hotkey="Ctrl+9"),
        Entry(2, "B", "b", abbreviation="NEW", hotkey="Ctrl+9"),
        Entry(3, "C", "c", hotkey="Ctrl+1"),
    )
    assert [[str(note) for note in row.notes] for row in found.rows] == [
        [],
        [
            "The abbreviation “NEW” was left out: “A” has it already.",
            "The hotkey Ctrl+9 was left out: “A” has it already.",
        ],
        ["The hotkey Ctrl+1 was left out: “Hello” has it already."],
    ]
    changes = [change for change in stored(found.edit).values() if change]
    assert [(each.abbreviation, each.hotkey) for each in changes] == [
        ("new", "Ctrl+9"),
        ("", ""),
        ("", ""),
    ]


def test_saywells_own_hotkeys_are_taken_too() -> None:
    entry = Entry(1, "A", "a", hotkey="Ctrl+;")
    found = plan(LAYERS, draft_of(entry), hotkeys=[("ctrl+;", "Open the palette")])
    assert [str(note) for note in found.rows[0].notes] == [
        "The hotkey Ctrl+; was left out: “Open the palette” has it already."
    ]


def test_what_one_gives_up_another_may_have() -> None:
    asks = Entry(1, "New", "n", abbreviation="hi")
    gives = Entry(2, "Hello", "Good day.", "Greeting", abbreviation="hello")
    found = only(asks, gives)
    library = done(LAYERS, found.edit).library
    assert [each.abbreviation for each in library.packs[0].snippets] == ["hello", "", "hi"]


def test_an_empty_field_of_another_tool_says_nothing_but_a_pack_means_it() -> None:
    assert states(only(SAME_HELLO)) == [State.SAME]
    bare = replace(PHONE, snippets=(replace(HELLO, abbreviation="", hotkey=""), BYE))
    found = plan(LAYERS, pack_draft(bare))
    assert found.rows[0].differs == ("abbreviation", "hotkey")


def test_groups_become_stages_in_the_order_of_the_file() -> None:
    entries = (Entry(1, "A", "a", "结束"), Entry(2, "B", "b", "开始"), Entry(3, "C", "c"))
    draft = replace(draft_of(*entries), groups=("开始", "空的", "结束"), name="Table")
    found = plan(NOTHING, draft)
    assert [stage.title for stage in found.new_stages] == ["开始", "结束", "Table"]
    assert [stage.title for stage in found.pack.stages] == ["开始", "结束", "Table"]
    assert len({stage.id for stage in found.pack.stages}) == 3
    assert (found.pack.id, found.pack.name, found.is_new_pack) == ("table", "Table", True)
    [pack] = packs(found.edit)
    assert pack == replace(found.pack, snippets=())


def test_a_new_stage_joins_those_that_are_there() -> None:
    before = Pack("phone", "Phone", "en", (Stage("first", "First"),), (), layer=Layer.PERSONAL)
    layers = Layers((PHONE,), (), (before,))
    found = only(Entry(1, "A", "a", "Extra"), layers=layers)
    [pack] = packs(found.edit)
    assert pack
    assert [stage.id for stage in pack.stages] == ["first", "extra"]


def test_records_without_a_group_have_a_stage_of_their_own() -> None:
    found = only(Entry(1, "A", "a"), choices=replace(PHONE_CHOICE, stage="closing"))
    assert (found.rows[0].stage, found.new_stages) == ("closing", ())


@pytest.mark.parametrize(
    ("into", "pack", "is_new"),
    [
        ("", "mine", True), ("phone", "phone", False), ("Phone", "phone", False),
        ("New one", "new-one", True), ("PHONE!", "phone-2", True),
    ],
)  # fmt: skip
def test_where_it_goes(into: str, pack: str, is_new: bool) -> None:
    found = only(Entry(1, "A", "a"), choices=Choices(into=into, language="ko"))
    assert (found.pack.id, found.is_new_pack) == (pack, is_new)
    assert found.pack.language == ("ko" if is_new else "en")


def test_an_unknown_pack_comes_with_its_id_and_stages() -> None:
    found = plan(NOTHING, pack_draft(PHONE))
    assert packs(found.edit) == [replace(PHONE, snippets=(), layer=Layer.PERSONAL)]
    assert [row.snippet for row in found.rows] == ["phone/hello", "phone/bye"]


def test_a_pack_shows_a_snippet_again_that_was_hidden() -> None:
    layers = Layers((PHONE,), (PersonalChange("phone/hello", hidden=True),), ())
    found = plan(layers, pack_draft(PHONE))
    assert (found.rows[0].state, found.rows[0].snippet) == (State.NEW, "phone/hello")
    shown = find(done(layers, found.edit).library, "phone/hello")
    assert shown
    assert shown.body == HELLO.body


def test_earlier_changes_of_other_fields_stay() -> None:
    mine = PersonalChange("phone/hello", "closing", "My hello", None, "mh", "Ctrl+2", place=7.0)
    layers = Layers((PHONE,), (mine,), ())
    found = plan(layers, draft_of(Entry(1, "My hello", "New.")), PHONE_CHOICE)
    assert stored(found.edit) == {"phone/hello": replace(mine, body="New.")}


def test_no_new_snippet_gets_a_spent_id_unless_the_file_names_it() -> None:
    spent = {"phone/wait", "phone/named"}
    found = plan(LAYERS, draft_of(Entry(1, "Wait", "w")), PHONE_CHOICE, spent=spent)
    assert found.rows[0].snippet == "phone/wait-2"
    named = replace(PHONE, snippets=(replace(HELLO, id="phone/named", title="N", body="n"),))
    assert plan(LAYERS, pack_draft(named), spent=spent).rows[0].snippet == "phone/named"
