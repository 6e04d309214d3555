"""Forbidden words typed into notepad, whose text Saywell reads."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from snippets_app.demo.waiting import wait_until
from snippets_app.errors import AppError
from tests.end_to_end.own_rule import write_rule
from tests.windows_end_to_end.program import Saywell
from tests.windows_end_to_end.screen import Control, Screen


@pytest.fixture
def agent(tmp_path: Path) -> Iterator[Saywell]:
    """Running, with a rule of the agent's own."""
    made = Saywell(tmp_path / "data")
    made.configure()
    write_rule(made.folder)
    made.start()
    yield made
    made.close()
    assert not made.troubles()


@pytest.fixture
def editor(agent: Saywell, screen: Screen) -> Control:
    assert agent.process
    return screen.notepad()


def wait_warned(agent: Saywell, screen: Screen) -> None:
    wait_until(lambda: screen.windows_of(agent.process), "The warning")


def wait_not_warned(agent: Saywell, screen: Screen) -> None:
    wait_until(lambda: not screen.windows_of(agent.process), "The end of the warning")


def test_a_warning_comes_with_the_words_and_goes_with_them(
    agent: Saywell, screen: Screen, editor: Control
) -> None:
    screen.person.type("what a blunder, ")
    wait_warned(agent, screen)
    assert screen.seen.foreground() == editor.window, "the warning took the focus"
    for _ in range(4):
        screen.person.press("Backspace")
    editor.receives("what a blund")
    wait_not_warned(agent, screen)


def test_a_better_wording_takes_the_place_of_what_was_typed(
    agent: Saywell, screen: Screen, editor: Control
) -> None:
    screen.other.copy_text("as before")
    screen.person.type("sorry for the blunder, sir")
    wait_warned(agent, screen)
    wait_until(lambda: takes_the_better_wording(screen, editor), "The better wording")
    editor.receives("sorry for the slip, sir")
    screen.wait_given_back()
    assert screen.other.read_text() == "as before"
    wait_not_warned(agent, screen)


def takes_the_better_wording(screen: Screen, editor: Control) -> bool:
    """Pressed again like by a person: a warning holds its keys a moment after it is seen."""
    screen.person.press("Ctrl+'")
    try:
        return bool(wait_until(lambda: "slip" in editor.held(), "Another wording", 3))
    except AppError:
        return False


def test_enter_is_held_and_the_next_key_is_not(
    agent: Saywell, screen: Screen, editor: Control
) -> None:
    screen.person.type("a blunder")
    wait_warned(agent, screen)
    screen.person.press("Enter")
    screen.person.type("x")
    editor.receives("a blunderx")


def test_the_second_enter_goes_through(agent: Saywell, screen: Screen, editor: Control) -> None:
    screen.person.type("a blunder")
    wait_warned(agent, screen)
    presses: list[bool] = []
    wait_until(lambda: presses_enter(screen, editor, presses), "The second Enter")
    assert 2 <= len(presses) <= 3, "one may come sooner than the release of the first is seen"
    editor.receives("a blunder\n")


def presses_enter(screen: Screen, editor: Control, presses: list[bool]) -> bool:
    screen.person.press("Enter")
    try:
        wait_until(lambda: editor.held().endswith("\n"), "A line break", 0.3)
    except AppError:
        presses.append(False)
    else:
        presses.append(True)
    return presses[-1]
