"""The agent's own packs and stages."""

from dataclasses import replace

import pytest
from hypothesis import given

from snippets_app.core.edits import packs
from snippets_app.core.edits.applying import applied
from snippets_app.core.edits.model import EditKind, Layers, PackRow, SnippetRow
from snippets_app.core.model import Layer, Pack, PersonalChange, Stage
from snippets_app.errors import AppError
from tests.core.edits.laid import BELOW, MINE, SHIPPED, hidden, layers, looks, order

OWNED = PersonalChange("mine/own-1", "c", "One", "{snippet:mine/own-2}", "ab", "Ctrl+F1", place=1.0)
LAID = Layers(BELOW, (OWNED,), (MINE,))


def stages(laid: Layers, pack: str) -> list[tuple[str, str]]:
    return [(each.id, each.title) for each in packs.pack_of(laid, pack).stages]


@pytest.mark.parametrize(
    ("name", "expected"), [("My Pack!", "my-pack"), ("我的", "pack-1"), ("P", "p-2")]
)
def test_a_new_pack_has_an_id_like_its_name(name: str, expected: str) -> None:
    edit = packs.add_pack(LAID, name, "ko")
    pack = Pack(expected, name, "ko", (), (), layer=Layer.PERSONAL)
    assert edit.rows == (PackRow(expected, pack),)
    assert packs.pack_of(applied(LAID, edit), expected) == pack


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\nb"])
def test_a_name_that_cannot_be_is_refused(name: str) -> None:
    for make in (
        lambda: packs.add_pack(LAID, name, "ko"),
        lambda: packs.copy_pack(LAID, "p", name),
        lambda: packs.rename_pack(LAID, "mine", name, "ko"),
        lambda: packs.add_stage(LAID, "p", name),
        lambda: packs.rename_stage(LAID, "mine", "c", name),
    ):
        with pytest.raises(AppError):
            make()


@given(layers)
def test_a_copy_holds_what_is_seen_and_leaves_the_rest_alone(laid: Layers) -> None:
    edit = packs.copy_pack(laid, "p", "Copy")
    later = applied(laid, edit)
    seen = packs.pack_of(laid, "p")
    copied = packs.pack_of(later, "copy")
    assert copied.stages == seen.stages
    assert [(s.stage, s.title) for s in copied.snippets] == [
        (s.stage, s.title) for s in seen.snippets
    ]
    assert {k: v for k, v in looks(later).items() if v.pack != "copy"} == looks(laid)
    assert edit.kind is EditKind.DUPLICATE


def test_a_copy_names_its_own_snippets_and_has_no_hotkeys() -> None:
    other = replace(OWNED, snippet="mine/own-2", body="{snippet:own-1}{snippet:p/s1}", place=2.0)
    laid = Layers(BELOW, (OWNED, other), (MINE,))
    later = looks(applied(laid, packs.copy_pack(laid, "mine", "Copy")))
    assert later["copy/own-1"].body == "{snippet:own-2}"
    assert later["copy/own-2"].body == "{snippet:own-1}{snippet:p/s1}"
    assert (later["copy/own-1"].hotkey, later["copy/own-1"].abbreviation) == ("", "ab")


def test_another_name_leaves_the_stages() -> None:
    later = applied(LAID, packs.rename_pack(LAID, "mine", "Yours", "en"))
    assert packs.pack_of(later, "mine").name == "Yours"
    assert packs.pack_of(later, "mine").language == "en"
    assert stages(later, "mine") == stages(LAID, "mine")


def test_a_deleted_pack_takes_its_snippets_along() -> None:
    edit = packs.delete_pack(LAID, "mine")
    assert edit.rows == (PackRow("mine", None), SnippetRow("mine/own-1", None))
    assert (edit.kind, edit.subject) == (EditKind.DELETE_PACK, "Mine")


@given(layers)
def test_a_stage_added_to_a_shipped_pack_is_all_that_is_stored(laid: Layers) -> None:
    edit = packs.add_stage(laid, "p", "Later")
    assert [type(row) for row in edit.rows] == [PackRow]
    later = applied(laid, edit)
    assert stages(later, "p") == [*stages(laid, "p"), ("later", "Later")]
    assert looks(later) == looks(laid)
    gone = applied(later, packs.delete_stage(later, "p", "later"))
    assert stages(gone, "p") == stages(laid, "p")


def test_only_own_stages_are_the_agents() -> None:
    later = applied(LAID, packs.add_stage(LAID, "p", "后来"))
    assert packs.own_stages(later, "p") == ("stage-1",)
    assert packs.own_stages(LAID, "mine") == ("c", "d")


def test_a_stage_that_only_snippets_name_gets_a_title() -> None:
    laid = Layers(BELOW, (replace(OWNED, stage="else"),), (MINE,))
    later = applied(laid, packs.rename_stage(laid, "mine", "else", "Else"))
    assert stages(later, "mine") == [("c", "C"), ("d", "D"), ("else", "Else")]


@pytest.mark.parametrize(("steps", "expected"), [(1, "dc"), (-1, "cd"), (5, "dc")])
def test_stages_change_places(steps: int, expected: str) -> None:
    later = applied(LAID, packs.move_stage(LAID, "mine", "c", steps))
    assert [each for each, _ in stages(later, "mine")] == [*expected]


def test_a_deleted_stage_takes_its_snippets_along_and_hides_shipped_ones() -> None:
    moved = PersonalChange("p/s0", stage="later")
    row = PackRow("p", replace(BELOW[0], stages=(Stage("later", "L"),), snippets=()))
    laid = Layers(BELOW, (moved, replace(OWNED, snippet="p/own-1", stage="later")), (row.after,))
    later = applied(laid, packs.delete_stage(laid, "p", "later"))
    assert later.own == ()
    assert hidden(later) == {"p/s0"}
    assert order(later, "p") == [each.id for each in SHIPPED]
