from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.policy.locks import CentrePolicy
from snippets_app.settings import Settings
from tests.app.guarding_parts import wait_worked, write_rule
from tests.app.library_parts import Library
from tests.app.session_parts import CHOSEN, Running

StartGuarded = Callable[..., Running]


@pytest.fixture
def start_guarded(qtbot: QtBot, tmp_path: Path) -> Iterator[StartGuarded]:
    made: list[Running] = []

    def run(chosen: Settings = CHOSEN, policy: CentrePolicy | None = None) -> Running:
        write_rule(tmp_path / "data" / "rules" / "own.toml", "zorblat")
        made.append(Running(qtbot, tmp_path / "data", chosen, policy=policy))
        wait_worked(made[-1])
        return made[-1]

    yield run
    for each in made:
        each.close()


@pytest.fixture
def guarded(start_guarded: StartGuarded) -> Running:
    return start_guarded()


@pytest.fixture
def library(qtbot: QtBot, tmp_path: Path) -> Iterator[Library]:
    """The library window, open."""
    made = Running(qtbot, tmp_path / "data")
    yield Library(made)
    made.close()
