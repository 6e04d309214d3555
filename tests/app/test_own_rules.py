"""The rules an agent writes in the program are kept in a file of their own."""

from dataclasses import replace
from errno import ENOSPC
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


@pytest.mark.parametrize(
    "rule",
    [
        replace(RULE, texts=("a!",)),
        replace(RULE, texts=("!!",)),
        replace(RULE, texts=("zor\x01blat",)),
        replace(RULE, instead=("x" * 1001,)),
        replace(RULE, matches=("zorblat",) * 101),
        replace(RULE, passes=("a half \ud83d",)),
    ],
)
def test_a_rule_that_could_not_be_read_again_does_not_close_the_file(
    tmp_path: Path, rule: Rule
) -> None:
    own = OwnRules(tmp_path)
    own.save(RULE)
    with pytest.raises(AppError, match="could not be saved"):
        own.save(replace(rule, id="own-2"))
    assert own.load() == (RULE,)


def test_quotes_and_backslashes_are_kept(tmp_path: Path) -> None:
    odd = replace(RULE, texts=("\"a'b\\n",), instead=("'''\"\"\" #",), matches=("\"a'b\\n",))
    OwnRules(tmp_path).save(odd)
    assert OwnRules(tmp_path).load() == (odd,)


def test_what_was_changed_in_the_file_meanwhile_stays(tmp_path: Path) -> None:
    own = OwnRules(tmp_path)
    own.save(RULE)
    file = tmp_path / "mine.toml"
    file.write_text(file.read_text().replace('language = ""', 'language = "ko"'))
    own.save(replace(RULE, id="own-2"))
    assert [(each.id, each.language) for each in own.load()] == [("own-1", "ko"), ("own-2", "ko")]


def test_a_full_disk_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = OwnRules(tmp_path)
    own.save(RULE)

    def full(_file: int) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(AppError, match="No space left on device"):
        own.delete(RULE.id)
    assert own.load() == (RULE,)
    assert [each.name for each in tmp_path.iterdir()] == ["mine.toml"]
