"""What is typed in; what is shown, replaced, held and sent out."""

from pathlib import Path

import pytest

from snippets_app.core.guard.attention import Policy
from tests.scenarios.guard.chatting import Agent
from tests.scenarios.script import Scenario, read_scenarios

FILES = sorted(Path(__file__).parent.glob("*.txt"))
SCENARIOS = [
    pytest.param(scenario, id=f"{file.stem}: {scenario.title}")
    for file in FILES
    for scenario in read_scenarios(file)
]
SEEN = ("shown", "instead", "window", "sent")


def test_there_are_scenarios() -> None:
    assert len(SCENARIOS) > 20


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_scenario(scenario: Scenario) -> None:
    agent = Agent(policy(scenario), scenario.get("program", "Chat"))
    for act in scenario.get("does").split(" → "):
        agent.does(act)
    seen = {
        "shown": agent.shown,
        "instead": agent.instead,
        "window": agent.text,
        "sent": " | ".join(agent.sent),
    }
    wanted = {name: scenario.get(name) for name in SEEN}
    if "instead" not in scenario.lines:
        wanted["instead"] = seen["instead"]
    if "window" not in scenario.lines:
        wanted["window"] = seen["window"]
    assert seen == wanted


def policy(scenario: Scenario) -> Policy:
    return Policy(
        hold_enter=scenario.get("enter is held", "yes") == "yes",
        off=frozenset(filter(None, scenario.get("rules off").split())),
        silenced=frozenset(scenario.named("silenced").items()),
    )
