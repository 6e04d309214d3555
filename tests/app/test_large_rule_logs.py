"""A log of rules that grew large, or is no log at all, costs nothing but itself."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from snippets_app.app.own_rules import OwnRules
from snippets_app.core.edits.model import EditKind
from snippets_app.core.guard.rule_forgetting import HUGE, LOG_BYTES
from snippets_app.core.guard.rule_log import Wanted
from tests.app.test_own_rules import RULE

MANY = 60
PLENTY = 18


def changed(own: OwnRules, number: int) -> None:
    long = tuple(f"{number} {at} ".ljust(1000, "x") for at in range(5))
    rules = [replace(RULE, id=f"own-{at}", instead=long) for at in range(MANY)]
    own.edit(Wanted(EditKind.DUPLICATE, {each.id: each for each in rules}))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log of a session in which many rules were changed again and again."""
    top = tmp_path_factory.mktemp("large")
    own = OwnRules(top / "rules", top / "log.json", lambda: 5.0, since=5.0)
    for number in range(PLENTY):
        changed(own, number)
    return top


def test_the_next_session_forgets_what_is_too_much(large: Path, tmp_path: Path) -> None:
    shutil.copytree(large, tmp_path, copy_function=shutil.copyfile, dirs_exist_ok=True)
    own = OwnRules(tmp_path / "rules", tmp_path / "log.json", lambda: 6.0, since=6.0)
    changed(own, PLENTY)
    assert (tmp_path / "log.json").stat().st_size < LOG_BYTES + 100
    assert own.undo()
    assert own.undo()


def test_what_was_done_in_this_session_is_taken_back(large: Path) -> None:
    own = OwnRules(large / "rules", large / "log.json", lambda: 5.0, since=5.0)
    assert (large / "log.json").stat().st_size > LOG_BYTES * 1.2
    assert len([True for _ in range(PLENTY) if own.undo()]) == PLENTY
    assert own.load() == ()


def test_a_huge_log_is_not_read(tmp_path: Path) -> None:
    own = OwnRules(tmp_path / "rules", tmp_path / "log.json")
    own.edit(Wanted(EditKind.WRITE, {RULE.id: RULE}))
    os.truncate(tmp_path / "log.json", HUGE + 1)
    assert own.log() == ()
    own.settle(None)
    assert own.load() == (RULE,)
    own.edit(Wanted(EditKind.DELETE, {RULE.id: None}))
    assert own.undo()
    assert own.load() == (RULE,)


@pytest.mark.parametrize(
    "content",
    [
        b'{"format": 1, "edits": ' + b"[" * 100_000,
        b'{"more": ' + b"[" * 100_000 + b"]" * 100_000 + b', "format": 1, "edits": []}',
        b'{"format": 1, "edits": [{"number": 1e400}]}',
        b'{"format": 1, "edits": null}',
        bytes(1000),
    ],
)
def test_whatever_stands_there_rules_are_changed(tmp_path: Path, content: bytes) -> None:
    own = OwnRules(tmp_path / "rules", tmp_path / "log.json")
    (tmp_path / "log.json").write_bytes(content)
    own.settle(None)
    own.edit(Wanted(EditKind.WRITE, {RULE.id: RULE}))
    assert own.undo()
    assert own.load() == ()
