"""The rules as the program opens them."""

import subprocess
import sys
from pathlib import Path

import pytest

from snippets_app.app import rules as app_rules
from snippets_app.app.rules import OpenRules, open_rules, rules_folders
from snippets_app.core.guard.engine import find
from snippets_app.core.guard.proof import prove
from snippets_app.formats import rule_files
from snippets_app.formats.base import Problem
from snippets_app.formats.rule_files import RuleFolders
from snippets_app.formats.rules_toml import RuleReading
from snippets_app.paths import Paths, portable
from tests.formats.test_rules_toml import RULE, TOP
from tests.platforms import with_links


@pytest.fixture
def places(tmp_path: Path) -> Paths:
    return portable(tmp_path / "data")


def own(places: Paths, text: str) -> None:
    folder = rules_folders(places).own
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mine.toml").write_text(text, encoding="utf-8")


def found(opened: OpenRules, text: str) -> set[str]:
    return {finding.rule.id for finding in find(opened.compiled, text)}


def test_shipped_rules_have_no_faults_and_prove_themselves(places: Paths) -> None:
    opened = open_rules(places)
    assert opened.problems == ()
    assert {rule.language for rule in opened.rules} == {"", "zh", "ko", "en"}
    assert prove(opened.rules, opened.compiled) == ()


def test_nothing_is_read_or_built_again_while_the_files_are_the_same(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    own(places, TOP + RULE + RULE.replace('"a"', '"A"'))
    first = open_rules(places)
    assert len(first.problems) == 1

    def never(*_: object) -> RuleReading:
        raise AssertionError

    monkeypatch.setattr(app_rules, "read_rule_folders", never)
    monkeypatch.setattr(app_rules, "compile_rules", never)
    second = open_rules(places)
    assert (second.rules, second.problems) == (first.rules, first.problems)
    assert found(second, "我不太清楚") == found(first, "我不太清楚") >= {"a"}


def test_a_changed_file_is_read_anew(places: Paths) -> None:
    before = open_rules(places)
    assert "mine" not in found(before, "一二三四五")
    own(places, TOP + RULE.replace('"a"', '"mine"').replace("我不太清楚", "一二三四五"))
    assert "mine" in found(open_rules(places), "一二三四五")


def test_a_damaged_automaton_is_built_anew(places: Paths) -> None:
    own(places, TOP + RULE)
    first = open_rules(places)
    (cache,) = (file for file in places.data.iterdir() if file.name.startswith("rules."))
    content = bytearray(cache.read_bytes())
    content[-100] ^= 0xFF
    cache.write_bytes(content)
    assert "a" in found(open_rules(places), "我不太清楚") == found(first, "我不太清楚")


def test_a_file_that_another_program_held_is_read_the_next_time(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    own(places, TOP + RULE)
    with monkeypatch.context() as held:
        withheld = Problem("mine.toml", 1, "", "cannot be read: Permission denied")
        held.setattr(rule_files, "read_content", lambda _: withheld)
        assert withheld in open_rules(places).problems
    opened = open_rules(places)
    assert opened.problems == ()
    assert "a" in found(opened, "我不太清楚")


def test_an_automaton_of_another_version_of_its_library_is_built_anew(
    places: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    open_rules(places)
    library = tmp_path / "daachorse.so"
    library.write_bytes(b"newer")
    monkeypatch.setattr(sys.modules["daachorse.daachorse"], "__file__", str(library))
    monkeypatch.setattr(app_rules, "load_compiled", never)
    assert open_rules(places).problems == ()


@with_links
def test_folders_that_cannot_be_looked_at_are_told(
    places: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "a.toml").symlink_to(tmp_path / "nowhere")
    folders = RuleFolders(shipped, places.data / "rules")
    monkeypatch.setattr(app_rules, "rules_folders", lambda _: folders)
    opened = open_rules(places)
    assert [problem.file for problem in opened.problems] == ["a.toml"]
    assert opened.rules == ()


def test_a_start_with_kept_rules_loads_no_parser(places: Paths) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom snippets_app.app.rules import open_rules\n"
        "from snippets_app.paths import portable\n"
        "opened = open_rules(portable(Path(sys.argv[1])))\n"
        "print(len(opened.rules) > 0, [name for name in sys.argv[2:] if name in sys.modules])"
    )
    names = ("tomllib", "tomli_w", "re2", "stdnum", "PySide6", "msgspec", "hashlib", "_hashlib")
    open_rules(places)
    done = subprocess.run(
        [sys.executable, "-c", code, places.data, *names],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "True []\n"
