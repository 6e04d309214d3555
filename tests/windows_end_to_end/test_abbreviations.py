"""Abbreviations typed into programs of Windows: read by messages, and known by their keys alone."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from snippets_app.demo.waiting import wait_until
from tests.end_to_end.own_rule import write_rule
from tests.end_to_end.typed_pack import HELLO, LINES, PACK
from tests.windows_end_to_end.program import Saywell
from tests.windows_end_to_end.screen import Screen, Target

BETWEEN_KEYS, THINKS = 0.05, 0.4
Start = Callable[..., Saywell]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    agent = Saywell(tmp_path / "data")

    def begin(**changes: object) -> Saywell:
        agent.configure(abbreviation_packs=["typed"], **changes)
        write_rule(agent.folder)
        pack = tmp_path / "typed.toml"
        pack.write_text(PACK, encoding="utf-8")
        assert agent.command("import", str(pack)).stderr == ""
        agent.start()
        return agent

    yield begin
    agent.close()
    assert not agent.troubles()


def slowly(screen: Screen, keys: str) -> None:
    for key in keys:
        screen.person.type(key)
        Event().wait(BETWEEN_KEYS)


def becomes(target: Target, text: str) -> None:
    target.expected = text
    target.wait()


def test_in_notepad_it_becomes_its_phrase_and_backspace_takes_it_back(
    start: Start, screen: Screen
) -> None:
    start()
    editor = screen.notepad()
    screen.other.copy_text("as before")
    slowly(screen, "ok ;hi ")
    becomes(editor, f"ok {HELLO}")
    screen.wait_given_back()
    assert screen.other.read_text() == "as before"
    Event().wait(THINKS)
    screen.person.press("Backspace")
    becomes(editor, "ok ;hi")
    slowly(screen, " ")
    Event().wait(THINKS)
    becomes(editor, "ok ;hi ")


def test_several_lines_come_as_one_text(start: Start, screen: Screen) -> None:
    start(guard=False)
    editor = screen.notepad()
    slowly(screen, "so ;mom ")
    becomes(editor, f"so {LINES}")
    Event().wait(THINKS)
    screen.person.press("Backspace")
    becomes(editor, "so ;mom")


def test_by_keys_alone(start: Start, screen: Screen) -> None:
    """Qt answers no messages here, and Wine 8 has no UI Automation."""
    start(guard_keys=["python*"])
    window = screen.qt_window()
    slowly(screen, "ok ;hi ")
    becomes(window, f"ok {HELLO}")
    screen.wait_given_back()
    Event().wait(THINKS)
    screen.person.press("Backspace")
    becomes(window, "ok ;hi")


def test_an_excluded_program_is_left_alone(start: Start, screen: Screen) -> None:
    agent = start(guard_excluded=["notepad"])
    editor = screen.notepad()
    slowly(screen, "ok ;hi x")
    becomes(editor, "ok ;hi x")
    wait_until(lambda: not screen.windows_of(agent.process), "No window of ours")
