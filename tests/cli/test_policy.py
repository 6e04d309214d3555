"""What commands do under a centre's policy, and what ``doctor`` says of it."""

import json
import logging
from pathlib import Path

import pytest

from snippets_app import settings
from snippets_app.cli import diagnosing
from snippets_app.desktop.dummy import simulate
from snippets_app.policy import files, sources
from snippets_app.policy.sources import PolicyFile
from snippets_app.settings import Settings
from tests.cli.conftest import Saywell


class Centre:
    """Two files of a centre, the stronger first."""

    def __init__(self, folder: Path) -> None:
        self.files = (folder / "machine.json", folder / "beside.json")

    def write(self, values: object, number: int = 0) -> None:
        text = values if isinstance(values, str) else json.dumps(values, ensure_ascii=False)
        self.files[number].write_text(text, encoding="utf-8")


@pytest.fixture
def centre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Centre:
    """Files that the agent cannot change, on a desktop where everything works."""
    made = Centre(tmp_path)
    found = [PolicyFile(file) for file in made.files]
    monkeypatch.setattr(sources, "standard_sources", lambda: found)
    monkeypatch.setattr(files, "may_write", lambda _file: False)
    monkeypatch.setattr(diagnosing, "load", lambda: simulate().desktop)
    return made


def policy_lines(saywell: Saywell) -> list[str]:
    return [line for line in saywell("doctor").lines if line[4:].startswith("policy")]


def test_without_a_policy_the_doctor_says_so(saywell: Saywell, centre: Centre) -> None:
    assert policy_lines(saywell) == ["ok  policy: none"]
    centre.write({})
    assert policy_lines(saywell) == ["ok  policy: it locks nothing"]


def test_each_lock_is_told_with_its_source(saywell: Saywell, centre: Centre) -> None:
    centre.write({"company": "长江服务", "guard_excluded_add": ["*bank*"]})
    centre.write({"company": "Acme", "hotkeys": {"palette": "Ctrl+F2"}}, 1)
    machine, beside = centre.files
    assert policy_lines(saywell) == [
        f'ok  policy company: "长江服务" (from {machine})',
        f'ok  policy guard_excluded_add: ["*bank*"] (from {machine})',
        f'ok  policy hotkeys.palette: "Ctrl+F2" (from {beside})',
    ]
    said = saywell("doctor", "--json")
    assert said.code == 0
    assert {
        "name": "policy company",
        "works": True,
        "note": f'"长江服务" (from {machine})',
    } in said.json
    assert "hotkey Ctrl+F2 (palette)" in [check["name"] for check in said.json]


def test_what_is_known_but_not_used_says_so_and_shows_no_value(
    saywell: Saywell, centre: Centre
) -> None:
    centre.write({"team": "nats://agent:secret@team.example"})
    said = [f"ok  policy team: known, not used by this version (from {centre.files[0]})"]
    assert policy_lines(saywell) == said


def test_what_is_broken_is_a_finding_and_the_rest_holds(
    saywell: Saywell, centre: Centre, logged: list[logging.LogRecord]
) -> None:
    centre.write("{")
    centre.write({"compny": "Acme", "theme": "pink", "guard": True, "packs": ["phone-fr"]}, 1)
    machine, beside = centre.files
    lines = policy_lines(saywell)
    assert lines[0].startswith(f"NO  policy: The policy {machine} is not a JSON object.")
    assert lines[1].startswith(f"NO  policy: The policy {beside} has a key “compny”")
    assert lines[2].endswith("for “theme” that cannot be used. Expected: auto, light or dark.")
    assert lines[3].startswith("NO  policy: “packs” names “phone-fr”")
    assert lines[4] == f"ok  policy guard: true (from {beside})"
    assert saywell("doctor").code == 1
    assert not any("Acme" in each.getMessage() or "pink" in each.getMessage() for each in logged)
    logged.clear()


def test_a_row_for_an_unknown_profile_is_a_finding_and_stops_no_insertion(
    saywell: Saywell, centre: Centre
) -> None:
    rows = [{"profile": "wechat", "send": "ctrl-enter"}, {"profile": "wechatt", "send": "none"}]
    centre.write({"targets": rows, "targets_add": [{"program": "x"}]})
    broken, first, second = policy_lines(saywell)
    assert "changes a profile “wechatt” in “targets”, which does not exist" in broken
    assert json.dumps(rows[:1]) in first
    assert json.dumps([{"program": "x"}]) in second
    [programs] = [line for line in saywell("doctor").lines if line[4:].startswith("programs:")]
    assert programs.startswith("ok")


def test_a_file_that_the_agent_can_change_is_a_finding(
    saywell: Saywell, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre.write({"company": "Mine"})
    centre.write({"company": "Theirs"}, 1)
    monkeypatch.setattr(files, "may_write", lambda file: file == centre.files[0])
    first, second = policy_lines(saywell)
    assert first.startswith(f"NO  policy: This user can change {centre.files[0]}")
    assert second == f'ok  policy company: "Theirs" (from {centre.files[1]})'


def test_a_phrase_says_the_centres_company(saywell: Saywell, centre: Centre) -> None:
    saywell.folder.mkdir()
    settings.save(Settings(company="Mine", agent="Lin"), saywell.places.settings)
    asked = ("render", "phone-en/greeting-company")
    assert "Mine" in saywell(*asked).out
    centre.write({"company": "Centre"})
    said = saywell(*asked)
    assert ("Centre" in said.out, "Mine" in said.out) == (True, False)
    assert settings.load(saywell.places.settings).company == "Mine"


def test_commands_see_the_centres_packs_alone(saywell: Saywell, centre: Centre) -> None:
    centre.write({"packs": ["phone-ko"]})
    packs = {row["pack"] for row in saywell("search", "a", "--limit", "500", "--json").json}
    assert packs <= {"phone-ko"}
    assert "phone-ko" in saywell("export", "x.toml", "--pack", "phone-zh").err
