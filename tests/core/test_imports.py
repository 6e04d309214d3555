"""What an import would change, before it does."""

from dataclasses import replace

from snippets_app.core.imports import ImportReport, plan_import
from snippets_app.core.model import Layer, Library, Pack, PersonalChange, Snippet, Stage

HELLO = Snippet("phone/hello", "phone", "greeting", "Hello", "Good day.")
BYE = Snippet("phone/bye", "phone", "closing", "Bye", "Goodbye.")
STAGES = (Stage("greeting", "Greeting"), Stage("closing", "Closing"))
PHONE = Pack("phone", "Phone", "en", STAGES, (HELLO, BYE))
LIBRARY = Library((PHONE,))


def test_the_same_pack_changes_nothing() -> None:
    plan = plan_import(LIBRARY, PHONE)
    assert plan.report == ImportReport(same=("phone/hello", "phone/bye"))
    assert plan.changes == ()
    assert plan.pack is None


def test_only_what_differs_is_stored() -> None:
    third = replace(HELLO, id="phone/third", stage="extra")
    stages = (*STAGES, Stage("extra", "Extra"))
    pack = replace(PHONE, stages=stages, snippets=(replace(HELLO, body="Hi."), BYE, third))
    plan = plan_import(LIBRARY, pack)
    assert plan.report == ImportReport(("phone/third",), ("phone/hello",), ("phone/bye",))
    assert plan.changes == (
        PersonalChange("phone/third", "extra", "Hello", "Good day.", "", ""),
        PersonalChange("phone/hello", body="Hi."),
    )
    assert plan.pack is not None
    assert plan.pack.stages == (Stage("extra", "Extra"),)
    assert (plan.pack.id, plan.pack.snippets) == ("phone", ())


def test_an_unknown_pack_comes_with_its_stages() -> None:
    plan = plan_import(Library(()), PHONE)
    assert plan.pack == replace(PHONE, snippets=(), layer=Layer.PERSONAL)
    assert plan.report.new == ("phone/hello", "phone/bye")


def test_into_another_pack() -> None:
    plan = plan_import(LIBRARY, PHONE, into="mine")
    assert plan.report.new == ("mine/hello", "mine/bye")
    assert plan.pack is not None
    assert (plan.pack.id, plan.pack.name) == ("mine", "mine")
