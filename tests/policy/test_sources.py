"""Where a policy is looked for, in which order, at which cost, and what is logged of it."""

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from snippets_app.paths import program_folder
from snippets_app.policy.sources import PolicyFile, find_policy, standard_sources

LOADED = """
import __future__, sys
from snippets_app import logs, settings
before = set(sys.modules)
from snippets_app.policy.sources import PolicyFile, find_policy
from pathlib import Path
assert find_policy([PolicyFile(Path("/nowhere/policy.json"))]) is None
print(*sorted(set(sys.modules) - before))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="where Linux has it")
def test_the_machines_file_is_stronger_than_the_one_beside_the_program() -> None:
    names = [each.name for each in standard_sources()]
    assert names == ["/etc/saywell/policy.json", str(program_folder() / "policy.json")]


def test_beside_a_built_program_means_beside_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "_internal"), raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "Saywell.exe"))
    assert program_folder() == tmp_path


def test_without_a_policy_nothing_else_is_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["snippets_app.policy", "snippets_app.policy.sources"]


def test_the_log_says_what_is_wrong_without_names_and_values(
    tmp_path: Path, logged: list[logging.LogRecord]
) -> None:
    file = tmp_path / "policy.json"
    file.write_text(json.dumps({"company": 5, "secret-key": "secret value"}))
    assert find_policy([PolicyFile(file)]) is not None
    said = [record.getMessage() for record in logged]
    assert said == ["The policy has faults; saywell doctor names them."]
    logged.clear()
