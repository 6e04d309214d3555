"""Typed abbreviations in the running program: what is typed, what becomes of it, who is watched."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.app.library import OpenLibrary
from snippets_app.core.edits import snippets
from snippets_app.core.model import PersonalChange
from snippets_app.desktop.base import Coverage, Field, InputMethod
from snippets_app.settings import Settings
from tests.app.guarding_parts import wait_worked, write_rule
from tests.app.session_parts import CHOSEN, Running

ON = replace(CHOSEN, abbreviation_packs=("phone-en",), guard_keys=("old chat",))
ASKS, SAYS = "phone-en/asks", "phone-en/says"
Start = Callable[..., Running]


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    made: list[Running] = []

    def run(chosen: Settings = ON) -> Running:
        write_rule(tmp_path / "data" / "rules" / "own.toml", "zorblat")
        running = Running(qtbot, tmp_path / "data", chosen)
        made.append(running)
        for name, body, short in (
            ("says", "Hello there.", "hi"),
            ("asks", "Order {field:Order}.", "ord"),
            ("bad", "A zorblat.", "zo"),
        ):
            write(running, name, body, short)
        wait_worked(running)
        return running

    yield run
    for each in made:
        each.close()


def write(running: Running, name: str, body: str, short: str) -> None:
    change = PersonalChange(f"phone-en/{name}", "greeting", name, body, short, "")
    library: OpenLibrary = running.session.library
    done: list[object] = []
    running.storing.run(
        lambda: library.edit(lambda layers: snippets.write(layers, change)),
        done.append,
        done.append,
    )
    running.session.reload(lambda: None)
    running.wait_stored()


def type_out(running: Running, *texts: str, program: str = "Chat") -> None:
    """Key by key, as a program that is watched tells it."""
    running.desk.typing.enter(program)
    for text in texts:
        for end in range(1, len(text) + 1):
            running.desk.typing.type(text[:end])
    wait_worked(running)


def wait_text(running: Running, text: str) -> None:
    running.bot.waitUntil(lambda: running.desk.field_text == text)
    wait_worked(running)


def test_an_abbreviation_becomes_its_phrase(start: Start) -> None:
    running = start()
    type_out(running, "ok ;hi ")
    wait_text(running, "Hello there.")
    assert running.desk.typing.selected == (3, 7)
    running.wait_stored()
    assert SAYS in running.session.catalogue.usage


def test_backspace_brings_the_abbreviation_back(start: Start) -> None:
    running = start()
    type_out(running, "ok ;hi ")
    wait_text(running, "Hello there.")
    running.desk.typing.type("ok Hello there.")
    wait_worked(running)
    running.desk.typing.type("ok Hello there")
    wait_text(running, "Hello there.;hi")
    assert running.desk.typing.selected == (3, 14)


def test_any_other_key_makes_it_an_ordinary_backspace(start: Start) -> None:
    running = start()
    type_out(running, ";hi ")
    wait_text(running, "Hello there.")
    for text in ("Hello there.", "Hello there.!", "Hello there.", "Hello there"):
        running.desk.typing.type(text)
    wait_worked(running)
    assert running.desk.field_text == "Hello there."


def test_answers_are_asked_for_and_escape_leaves_it(start: Start) -> None:
    running = start()
    type_out(running, ";ord ")
    form = running.windows.form
    running.bot.waitUntil(form.isVisible)
    form.cancelled.emit()
    form.hide()
    wait_worked(running)
    assert running.desk.field_text == ""
    assert running.desk.keys.presses == []


def test_the_guard_asks_first(start: Start) -> None:
    running = start()
    type_out(running, ";zo ")
    running.bot.waitUntil(lambda: running.windows.objection.box() is not None)
    assert running.desk.field_text == ""
    running.windows.objection.close()


def test_what_stands_there_no_more_is_not_replaced(start: Start) -> None:
    running = start()
    running.desk.clipboard.copy("as before")
    running.desk.typing.select = lambda *_: False  # type: ignore[method-assign]
    type_out(running, ";hi ")
    running.bot.waitUntil(lambda: "abbreviation stays" in running.told())
    assert running.desk.field_text == ""
    assert running.desk.clipboard.text() == "as before"


@pytest.mark.parametrize(("method", "deleted"), [(InputMethod.NONE, 4), (InputMethod.HANGUL, 4)])
def test_by_keys_as_many_characters_go(start: Start, method: InputMethod, deleted: int) -> None:
    running = start()
    running.desk.typing.method = method
    press(running, ";", "h", "i", "Space")
    wait_text(running, "Hello there.")
    presses = [(str(chord), times) for chord, times in running.desk.keys.presses]
    assert ("Backspace", deleted) in presses
    running.desk.typing.key("Backspace")
    wait_text(running, "Hello there.;hi" if method is InputMethod.NONE else "Hello there.;ㅗㅑ")
    presses = [(str(chord), times) for chord, times in running.desk.keys.presses]
    assert ("Backspace", len("Hello there.") - 1) in presses


def test_by_keys_of_an_unknown_method_nothing_goes(start: Start) -> None:
    running = start()
    running.desk.typing.method = InputMethod.UNKNOWN
    press(running, ";", "h", "i", "Space")
    wait_worked(running)
    assert running.desk.keys.presses == []


def test_by_keys_another_key_meanwhile_keeps_everything(start: Start) -> None:
    running = start()
    wait, desk = running.desk.keys.wait_released, running.desk

    def released(timeout: float) -> bool:
        desk.typing.key("x")
        return wait(timeout)

    desk.keys.wait_released = released  # type: ignore[method-assign]
    press(running, ";", "h", "i", "Space")
    running.bot.waitUntil(lambda: "abbreviation stays" in running.told())
    assert desk.keys.presses == []


def press(running: Running, *keys: str) -> None:
    running.desk.typing.enter("Old Chat", keys_only=True)
    running.desk.typing.key(*keys)
    wait_worked(running)


@pytest.mark.parametrize("program", ["Mail", "saywell", "KeePassXC", ""])
def test_excluded_programs_and_our_own_are_left_alone(start: Start, program: str) -> None:
    running = start(replace(ON, guard_excluded=("mail*",)))
    type_out(running, ";hi ", program=program)
    assert running.desk.field_text == ""


def test_only_the_chosen_packs_count(start: Start) -> None:
    running = start(replace(ON, abbreviation_packs=("phone-zh",)))
    type_out(running, ";hi ")
    assert running.desk.field_text == ""


def test_paused_nothing_happens(start: Start) -> None:
    running = start()
    running.press("Ctrl+Shift+F8")
    wait_worked(running)
    type_out(running, ";hi ")
    assert running.desk.field_text == ""
    running.press("Ctrl+Shift+F8")
    wait_worked(running)
    type_out(running, ";hi ")
    wait_text(running, "Hello there.")


def test_with_the_guard_off_no_rule_is_read_and_the_tray_tells_what_is_seen(start: Start) -> None:
    running = start(replace(ON, guard=False))
    seen: list[Field | None] = []
    running.session.guarding.field_changed.connect(seen.append)
    type_out(running, ";hi ")
    wait_text(running, "Hello there.")
    assert running.session.guarding.rules.checks is None
    assert [field.coverage for field in seen if field][-1] is Coverage.TEXT


def test_another_prefix_and_a_changed_snippet_count_at_once(start: Start) -> None:
    running = start()
    running.session.use_settings(replace(ON, abbreviation_prefix="/"))
    wait_worked(running)
    write(running, "says", "Good day.", "gd")
    wait_worked(running)
    type_out(running, ";hi ")
    type_out(running, "/gd ")
    wait_text(running, "Good day.")


def test_switched_off_nothing_is_watched(start: Start) -> None:
    running = start(replace(ON, abbreviation_packs=(), guard=False))
    type_out(running, ";hi ")
    assert running.desk.field_text == ""
    assert not running.session.guarding.watching.is_on


def test_nothing_of_it_is_loaded_at_the_start() -> None:
    asked = (
        "import sys, snippets_app.app.session, snippets_app.app.front;"
        "print([each for each in sys.modules if 'abbreviations' in each or 'expan' in each])"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True)
    assert told.stdout.decode().strip() == "[]"
