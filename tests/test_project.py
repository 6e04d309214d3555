"""The shape of the project: its top level, its packages, its limits."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "snippets_app"
LONGEST_FILE = 300
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "misc", "common"}
IMPORT_NAMES = {"PySide6-Essentials": "PySide6", "pyperclip": "pyperclip", "keyboard": "keyboard"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

CODE_FOLDERS = ("snippets_app", "tests", "benchmarks", "scripts")
CODE = sorted(file for folder in CODE_FOLDERS for file in (ROOT / folder).rglob("*.py"))


def requirement_name(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def names_in_lock(group: str) -> set[str]:
    text = (ROOT / "requirements" / f"{group}.txt").read_text(encoding="utf-8")
    return {requirement_name(line) for line in text.splitlines() if re.match(r"\w", line)}


def names_in_group(group: str) -> set[str]:
    found: set[str] = set()
    for entry in PROJECT["dependency-groups"][group]:
        if isinstance(entry, str):
            found.add(requirement_name(entry))
        else:
            found |= names_in_group(entry["include-group"])
    return found


def imported(file: Path) -> set[str]:
    """The top names that a file imports, at its top or within functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name.partition(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize(
    "name",
    ["pyproject.toml", "build.spec", "snippets_app/", "snippets/", "assets/", "tests/"],
)
def test_the_top_level_is_as_agreed(name: str) -> None:
    path = ROOT / name
    assert path.is_dir() if name.endswith("/") else path.is_file()


@pytest.mark.parametrize(("package", "module"), IMPORT_NAMES.items())
def test_a_named_package_is_a_dependency_with_a_job(package: str, module: str) -> None:
    assert package.lower() in {
        requirement_name(each) for each in PROJECT["project"]["dependencies"]
    }
    assert any(module in imported(file) for file in PACKAGE.rglob("*.py")), f"{module} has no job"


def test_pytest_qt_carries_the_window_tests() -> None:
    assert "pytest-qt" in names_in_group("dev")


@pytest.mark.parametrize("group", ["run", "dev"])
def test_the_lock_holds_every_dependency_with_hashes(group: str) -> None:
    wanted = {requirement_name(each) for each in PROJECT["project"]["dependencies"]}
    wanted |= names_in_group("build" if group == "run" else "dev")
    assert wanted <= names_in_lock(group)
    text = (ROOT / "requirements" / f"{group}.txt").read_text(encoding="utf-8")
    pinned = [each for each in re.split(r"\n(?=\w)", text) if re.match(r"\w", each)]
    assert [each for each in pinned if "--hash=sha256:" not in each] == []
    assert re.findall(r"://|--(?:extra-)?index|--find-links", text) == []


def test_the_development_lock_extends_the_one_for_running() -> None:
    def versions(group: str) -> set[str]:
        text = (ROOT / "requirements" / f"{group}.txt").read_text(encoding="utf-8")
        return set(re.findall(r"^([\w.-]+==\S+)", text, re.MULTILINE))

    assert versions("run") <= versions("dev")


def test_the_supported_pythons_are_said_twice_alike() -> None:
    assert PROJECT["project"]["requires-python"] == ">=3.11,<3.14"
    prefix = "Programming Language :: Python :: 3."
    said = [each for each in PROJECT["project"]["classifiers"] if each.startswith(prefix)]
    assert said == [prefix + minor for minor in ("11", "12", "13")]


@pytest.mark.parametrize("file", CODE, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_file_is_short_and_named_for_what_it_does(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_FILE, f"{lines} lines: split it by what it does"
    assert not VAGUE_NAMES & set(file.stem.split("_")), "name it for what it does"
