"""All rules in one list."""

from dataclasses import replace

from snippets_app.core.guard.model import Rule, Severity
from snippets_app.core.guard.rule_log import Switch
from snippets_app.core.guard.rule_rows import Origin, at_first, copies, listed, switched

RULE = Rule("own-1", "phrase", "", Severity.WARN, "Not that.", ("a",))
ZH = replace(RULE, id="zh-1", language="zh-CN", texts=("保证",))
EN = replace(RULE, id="en-1", language="en", reasons={"ko": "안 됩니다"})
HAND = replace(RULE, id="hand-1")


def test_own_rules_stand_first_and_each_id_once() -> None:
    mine = (RULE, replace(RULE, id="own-2"), replace(EN, reason="Mine."))
    found = listed(mine, (HAND, replace(HAND, id="own-1")), (ZH, EN), ("zh-1",), "en")
    assert [(each.rule.id, each.origin, each.on) for each in found] == [
        ("en-1", Origin.CHANGED, True),
        ("own-2", Origin.OWN, True),
        ("own-1", Origin.OWN, True),
        ("hand-1", Origin.BY_HAND, True),
        ("zh-1", Origin.SHIPPED, False),
    ]
    assert found[0].rule.reason == "Mine."


def test_shipped_rules_of_ones_language_come_before_the_others() -> None:
    assert [each.rule.id for each in listed((), (), (ZH, EN), (), "en")] == ["en-1", "zh-1"]
    assert [each.rule.id for each in listed((), (), (EN, ZH), (), "zh")] == ["zh-1", "en-1"]


def test_before_the_files_are_read_own_rules_are_known_by_their_ids() -> None:
    found = at_first((ZH, RULE), ("own-1",), "own-")
    assert [(each.rule.id, each.on) for each in found] == [("own-1", False), ("zh-1", True)]
    assert {each.origin for each in found} == {Origin.UNKNOWN}


def test_a_rule_is_found_by_its_texts_and_reasons() -> None:
    [item] = listed((), (), (EN,), ())
    assert item.says(["not", "en-1"])
    assert item.says(["안"])
    assert not item.says(["not", "zzz"])


def test_rules_are_switched_off_and_on() -> None:
    assert switched(("x", "a"), (Switch("a", on=False), Switch("b", on=False))) == ("x", "a", "b")
    assert switched(("x", "a", "b"), (Switch("a", on=True), Switch("b", on=True))) == ("x",)
    assert switched(("x",), (Switch("x", on=True), Switch("a", on=False))) == ("a",)


def test_a_copy_has_another_id() -> None:
    assert copies((ZH, EN), iter(["own-7", "own-8"])) == {
        "own-7": replace(ZH, id="own-7"),
        "own-8": replace(EN, id="own-8"),
    }
