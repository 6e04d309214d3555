"""Whole insertions that Windows or the target stops: nothing goes astray, and the text is kept."""

from dataclasses import replace

import pytest

from snippets_app.core.insertion import Rendered, plan
from snippets_app.core.steps import Step, WaitRead
from snippets_app.core.target_rule import TargetRule
from snippets_app.desktop.base import Target
from snippets_app.desktop.windows.windows import WindowsWindows
from snippets_app.ui.inserter import Inserter
from snippets_app.ui.outcome import Copied, Inserted, Reason
from tests.desktop.windows.test_windows import ADMINISTRATOR, Trusted
from tests.desktop.windows.world import EDIT_FIELD, WindowsWorld

pytestmark = pytest.mark.desktop

PHRASE = "您好！\nHow may I help?"


def steps() -> tuple[Step, ...]:
    """With less patience than for a real target."""
    return tuple(_hasty(step) for step in plan(Rendered(PHRASE), TargetRule()))


def _hasty(step: Step) -> Step:
    return replace(step, timeout=0.3) if isinstance(step, WaitRead) else step


def field_of(world: WindowsWorld) -> tuple[int, Target]:
    """A program with two fields, the first of them focused: its number, and it as a target."""
    control = world.focus_new(*EDIT_FIELD)
    target = world.desktop.windows.current()
    assert target
    return control, target


def test_a_phrase_arrives_and_the_clipboard_is_as_before(world: WindowsWorld) -> None:
    world.copy("as before")
    control, target = field_of(world)
    assert Inserter(world.desktop).play(steps(), target) == Inserted()
    world.wait_text(PHRASE, control)
    assert world.copied() == "as before"


def test_it_goes_into_the_field_it_was_meant_for(world: WindowsWorld) -> None:
    control, target = field_of(world)
    second = world.next_field()
    world.focus_elsewhere()
    assert Inserter(world.desktop).play(steps(), target) == Inserted()
    world.wait_text(PHRASE, control)
    assert world.seen.text_of(second) == ""


def test_an_administrators_program_gets_no_keys(world: WindowsWorld) -> None:
    world.copy("as before")
    control, target = field_of(world)
    windows = WindowsWindows(Trusted({target.client: ADMINISTRATOR}))
    outcome = Inserter(replace(world.desktop, windows=windows)).play(steps(), target)
    assert outcome == Copied(Reason.ADMINISTRATOR)
    assert world.copied() == PHRASE
    world.person.type("x")
    world.wait_text("x", control)


def test_a_program_that_hangs_ends_in_a_notice(world: WindowsWorld) -> None:
    _, target = field_of(world)
    world.hang(seconds=600)
    outcome = Inserter(world.desktop).play(steps(), target)
    assert outcome == Copied(Reason.NOT_READ)
    assert world.copied() == PHRASE


def test_one_that_hangs_in_the_background_ends_in_a_notice(world: WindowsWorld) -> None:
    _, target = field_of(world)
    world.focus_elsewhere()
    world.hang(seconds=600, program=0)
    outcome = Inserter(world.desktop).play(steps(), target)
    assert isinstance(outcome, Copied)
    assert world.copied() == PHRASE
