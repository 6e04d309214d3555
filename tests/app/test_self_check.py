"""What ``--self-check`` looks at, and that it sees what is missing."""

import shutil
import tempfile
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.app import library, programs, rules
from snippets_app.app.self_check import (
    Result,
    all_checks,
    data,
    imports,
    interface,
    reading,
    results,
)
from snippets_app.app.self_check.check import Check, Failed
from snippets_app.paths import Paths, portable, resources


def looked_at(name: str, places: Paths) -> str:
    return next(check for check in all_checks() if check.name == name).look(places)


@pytest.fixture
def places(tmp_path: Path) -> Paths:
    return portable(tmp_path / "data")


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped data that a test may damage."""
    copied = tmp_path / "resources"
    for folder in ("snippets", "assets"):
        shutil.copytree(resources() / folder, copied / folder)
    for module in (data, interface, library, programs, rules):
        monkeypatch.setattr(module, "resources", lambda: copied)
    return copied


def test_all_is_well_here_and_nothing_is_left_behind(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    found = list(results(all_checks()))
    assert [each for each in found if not each.works] == []
    assert len(found) == len({each.name for each in found})
    assert all(each.note for each in found)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "trouble",
    [Failed("no fonts"), ImportError("no fonts"), OSError("no fonts")],
    ids=lambda trouble: type(trouble).__name__,
)
def test_trouble_of_one_check_does_not_stop_the_others(trouble: Exception) -> None:
    def look(_places: Paths) -> str:
        raise trouble

    checks = (Check("bad", look), Check("good", lambda _places: "there"))
    assert list(results(checks)) == [
        Result("bad", works=False, note="no fonts"),
        Result("good", works=True, note="there"),
    ]


CODE = """
import json
def later():
    from os import path
    class Within:
        import nowhere.at_all
"""


def test_what_is_imported_later_is_seen_too() -> None:
    assert list(imports._imported_by(compile(CODE, "code", "exec"))) == [
        "json", "os", "os:path", "nowhere.at_all",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["nowhere", "json:nothing", "json.nothing"])
def test_what_cannot_be_imported_is_told(name: str) -> None:
    with pytest.raises(ImportError):
        imports._import(name)


@pytest.mark.parametrize("name", ["json", "json:loads", "json:decoder", "os:path"])
def test_a_module_or_a_part_of_it_can_be_imported(name: str) -> None:
    imports._import(name)


EMPTY_DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'


@pytest.mark.parametrize(
    ("check", "damaged"),
    [
        ("packs", "snippets/phone-ko.toml"),
        ("rules", "snippets/rules/zh-manner.toml"),
        ("words", "assets/words.bin"),
        ("programs", "assets/programs.toml"),
        ("icons", "assets/icons/saywell.svg"),
        ("themes", "assets/themes.json"),
        ("languages", "assets/locale/ko/LC_MESSAGES/saywell.mo"),
    ],
)
def test_a_damaged_file_is_seen(
    qtbot: QtBot, shipped: Path, places: Paths, check: str, damaged: str
) -> None:
    (shipped / damaged).write_bytes(EMPTY_DRAWING)
    result = next(results([each for each in all_checks() if each.name == check]))
    assert not result.works
    assert result.note


def test_a_kind_of_rules_without_an_example_is_told(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "_OWN_RULE", 'format = 1\nlanguage = "en"\nrules = []')
    with pytest.raises(Failed, match="pattern"):
        looked_at("rules", places)


def test_reading_that_gives_something_else_is_seen(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading.Reading, "draft", lambda _self: None)
    with pytest.raises(Failed, match=r"table\.csv was read as \[\]"):
        looked_at("reading", places)
