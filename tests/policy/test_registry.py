"""A policy in the registry, by a registry in memory."""

from collections.abc import Mapping

import pytest

from snippets_app.policy.registry import KEY, MACHINE, USER, PolicyKey
from snippets_app.policy.sources import find_policy
from tests.policy.registries import FakeRegistry
from tests.policy.source_contract import SourceContract


class TestPolicyKey(SourceContract):
    @pytest.fixture(autouse=True)
    def place(self) -> None:
        self.registry = FakeRegistry()
        self.source = PolicyKey(self.registry, MACHINE)

    def write(self, values: Mapping[str, object]) -> None:
        self.registry.keys[MACHINE, KEY] = dict(values)

    def damage(self) -> None:
        self.registry.refused.add(MACHINE)

    def test_it_is_named_as_registry_editors_write_it(self) -> None:
        assert self.source.name == r"HKEY_LOCAL_MACHINE\Software\Policies\Saywell"

    def test_a_key_that_a_group_policy_left_behind_says_nothing(self) -> None:
        self.write({})
        assert self.source.tell() is None
        self.write({"packs": {}})
        assert self.source.tell() is None

    def test_the_case_of_names_does_not_matter(self) -> None:
        self.write({"Company": "Acme", "HotKeys": {"Stage:Hold": "Ctrl+F2"}})
        policy = find_policy([self.source])
        assert policy is not None
        assert [*policy.locks] == ["company", "hotkeys.stage:hold"]

    def test_the_values_of_a_subkey_are_a_list_by_their_numbers(self) -> None:
        self.write({"packs": {"10": "c", "9": "b", "1": "a"}})
        policy = find_policy([self.source])
        assert policy is not None
        assert policy.value("packs") == ("a", "b", "c")

    def test_what_is_neither_text_nor_number_is_told(self, logged: list[object]) -> None:
        self.write({"company": b"\x00\x01", "guard": None})
        policy = find_policy([self.source])
        assert policy is not None
        assert (len(policy.problems), [*policy.locks]) == (2, [])
        logged.clear()


def test_the_machine_is_stronger_than_the_user() -> None:
    registry = FakeRegistry()
    registry.keys[MACHINE, KEY] = {"company": "Machine"}
    registry.keys[USER, KEY] = {"company": "User", "agent": "Li"}
    policy = find_policy([PolicyKey(registry, MACHINE), PolicyKey(registry, USER)])
    assert policy is not None
    assert (policy.value("company"), policy.value("agent")) == ("Machine", "Li")
    registry.open.add(MACHINE)
    policy = find_policy([PolicyKey(registry, MACHINE), PolicyKey(registry, USER)])
    assert policy is not None
    assert policy.value("company") == "User", "what the user can change is weaker"
    assert policy.open_sources == (r"HKEY_LOCAL_MACHINE\Software\Policies\Saywell",)
