"""What comes back finds its pack and stage as they were."""

from dataclasses import replace

from snippets_app.core.edits.applying import applied
from snippets_app.core.edits.homes import homes
from snippets_app.core.edits.model import EditKind, Layers, PackRow, Version
from snippets_app.core.edits.packs import add_pack
from snippets_app.core.edits.snippets import restore
from snippets_app.core.edits.trash import bring_back, thrown
from snippets_app.core.model import Layer, Pack, PersonalChange, Stage

A, B, C = Stage("a", "A"), Stage("b", "B"), Stage("c", "C")
MINE = Pack("mine", "售前", "zh-CN", (A, B, C), (), "words", Layer.PERSONAL)
SHIPPED = Pack("phone", "Phone", "en", (A,), ())
ONE = PersonalChange("mine/own-1", "b", "One", "Words.", "", "", place=5.0)
TWO = replace(ONE, snippet="mine/own-2", stage="c", title="Two")


def rows(
    layers: Layers, *changes: PersonalChange, former: tuple[Pack, ...] = (MINE,)
) -> list[PackRow]:
    return list(homes(layers, changes, {former[0].id: former} if former else {}))


def test_a_pack_that_is_gone_comes_back_once_for_all_as_it_was() -> None:
    gone = Layers((SHIPPED,), (), ())
    older = replace(MINE, name="Older")
    assert rows(gone, ONE, TWO, former=(MINE, older)) == [PackRow("mine", MINE)]
    assert rows(gone, ONE, former=()) == []


def test_a_stage_that_went_before_its_pack_comes_back_too() -> None:
    last = replace(MINE, stages=(A, C))
    [row] = rows(Layers((), (), ()), ONE, former=(last, MINE))
    assert row.after == MINE


def test_a_pack_that_is_there_again_keeps_its_name_and_gets_the_stage() -> None:
    again = replace(MINE, name="Again", stages=(C,))
    there = Layers((), (), (again,))
    assert rows(there, ONE) == [PackRow("mine", replace(again, stages=(B, C)))]
    assert rows(there, TWO) == []


def test_a_stage_stands_where_it_stood() -> None:
    there = Layers((), (), (replace(MINE, stages=(C, A)),))
    [row] = rows(there, ONE)
    assert row.after
    assert row.after.stages == (C, A, B)


def test_a_shipped_pack_gets_its_further_stage_back_and_nothing_else() -> None:
    own = replace(SHIPPED, stages=(B,), layer=Layer.PERSONAL)
    change = replace(ONE, snippet="phone/own-1")
    assert rows(Layers((SHIPPED,), (), ()), change, former=(own,)) == [PackRow("phone", own)]
    assert rows(Layers((SHIPPED,), (), ()), replace(change, stage="a"), former=(own,)) == []


def test_the_trash_names_the_pack_and_brings_it_back_in_one_edit() -> None:
    gone, former = Layers((SHIPPED,), (), ()), {"mine": [MINE]}
    lost = [Version(n, 1.0, EditKind.DELETE_PACK, each, None) for n, each in enumerate((ONE, TWO))]
    found = thrown(gone, lost, {}, 2.0, 9.0, former=former)
    assert {each.place for each in found} == {"售前"}
    later = applied(gone, bring_back(gone, found, (), former))
    assert (later.own, set(later.changes)) == ((MINE,), {ONE, TWO})


def test_an_earlier_version_brings_its_pack_too() -> None:
    gone = Layers((), (), ())
    assert applied(gone, restore(gone, ONE, {"mine": [MINE]})) == Layers((), (ONE,), (MINE,))


def test_a_new_pack_does_not_get_what_belongs_to_one_that_was_deleted() -> None:
    [row] = add_pack(Layers((), (), ()), "售后", "zh-CN", ["pack-1/own-1"]).rows
    assert isinstance(row, PackRow)
    assert row.pack == "pack-2"
