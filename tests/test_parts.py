"""What is said to belong to the program, and to which system."""

import re
import sys
from pathlib import Path

import pytest

from snippets_app.parts import DATA_FOLDERS, PACKAGE, data_files, modules
from snippets_app.paths import resources

FILES = Path(__file__).parent.parent / PACKAGE


def in_the_tree() -> set[str]:
    names = {
        ".".join(file.relative_to(FILES.parent).with_suffix("").parts)
        for file in FILES.rglob("*.py")
    }
    return {name.removesuffix(".__init__") for name in names}


def test_every_module_belongs_to_a_system() -> None:
    assert set(modules("linux")) | set(modules("win32")) == in_the_tree()


@pytest.mark.parametrize(
    ("system", "there", "not_there"),
    [
        ("linux", "desktop.x11.keys", "desktop.windows.message_loop"),
        ("win32", "desktop.windows.message_loop", "desktop.x11.keys"),
        ("win32", "core.guard.rules.phrase", "demo.virtual_desktop"),
    ],
)
def test_a_system_has_its_own_parts_and_not_the_others(
    system: str, there: str, not_there: str
) -> None:
    found = modules(system)
    assert f"{PACKAGE}.{there}" in found
    assert f"{PACKAGE}.{not_there}" not in found


def test_asking_imports_nothing() -> None:
    assert all(name.split(".")[1:2] != ["nothing"] for name in modules())
    before = set(sys.modules)
    modules()
    assert set(sys.modules) == before


def test_the_data_is_what_the_program_reads() -> None:
    files = {file.as_posix() for file in data_files(resources())}
    assert {"snippets/phone-zh.toml", "snippets/rules/ko.toml", "assets/folds.bin"} <= files
    assert "assets/locale/ko/LC_MESSAGES/saywell.mo" in files
    assert not any(file.endswith((".po", ".pot")) for file in files)
    assert {file.split("/")[0] for file in files} == set(DATA_FOLDERS)


def test_every_folder_that_the_program_reads_is_taken_along() -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in FILES.rglob("*.py"))
    assert set(re.findall(r'resources\(\) / "(\w+)"', code)) == set(DATA_FOLDERS)
