"""The committed templates are what the script makes, are whole in every language, and what an
editor of group policies writes by them is a policy."""

import re
import tomllib
from collections.abc import Mapping
from xml.etree.ElementTree import Element, fromstring

import pytest

from scripts.make_policy_templates import FOLDER, LANGUAGES, ROOT, templates
from snippets_app.policy.keys import KEYS
from snippets_app.policy.registry import KEY, MACHINE, PolicyKey
from snippets_app.policy.sources import find_policy
from tests.policy.registries import FakeRegistry

SPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"
MADE = templates()
DEFINITIONS = fromstring(MADE["saywell.admx"])
TYPED = {
    "abbreviation_prefix": "/",
    "company": "Acme",
    "agent": "Kim",
    "packs_folder": "C:\\Packs",
    "team": "team.example",
    "hotkeys": {"palette": "Ctrl+F2"},
    "targets": {"1": "program=wechat*; newline=space"},
    "guard_silenced": {"1": "rule=a; program=B"},
}
"""What an administrator types; “a” where nothing else is needed."""


def resources(locale: str) -> Element:
    return fromstring(MADE[f"{locale}/saywell.adml"])


def policies() -> list[Element]:
    return [*DEFINITIONS.iter(f"{SPACE}policy")]


def test_the_committed_templates_are_what_the_script_makes() -> None:
    found = {
        file.relative_to(FOLDER).as_posix(): file.read_bytes()
        for file in FOLDER.rglob("*")
        if file.suffix in (".admx", ".adml")
    }
    assert found == MADE, "call `python -m scripts.make_policy_templates`"


def test_each_key_has_one_policy() -> None:
    assert [policy.get("name") for policy in policies()] == [key.name for key in KEYS]


@pytest.mark.parametrize("locale", LANGUAGES)
def test_every_reference_has_its_text_and_none_is_left_over(locale: str) -> None:
    used = set(re.findall(r"\$\((string|presentation)\.(\w+)\)", MADE["saywell.admx"].decode()))
    strings = {("string", each.get("id")) for each in resources(locale).iter(f"{SPACE}string")}
    shown = {
        ("presentation", each.get("id")) for each in resources(locale).iter(f"{SPACE}presentation")
    }
    assert strings | shown == used
    assert all((each.text or "").strip() for each in resources(locale).iter(f"{SPACE}string"))


@pytest.mark.parametrize("locale", LANGUAGES)
def test_each_field_is_shown_by_the_element_of_its_kind(locale: str) -> None:
    kinds = {"text": "textBox", "list": "listBox", "enum": "dropdownList"}
    wanted = {
        element.get("id"): kinds[element.tag.removeprefix(SPACE)]
        for elements in DEFINITIONS.iter(f"{SPACE}elements")
        for element in elements
    }
    shown = {
        element.get("refId"): element.tag.removeprefix(SPACE)
        for presentation in resources(locale).iter(f"{SPACE}presentation")
        for element in presentation
    }
    assert shown == wanted


def test_the_texts_are_there_in_every_language_and_differ() -> None:
    file = ROOT / "scripts" / "policy_texts.toml"
    texts = tomllib.loads(file.read_text(encoding="utf-8"))
    for name, said in texts.items():
        assert set(said) == set(LANGUAGES.values()), name
        assert len({len(each) for each in said.values()}) == 1, name
        if not name.startswith("language_"):
            assert len({each[0] for each in said.values()}) == len(LANGUAGES), name


def written(policy: Element, *, enabled: bool) -> Mapping[str, object]:
    """What a group policy puts into the registry."""
    assert policy.get("key") == KEY
    name = str(policy.get("name"))
    plain = policy.get("valueName")
    if plain is not None:
        value = policy.find(f"{SPACE}{'enabled' if enabled else 'disabled'}Value/{SPACE}decimal")
        assert value is not None
        return {plain: int(str(value.get("value")))}
    if not enabled:
        items = policy.iterfind(f"{SPACE}disabledList/{SPACE}item")
        return {str(each.get("valueName")): 0 for each in items}
    [element] = policy.iterfind(f"{SPACE}elements/*")
    if element.tag == f"{SPACE}list":
        assert element.get("key") == f"{KEY}\\{name}"
        return {name: TYPED.get(name.removesuffix("_add"), {"1": "a"})}
    choices = [each.text for each in element.iter(f"{SPACE}string")]
    return {str(element.get("valueName")): choices[-1] if choices else TYPED[name]}


@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.parametrize("policy", policies(), ids=lambda each: each.get("name"))
def test_what_an_editor_writes_is_read(policy: Element, *, enabled: bool) -> None:
    registry = FakeRegistry()
    values = written(policy, enabled=enabled)
    registry.keys[MACHINE, KEY] = dict(values)
    found = find_policy([PolicyKey(registry, MACHINE)])
    assert (found is not None) is bool(values)
    assert found is None or (found.problems == () and found.locks)
