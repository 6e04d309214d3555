"""``doctor``: what it says of the program in front."""

from dataclasses import replace

import pytest

from snippets_app import settings
from snippets_app.cli import diagnosing
from snippets_app.desktop.dummy import FIELD, Simulation, simulate
from snippets_app.settings import Settings
from tests.cli.conftest import Saywell


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Simulation:
    made = simulate()
    made.windows.focused = replace(FIELD, program="Weixin", title="A secret")
    monkeypatch.setattr(diagnosing, "load", lambda: made.desktop)
    return made


def lines(saywell: Saywell, name: str) -> list[str]:
    return [line for line in saywell("doctor").lines if line[4:].startswith(name)]


def test_the_profile_of_the_program_in_front_is_told(saywell: Saywell, desk: Simulation) -> None:
    assert lines(saywell, "programs") == ["ok  programs: 33 profiles, 0 own rules"]
    assert lines(saywell, "program in front") == [
        "ok  program in front: profile wechat, as shipped"
    ]
    desk.windows.focused = replace(FIELD, program="Unheard of")
    assert lines(saywell, "program in front") == ["ok  program in front: no profile, as shipped"]
    desk.windows.focused = None
    assert lines(saywell, "program in front") == []


def test_a_rule_of_ones_own_is_told(saywell: Saywell, desk: Simulation) -> None:
    rows = ({"profile": "wechat", "send": "enter"},)
    settings.save(Settings(targets=rows), saywell.places.settings)
    (line,) = lines(saywell, "program in front")
    assert line == "ok  program in front: profile wechat, a rule of your own"


def test_a_rule_that_is_wrong_is_told(saywell: Saywell, desk: Simulation) -> None:
    settings.save(Settings(targets=({"paste": "Ctrl+"},)), saywell.places.settings)
    (line,) = lines(saywell, "program in front")
    assert line.startswith("NO  program in front: A target rule has “Ctrl+” in the field “paste”.")
