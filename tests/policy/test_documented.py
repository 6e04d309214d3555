"""What docs/policy.md says is so: every key, both examples."""

import json
import re
from pathlib import Path

from snippets_app.policy.keys import KEYS
from snippets_app.policy.locks import Told, combine
from snippets_app.policy.registry import KEY, MACHINE, PolicyKey
from snippets_app.policy.sources import find_policy
from tests.policy.registries import FakeRegistry

PAGE = (Path(__file__).parents[2] / "docs" / "policy.md").read_text(encoding="utf-8")
EXAMPLE_KEYS = {"company", "guard", "guard_hold_enter", "guard_silenced", "guard_excluded_add"}


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_the_table_has_every_key_once_and_no_other() -> None:
    table = PAGE.partition("## Keys")[2].partition("Only one setting")[0]
    named = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    assert sorted(named) == sorted(key.name for key in KEYS)


def test_the_file_in_the_example_is_a_policy_without_faults() -> None:
    policy = combine([Told("the example", json.loads(block("json")))])
    assert policy.problems == ()
    assert set(policy.locks) > EXAMPLE_KEYS


def test_the_registry_file_in_the_example_is_a_policy_without_faults() -> None:
    registry = FakeRegistry()
    values: dict[str, object] = {}
    at = values
    for line in filter(None, block("reg").splitlines()[1:]):
        if line.startswith("["):
            below = line.strip("[]").removeprefix(f"{MACHINE}\\{KEY}").strip("\\")
            at = values.setdefault(below, {}) if below else values  # type: ignore[assignment]
        else:
            name, _, written = line.partition("=")
            number = written.startswith("dword:")
            value = int(written.removeprefix("dword:"), 16) if number else written.strip('"')
            at[name.strip('"')] = value
    registry.keys[MACHINE, KEY] = values
    policy = find_policy([PolicyKey(registry, MACHINE)])
    assert policy is not None
    assert policy.problems == ()
    assert EXAMPLE_KEYS | {"hotkeys.palette"} == set(policy.locks)
    assert policy.value("guard_silenced") == ()
