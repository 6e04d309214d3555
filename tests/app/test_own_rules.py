"""The rules an agent writes in the program are kept in a file of their own."""

from dataclasses import replace
from pathlib import Path

import pytest

from snippets_app.app.own_rules import OwnRules
from snippets_app.core.guard.model import Rule, Severity
from snippets_app.errors import AppError

RULE = Rule(
    "own-1", "phrase", "", Severity.WARN, "Not that.", ("zorblat",),
    matches=("a zorblat",), passes=("a word",),
)  # fmt: skip


def test_rules_are_added_changed_and_deleted(tmp_path: Path) -> None:
    own = OwnRules(tmp_path / "rules")
    assert own.load() == ()
    own.save(RULE)
    own.save(replace(RULE, id="own-2"))
    own.save(replace(RULE, reason="Never that."))
    assert [(each.id, each.reason) for each in own.load()] == [
        ("own-1", "Never that."),
        ("own-2", "Not that."),
    ]
    own.delete("own-1")
    assert [each.id for each in own.load()] == ["own-2"]
    assert [each.name for each in (tmp_path / "rules").iterdir()] == ["mine.toml"]


def test_a_file_with_faults_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("format = 1\nlanguage = [")
    with pytest.raises(AppError, match="cannot be read"):
        OwnRules(tmp_path).save(RULE)
    assert file.read_text() == "format = 1\nlanguage = ["


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "rules").write_text("in the way")
    with pytest.raises(AppError):
        OwnRules(tmp_path / "rules").save(RULE)
