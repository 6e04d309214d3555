"""Processes that are killed while they change rules: nothing is lost, and no change is half."""

import itertools
import random
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from snippets_app.app.own_rules import OwnRules
from tests.app.rule_writer import (
    KINDS,
    copy,
    delete,
    is_in_one_file,
    own_rules,
    state,
    translate,
    write,
)
from tests.forks import forks_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")
KILLS = 50
KINDS_KILLED = ("copy", "delete", "translate", "undo", "redo", "undo-translate", "redo-translate")


def states_around(own: OwnRules) -> Iterator[str]:
    """What is stored, and that without the last change, or with the one taken back last."""
    yield state(own)
    if own.undo():
        yield state(own)
        own.redo()
    if own.redo():
        yield state(own)
        own.undo()


def test_nothing_acknowledged_is_lost_and_nothing_is_half(tmp_path: Path) -> None:
    own = own_rules(tmp_path)
    with forks_of("tests.app.rule_writer") as forks:
        for seed in range(KILLS):
            *_, last = forks.lines_until_killed(tmp_path, seed)
            own.settle(None)
            assert last in set(states_around(own)), f"after the kill of process {seed}"
            assert is_in_one_file(own, tmp_path)
            assert not list(tmp_path.rglob("*.damaged"))
            assert not list(tmp_path.rglob("*.new"))


@pytest.mark.parametrize("kind", KINDS_KILLED)
def test_killed_at_any_step_a_change_is_done_or_not(tmp_path: Path, kind: str) -> None:
    story = told(tmp_path / "story", kind)
    before = state(own_rules(story))
    after = state(made(story, tmp_path / "whole", kind))
    assert before != after
    with forks_of("tests.app.rule_writer") as forks:
        for step in itertools.count(1):
            top = tmp_path / str(step)
            shutil.copytree(story, top)
            forks.start(top, 7, step, kind.partition("-")[0])
            code = forks.exit_code()
            own = own_rules(top)
            is_whole = state(own) in (before, after) and is_in_one_file(own, top)
            assert is_whole or unfinished(top), f"killed at step {step}"
            own.settle(None)
            assert state(own) in (before, after), f"killed at step {step}"
            assert is_in_one_file(own, top), f"killed at step {step}"
            assert {before, after} <= set(states_around(own)) or state(own) == before
            assert not list(top.rglob("*.new"))
            assert not unfinished(top)
            if code == 0:
                assert step > 10, "the steps are not seen"
                return
            assert code == -signal.SIGKILL


def unfinished(top: Path) -> bool:
    """Whether the next start knows that something is to be completed."""
    return (top / "log.unfinished").exists()


def told(top: Path, kind: str) -> Path:
    """Rules of three languages, and something to be done to them."""
    own, dice = own_rules(top), random.Random(3)
    last = {"undo": [delete, copy], "redo": [delete, copy]}
    for act in (copy, write, *last.get(kind, [translate] if "-" in kind else [])):
        act(own, dice)
    if kind.startswith("redo"):
        own.undo()
    return top


def made(story: Path, top: Path, kind: str) -> OwnRules:
    """The same where nothing is killed."""
    shutil.copytree(story, top)
    own = own_rules(top)
    next(each for each in KINDS if each.__name__ == kind.partition("-")[0])(own, random.Random("7"))
    return own
