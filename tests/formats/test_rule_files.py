"""Folders of rule files, and rules kept from the last reading."""

import os
from pathlib import Path

import pytest

from snippets_app.formats import rule_cache
from snippets_app.formats.base import Problem
from snippets_app.formats.rule_cache import Kept
from snippets_app.formats.rule_files import RuleFolders, read_rule_folders, stamp_of
from tests.formats.test_rules_toml import RULE, TOP
from tests.platforms import WINDOWS


@pytest.fixture
def folders(tmp_path: Path) -> RuleFolders:
    (tmp_path / "shipped").mkdir()
    write(tmp_path / "shipped" / "zh.toml", TOP + RULE)
    return RuleFolders(tmp_path / "shipped", tmp_path / "own")


def write(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def told(folders: RuleFolders) -> list[str]:
    return [str(problem) for problem in read_rule_folders(folders).problems]


def test_an_own_folder_need_not_be_there(folders: RuleFolders) -> None:
    reading = read_rule_folders(folders)
    assert [rule.id for rule in reading.rules] == ["a"]
    assert reading.problems == ()


def test_an_own_rule_takes_the_place_of_a_shipped_one(folders: RuleFolders) -> None:
    own = RULE.replace("why", "mine") + RULE.replace('"a"', '"b"')
    write(folders.own / "mine.toml", TOP + own)
    reading = read_rule_folders(folders)
    assert [(rule.id, rule.reason) for rule in reading.rules] == [("a", "mine"), ("b", "why")]
    assert reading.problems == ()


def test_two_files_of_a_folder_never_share_an_id(folders: RuleFolders) -> None:
    write(folders.shipped / "zz.toml", TOP + RULE.replace("why", "later"))
    assert told(folders) == ["zz.toml:1: id: another file has the rule “a” already; ids are unique"]
    assert [rule.reason for rule in read_rule_folders(folders).rules] == ["why"]


def test_rules_come_in_the_order_of_file_names(folders: RuleFolders) -> None:
    for name in ("z", "y", "a"):
        write(folders.shipped / f"{name}.toml", TOP + RULE.replace('"a"', f'"rule-{name}"'))
    rules = read_rule_folders(folders).rules
    assert [rule.id for rule in rules] == ["rule-a", "rule-y", "rule-z", "a"]


def test_a_bad_file_or_folder_stops_nothing_else(folders: RuleFolders) -> None:
    (folders.shipped / "b.toml").mkdir()
    write(folders.shipped / "c.toml", "a =")
    write(folders.shipped / "notes.txt", "a =")
    assert [line.partition(":")[0] for line in told(folders)] == ["b.toml", "c.toml"]
    assert [rule.id for rule in read_rule_folders(folders).rules] == ["a"]


def test_a_folder_that_cannot_be_listed_is_told(folders: RuleFolders) -> None:
    class Closed(type(folders.own)):  # type: ignore[misc]
        def iterdir(self) -> None:
            raise PermissionError(13, "Permission denied")

    closed = Closed(folders.shipped)
    assert told(RuleFolders(closed, folders.own)) == [
        "shipped:1: cannot be read: Permission denied"
    ]


def test_the_stamp_tells_what_changed_and_where(folders: RuleFolders) -> None:
    first = stamp_of(folders)
    assert stamp_of(folders) == first
    os.utime(folders.shipped / "zh.toml", ns=(1, 1))
    second = stamp_of(folders)
    assert second != first
    folders.own.mkdir()
    (folders.shipped / "zh.toml").rename(folders.own / "zh.toml")
    assert stamp_of(folders) != second


# The cache


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    cache = tmp_path / "data" / "rules.cache"
    kept = Kept((Problem("f", 1, "", "bad\n"),), b"\x00\n\xff")
    rule_cache.save(cache, ["1"], kept)
    assert rule_cache.load(cache, ["1"]) == kept
    assert rule_cache.load(cache, ["2"]) is None
    assert [file.name for file in cache.parent.iterdir()] == ["rules.cache"]
    assert WINDOWS or cache.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b"[]",
        b"7\n",
        b"\xff\n",
        b'{"stamp": []}',
        b'{"stamp": [], "problems": [[]]}',
    ],
)
def test_a_damaged_cache_is_passed_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "rules.cache").write_bytes(content)
    assert rule_cache.load(tmp_path / "rules.cache", []) is None


def test_a_cache_that_cannot_be_written_costs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    rule_cache.save(tmp_path / "file" / "rules.cache", [], Kept((), b""))
    assert rule_cache.load(tmp_path / "file" / "rules.cache", []) is None
