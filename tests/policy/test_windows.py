"""The real registry, ProgramData, and who may write: only on Windows."""

import json
import os
import subprocess
import winreg
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from snippets_app.paths import program_folder
from snippets_app.policy.files import may_write
from snippets_app.policy.registry import KEY, MACHINE, USER, PolicyKey
from snippets_app.policy.sources import find_policy, standard_sources
from snippets_app.policy.windows import WindowsRegistry, machine_folder
from tests.policy.source_contract import SourceContract

ROOTS = {MACHINE: winreg.HKEY_LOCAL_MACHINE, USER: winreg.HKEY_CURRENT_USER}
KINDS = {str: winreg.REG_SZ, int: winreg.REG_DWORD, list: winreg.REG_MULTI_SZ}


@pytest.fixture(autouse=True)
def no_policy_left() -> Iterator[None]:
    yield
    for root in ROOTS.values():
        _remove(root, KEY)


def _remove(root: int | winreg.HKEYType, key: str) -> None:
    try:
        with winreg.OpenKey(root, key) as opened:
            below = [winreg.EnumKey(opened, n) for n in range(winreg.QueryInfoKey(opened)[0])]
    except FileNotFoundError:
        return
    for each in below:
        _remove(root, f"{key}\\{each}")
    winreg.DeleteKey(root, key)


def write(root: str, values: Mapping[str, object], key: str = KEY) -> None:
    with winreg.CreateKey(ROOTS[root], key) as opened:
        for name, value in values.items():
            if isinstance(value, Mapping):
                write(root, value, f"{key}\\{name}")
            else:
                winreg.SetValueEx(opened, name, 0, KINDS[type(value)], value)  # type: ignore[arg-type]


class RealKey(SourceContract):
    root = ""

    @pytest.fixture(autouse=True)
    def place(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.patch = monkeypatch
        self.source = PolicyKey(WindowsRegistry(), self.root)

    def write(self, values: Mapping[str, object]) -> None:
        write(self.root, values)

    def damage(self) -> None:
        """Everybody may read in Wine, so the refusal is put in its place."""

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Access is denied")

        self.patch.setattr(winreg, "OpenKey", refuse)


class TestMachine(RealKey):
    root = MACHINE


class TestUser(RealKey):
    root = USER


def test_all_that_group_policies_write_is_read() -> None:
    write(USER, {"packs": {"2": "b", "1": "a", "10": "c"}, "guard_excluded": ["x", "한국"]})
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, KEY) as opened:
        winreg.SetValueEx(opened, "packs_folder", 0, winreg.REG_EXPAND_SZ, r"%SystemRoot%\packs")
        winreg.SetValueEx(opened, "Theme", 0, winreg.REG_SZ, "dark")
    policy = find_policy([PolicyKey(WindowsRegistry(), USER)])
    assert policy is not None
    assert policy.problems == ()
    assert policy.value("packs") == ("a", "b", "c")
    assert policy.value("guard_excluded") == ("x", "한국")
    assert policy.value("packs_folder") == os.path.expandvars(r"%SystemRoot%\packs")
    assert policy.value("theme") == "dark"


def test_what_the_registry_editor_imports_is_read(tmp_path: Path) -> None:
    file = tmp_path / "saywell.reg"
    file.write_text(
        "Windows Registry Editor Version 5.00\n\n"
        f'[{MACHINE}\\{KEY}]\n"company"="长江服务"\n"guard_hold_enter"=dword:00000000\n\n'
        f'[{MACHINE}\\{KEY}\\guard_excluded_add]\n"1"="*bank*"\n',
        encoding="utf-16",
    )
    subprocess.run(["reg", "import", str(file)], check=True, timeout=60, capture_output=True)
    policy = find_policy([PolicyKey(WindowsRegistry(), MACHINE)])
    assert policy is not None
    values = {key: lock.value for key, lock in policy.locks.items()}
    assert values == {
        "company": "长江服务",
        "guard_hold_enter": False,
        "guard_excluded_add": ("*bank*",),
    }


def test_the_sources_stand_in_the_order_of_their_strength() -> None:
    assert [each.name for each in standard_sources()] == [
        r"HKEY_LOCAL_MACHINE\Software\Policies\Saywell",
        str(machine_folder() / "Saywell" / "policy.json"),
        str(program_folder() / "policy.json"),
        r"HKEY_CURRENT_USER\Software\Policies\Saywell",
    ]


def test_the_machines_folder_is_not_what_the_environment_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = machine_folder()
    assert before.is_absolute()
    assert before.is_dir()
    monkeypatch.setenv("ProgramData", str(tmp_path))
    assert machine_folder() == before


def test_an_empty_place_costs_no_policy() -> None:
    assert find_policy() is None


def test_a_file_or_folder_that_can_be_written_is_seen_and_not_changed(tmp_path: Path) -> None:
    file = tmp_path / "policy.json"
    file.write_text(json.dumps({"company": "Acme"}))
    before = file.stat()
    assert may_write(file)
    assert may_write(tmp_path / "gone.json"), "another one can be put there"
    assert not may_write(tmp_path / "nowhere" / "policy.json")
    after = file.stat()
    assert (after.st_mtime_ns, after.st_size) == (before.st_mtime_ns, before.st_size)
    assert [each.name for each in tmp_path.iterdir()] == ["policy.json"]


def test_a_key_that_can_be_written_is_seen() -> None:
    registry = WindowsRegistry()
    assert not registry.may_write(USER, KEY), "there is none"
    write(USER, {"company": "Acme"})
    assert registry.may_write(USER, KEY)
