"""Rules that change while they are read, and a folder that goes away."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.app.live_rules import LiveRules
from snippets_app.app.rules import rules_folders
from snippets_app.paths import Paths, portable
from snippets_app.ui.tasks import Worker
from tests.app.guarding_parts import write_rule


class AtOnce:
    """Works when it is asked to; ``meanwhile`` happens between the work and its result."""

    def __init__(self) -> None:
        self.meanwhile: list[Callable[[], None]] = []

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], _failed: object) -> None:
        result = work()
        while self.meanwhile:
            self.meanwhile.pop()()
        done(result)


@pytest.fixture
def places(tmp_path: Path) -> Paths:
    return portable(tmp_path / "data")


@pytest.fixture
def working() -> AtOnce:
    return AtOnce()


@pytest.fixture
def live(qtbot: QtBot, places: Paths, working: AtOnce) -> Iterator[LiveRules]:
    rules = LiveRules(places, lambda: cast("Worker", working))
    yield rules
    rules.deleteLater()


def finds(live: LiveRules, text: str) -> bool:
    return live.checks is not None and bool(live.checks.find(text))


def test_a_file_written_while_the_rules_are_first_read_is_in_force(
    live: LiveRules, places: Paths, working: AtOnce
) -> None:
    file = rules_folders(places).own / "own.toml"
    working.meanwhile.append(lambda: write_rule(file, "zorblat"))
    live.load(lambda: None)
    assert finds(live, "a zorblat here.")


def test_a_folder_taken_away_and_put_back_is_live(
    qtbot: QtBot, live: LiveRules, places: Paths
) -> None:
    own = rules_folders(places).own
    write_rule(own / "own.toml", "zorblat")
    live.load(lambda: None)
    assert finds(live, "a zorblat here.")
    with qtbot.waitSignal(live.changed):
        shutil.rmtree(own)
    assert not finds(live, "a zorblat here.")
    write_rule(own / "own.toml", "blarf")
    qtbot.waitUntil(lambda: finds(live, "a blarf here."))
