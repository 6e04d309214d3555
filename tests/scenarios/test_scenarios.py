"""Snippet, answers and trouble in; text in the window, clipboard and notice out. No Qt at all."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from snippets_app.core.filling import Context
from snippets_app.core.insertion import Rendered, plan, plan_undo
from snippets_app.core.model import Snippet
from snippets_app.core.targets import rule_for, rules_of
from snippets_app.core.template import Missing, parse, render
from snippets_app.desktop.base import Target
from snippets_app.desktop.dummy import ELSEWHERE, FIELD, Faults, Simulation
from snippets_app.errors import AppError
from snippets_app.ui.inserter import Inserter, LastInsertion, may_undo
from snippets_app.ui.outcome import Inserted
from tests.scenarios.chat_window import Draft, open_chat
from tests.scenarios.script import Scenario, read_scenarios
from tests.shipped_programs import shipped_profiles

FILES = sorted(Path(__file__).parent.glob("*.txt"))
SCENARIOS = [
    pytest.param(scenario, id=f"{file.stem}: {scenario.title}")
    for file in FILES
    for scenario in read_scenarios(file)
]
NOW = datetime(2026, 11, 21, 14, 30)  # noqa: DTZ001 - an agent's clock shows local time
FAULTS: dict[str, Faults] = {
    "": Faults(),
    "a key stays held": Faults(keys_held=True),
    "the window cannot be raised": Faults(activation_fails=True),
    "the program runs as administrator": Faults(target_above_us=True),
    "another window comes to the front": Faults(focus_moves=True),
    "the window does not read": Faults(read_after=None),
    "the window reads after 2 seconds": Faults(read_after=2),
    "the clipboard is too large to save": Faults(clipboard_incomplete=True),
    "somebody copies after the paste": Faults(copied_meanwhile="theirs"),
    "somebody copies before the paste": Faults(copied_meanwhile="theirs", read_after=None),
}


@dataclass(slots=True)
class Ending:
    """What the agent sees in the end."""

    draft: Draft
    desk: Simulation
    asks: str = ""
    notice: str = ""


def test_there_are_scenarios() -> None:
    assert len(SCENARIOS) > 20


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_scenario(scenario: Scenario) -> None:
    ending = act(scenario)
    seen = {
        "asks": ending.asks,
        "window": str(ending.draft).replace("⏎", "\n"),
        "clipboard": ending.desk.clipboard.text(),
        "notice": ending.notice,
    }
    assert seen == {name: scenario.get(name) for name in seen}
    assert ending.draft.sent == []


def act(scenario: Scenario) -> Ending:
    faults = replace(FAULTS[scenario.get("fault")])
    desk, draft = open_chat(faults)
    ending = Ending(draft, desk)
    if "clipboard before" in scenario.lines:
        desk.clipboard.copy(scenario.get("clipboard before"))
    target = replace(FIELD, program=scenario.get("program", "Chat"))
    desk.windows.focused = target
    try:
        rendered = render(parse(scenario.get("snippet")), context(scenario, desk))
        if isinstance(rendered, Missing):
            ending.asks = ", ".join(question.label for question in rendered.questions)
        else:
            insert(rendered, target, scenario, ending)
    except AppError as error:
        ending.notice = str(error)
    return ending


def context(scenario: Scenario, desk: Simulation) -> Context:
    others = {
        f"pack/{name}": Snippet(f"pack/{name}", "pack", "stage", name, body)
        for name, body in scenario.named("snippet").items()
    }
    return Context(
        language=scenario.get("language", "zh-CN"),
        now=NOW,
        company="晨光",
        agent="小林",
        clipboard=desk.clipboard.text,
        snippet=others.get,
        values=scenario.named("answer"),
        within="pack/this",
    )


def insert(rendered: Rendered, target: Target, scenario: Scenario, ending: Ending) -> None:
    row = scenario.named("rule")
    rules = rules_of((row,) if row else (), shipped_profiles())
    rule = rule_for(target.program, target.title, rules)
    inserter = Inserter(ending.desk.desktop, lambda _seconds: None)
    outcome = inserter.play(plan(rendered, rule), target)
    ending.notice = outcome.notice
    if "then" in scenario.lines:
        assert isinstance(outcome, Inserted)
        last = LastInsertion(target, plan_undo(rendered, rule), NOW)
        AFTERWARDS[scenario.get("then")](inserter, last, ending)


def undo_after(
    seconds: float, where: Target | None = None
) -> Callable[[Inserter, LastInsertion, Ending], None]:
    def undo(inserter: Inserter, last: LastInsertion, ending: Ending) -> None:
        target = where or last.target
        if may_undo(last, target, NOW + timedelta(seconds=seconds)):
            ending.notice = inserter.play(last.undo, target).notice
        else:
            ending.notice = "nothing to take back"

    return undo


AFTERWARDS = {
    "undo": undo_after(3),
    "undo after 11 seconds": undo_after(11),
    "undo in another window": undo_after(3, ELSEWHERE),
}
