"""What an import would change, before it does."""

from dataclasses import replace

import pytest

from snippets_app.core.edits.model import Layers, PackRow, SnippetRow
from snippets_app.core.imports import ImportPlan, ImportReport, plan_import
from snippets_app.core.layers import find
from snippets_app.core.model import Layer, Pack, PersonalChange, Snippet, Stage
from snippets_app.core.order import OWN
from snippets_app.errors import AppError

HELLO = Snippet("phone/hello", "phone", "greeting", "Hello", "Good day.")
BYE = Snippet("phone/bye", "phone", "closing", "Bye", "Goodbye.")
STAGES = (Stage("greeting", "Greeting"), Stage("closing", "Closing"))
PHONE = Pack("phone", "Phone", "en", STAGES, (HELLO, BYE))
LAYERS = Layers((PHONE,), (), ())
NOTHING = Layers((), (), ())


def rows(plan: ImportPlan) -> dict[str, PersonalChange | None]:
    return {row.snippet: row.after for row in plan.edit.rows if isinstance(row, SnippetRow)}


def packs(plan: ImportPlan) -> list[Pack | None]:
    return [row.after for row in plan.edit.rows if isinstance(row, PackRow)]


def test_the_same_pack_changes_nothing() -> None:
    plan = plan_import(LAYERS, PHONE)
    assert plan.report == ImportReport(same=("phone/hello", "phone/bye"))
    assert plan.edit.rows == ()


def test_only_what_differs_is_stored() -> None:
    third = replace(HELLO, id="phone/third", stage="extra")
    stages = (*STAGES, Stage("extra", "Extra"))
    pack = replace(PHONE, stages=stages, snippets=(replace(HELLO, body="Hi."), BYE, third))
    plan = plan_import(LAYERS, pack)
    assert plan.report == ImportReport(("phone/third",), ("phone/hello",), ("phone/bye",))
    new = PersonalChange("phone/third", "extra", "Hello", "Good day.", "", "", place=OWN + 1)
    changed = PersonalChange("phone/hello", body="Hi.")
    assert rows(plan) == {"phone/third": new, "phone/hello": changed}
    assert packs(plan) == [
        Pack("phone", "Phone", "en", (Stage("extra", "Extra"),), (), layer=Layer.PERSONAL)
    ]


def test_an_unknown_pack_comes_with_its_stages() -> None:
    plan = plan_import(NOTHING, PHONE)
    assert packs(plan) == [replace(PHONE, snippets=(), layer=Layer.PERSONAL)]
    assert plan.report.new == ("phone/hello", "phone/bye")


def test_into_another_pack() -> None:
    plan = plan_import(LAYERS, PHONE, into="mine")
    assert plan.report.new == ("mine/hello", "mine/bye")
    [pack] = packs(plan)
    assert pack
    assert (pack.id, pack.name) == ("mine", "mine")


def test_what_was_imported_shows_as_it_was_and_is_the_same_the_next_time() -> None:
    plan = plan_import(NOTHING, PHONE)
    stored = tuple(change for change in rows(plan).values() if change)
    layers = Layers((), stored, tuple(pack for pack in packs(plan) if pack))
    [pack] = layers.library.packs
    assert (pack.id, pack.name, pack.stages) == ("phone", "Phone", PHONE.stages)
    assert [(each.title, each.body) for each in pack.snippets] == [
        ("Hello", "Good day."),
        ("Bye", "Goodbye."),
    ]
    assert plan_import(layers, PHONE).report == ImportReport(same=("phone/hello", "phone/bye"))


def test_earlier_changes_of_other_fields_stay() -> None:
    mine = PersonalChange("phone/hello", "closing", "My hello", None, "mh", "Ctrl+1")
    layers = Layers((PHONE,), (mine,), ())
    shown = find(layers.library, "phone/hello")
    assert shown
    plan = plan_import(layers, replace(PHONE, snippets=(replace(shown, body="New."),)))
    assert plan.report.changed == ("phone/hello",)
    assert rows(plan) == {"phone/hello": replace(mine, body="New.")}


def test_a_hidden_snippet_shows_again() -> None:
    layers = Layers((PHONE,), (PersonalChange("phone/hello", hidden=True),), ())
    after = rows(plan_import(layers, PHONE))["phone/hello"]
    assert after
    assert not after.hidden


def test_new_stages_of_a_known_pack_join_those_that_were_added_before() -> None:
    before = Pack("phone", "Phone", "en", (Stage("first", "First"),), (), layer=Layer.PERSONAL)
    layers = Layers((PHONE,), (), (before,))
    wanted = replace(PHONE, stages=(*PHONE.stages, Stage("extra", "Extra")))
    [pack] = packs(plan_import(layers, wanted))
    assert pack
    assert [stage.id for stage in pack.stages] == ["first", "extra"]
    assert not packs(plan_import(Layers((PHONE,), (), (pack,)), wanted))


def test_a_snippet_that_is_not_allowed_refuses_the_pack() -> None:
    broken = replace(PHONE, snippets=(HELLO, replace(BYE, title="x" * 61)))
    with pytest.raises(AppError, match="61 characters"):
        plan_import(NOTHING, broken)
