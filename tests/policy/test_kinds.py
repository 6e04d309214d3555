"""What may stand in a policy, key by key, and what is refused."""

from dataclasses import fields

import pytest

from snippets_app.errors import AppError
from snippets_app.policy.keys import ADDING, KEYS, NOT_LOCKED_MESSAGES, key_named
from snippets_app.policy.locks import Told, combine
from snippets_app.settings import DEFAULT_HOTKEYS, Settings

GOOD = [
    ("company", " 长江服务 ", "长江服务"),
    ("agent", "Kim", "Kim"),
    ("language", "auto", ""),
    ("language", "zh_CN", "zh_CN"),
    ("theme", "dark", "dark"),
    ("two_step_chords", True, True),
    ("guard", 1, True),
    ("guard_hold_enter", 0, False),
    ("guard_excluded", [], ()),
    ("guard_excluded", "", ()),
    ("guard_excluded", 0, ()),
    ("guard_excluded", ["keepassxc", "*bank*"], ("keepassxc", "*bank*")),
    ("guard_keys", {"10": "third", "2": "second", "1": "first"}, ("first", "second", "third")),
    ("guard_off", ["curt"], ("curt",)),
    ("guard_off_add", ["curt"], ("curt",)),
    ("guard_silenced", [{"rule": "a", "program": "B"}], ({"rule": "a", "program": "B"},)),
    ("guard_silenced", ["rule=a; program = B"], ({"rule": "a", "program": "B"},)),
    ("targets", ["program=wechat*;newline=space"], ({"program": "wechat*", "newline": "space"},)),
    ("may_pause", False, False),
    ("packs", ["phone-zh"], ("phone-zh",)),
    ("packs_folder", "/srv/packs", "/srv/packs"),
    ("packs_folder", "C:\\Packs", "C:\\Packs"),
    ("packs_folder", "\\\\server\\share", "\\\\server\\share"),
    ("team", "nats://team.example:4222", "nats://team.example:4222"),
    ("hotkeys.palette", "ctrl + f2", "Ctrl+F2"),
    ("hotkeys.stage:hold", "Ctrl+k, 3", "Ctrl+K, 3"),
    ("hotkeys.undo", "", ""),
]
BAD: list[tuple[str, object]] = [
    ("company", ""),
    ("company", "two\nlines"),
    ("agent", 5),
    ("language", "fr"),
    ("theme", None),
    ("guard", "yes"),
    ("guard", 2),
    ("guard", 1.0),
    ("guard_sound", []),
    ("guard_excluded", "keepassxc"),
    ("guard_excluded", 7),
    ("guard_excluded", False),
    ("packs_folder", "packs"),
    ("team", {"server": "x"}),
    ("hotkeys", "Ctrl+F2"),
    ("hotkeys", ["Ctrl+F2"]),
    ("hotkeys.palette", "Ctrl+C"),
    ("hotkeys.palette", "a"),
    ("hotkeys.palette", None),
]
BAD_ROWS: list[tuple[str, object]] = [
    ("guard_excluded", 7),
    ("guard_excluded", " "),
    ("guard_silenced", {"rule": "a"}),
    ("guard_silenced", {"rule": "a", "program": ""}),
    ("guard_silenced", "a"),
    ("targets", {"program": "x", "newline": "sideways"}),
    ("targets", {"colour": "red"}),
    ("targets", {}),
    ("targets", [1]),
]


@pytest.mark.parametrize(("name", "value", "holds"), GOOD)
def test_what_fits_holds(name: str, value: object, holds: object) -> None:
    policy = combine([Told("here", {name: value})])
    assert (policy.value(name), policy.problems) == (holds, ())
    assert policy.locks[name].source == "here"


@pytest.mark.parametrize(("name", "value"), BAD)
def test_what_does_not_fit_is_told_without_its_value(name: str, value: object) -> None:
    policy = combine(
        [Told("here", {name: value, "guard": True} if name != "guard" else {name: value})]
    )
    assert name not in policy.locks
    [problem] = policy.problems
    assert f"The policy here has a value for “{name}” that cannot be used" in str(problem)
    assert ("guard" in policy.locks) is (name != "guard"), "all else holds"


@pytest.mark.parametrize(("name", "row"), BAD_ROWS)
def test_the_good_rows_of_a_list_hold(name: str, row: object) -> None:
    good = {
        "guard_excluded": "keepassxc",
        "guard_silenced": {"rule": "a", "program": "B"},
        "targets": {"program": "x"},
    }[name]
    policy = combine([Told("here", {name: [row, good]})])
    assert policy.value(name) == (good,)
    assert len(policy.problems) == 1


@pytest.mark.parametrize("name", ["compny", "", "hotkeys.nothing", "hotkeys.stage:", "guard_add"])
def test_a_key_that_does_not_exist_is_told_by_its_name(name: str) -> None:
    [problem] = combine([Told("here", {name: "x"})]).problems
    assert str(problem).startswith(f"The policy here has a key “{name}”, which does not exist.")


def test_a_setting_that_cannot_be_locked_says_why() -> None:
    [problem] = combine([Told("here", {"pack": "phone-zh"})]).problems
    assert "sets “pack”, which cannot be locked. The agent chooses it in the palette" in str(
        problem
    )


def test_every_setting_can_be_locked_or_says_why_not() -> None:
    lockable = {each.name for each in KEYS if each.is_setting}
    known = {each.name for each in fields(Settings)}
    assert {name.removesuffix(ADDING) for name in lockable} | set(NOT_LOCKED_MESSAGES) == known
    assert all(key_named(f"hotkeys.{action}") for action in DEFAULT_HOTKEYS)


def test_every_list_of_the_settings_can_be_added_to() -> None:
    lists = {
        each.name for each in fields(Settings) if isinstance(getattr(Settings(), each.name), tuple)
    }
    adding = {each.name for each in KEYS if each.name.endswith(ADDING)}
    assert adding == {name + ADDING for name in lists}


def test_problems_hold_no_values_in_what_is_logged() -> None:
    told = Told(
        "here", {"company": "a\nsecret", "targets": ["secret"], "hotkeys": {"palette": "secret"}}
    )
    assert len(combine([told]).problems) == 3
    for problem in combine([told]).problems:
        assert isinstance(problem, AppError)
        assert "secret" not in problem.title_template + problem.hint_template
