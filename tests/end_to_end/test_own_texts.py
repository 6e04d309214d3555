"""What Saywell itself inserts is checked first, in real windows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.own_rule import write_rule
from tests.end_to_end.program import Saywell
from tests.end_to_end.targets import QtWindow

PACK = """
format = 1
id = "harsh"
name = "Harsh"
language = "en"

[[stages]]
id = "only"
title = "Only"

[[snippets]]
id = "blunder"
stage = "only"
title = "Blunder"
body = "Sorry for the blunder."
hotkey = "Ctrl+Shift+F3"
"""


@pytest.fixture
def agent(prepared: Saywell, tmp_path: Path) -> Saywell:
    """Running, with a rule and a snippet that the rule objects to."""
    write_rule(prepared.folder)
    pack = tmp_path / "harsh.toml"
    pack.write_text(PACK)
    imported = prepared.command("import", str(pack))
    assert imported.stderr == ""
    prepared.configure(pack="harsh")
    prepared.start()
    return prepared


@pytest.fixture
def window(agent: Saywell) -> Iterator[QtWindow]:
    opened = QtWindow(agent.desktop)
    yield opened
    opened.close()


def test_a_snippet_with_a_forbidden_word_is_asked_about(agent: Saywell, window: QtWindow) -> None:
    person = agent.desktop.person
    person.press("Ctrl+Shift+F3")
    agent.wait_focus()
    person.press("Enter")
    agent.desktop.wait_focus(window.window)
    assert window.held() == "", "Enter goes back"
    person.press("Ctrl+Shift+F3")
    agent.wait_focus()
    person.press("Tab")
    person.press("Space")
    window.receives("Sorry for the blunder.")


def test_a_composed_text_is_inserted_where_the_agent_was(agent: Saywell, window: QtWindow) -> None:
    person = agent.desktop.person
    person.press("Ctrl+Shift+F6")
    agent.wait_focus()
    person.type("composed")
    person.press("Enter")
    window.receives("composed")
    agent.desktop.wait_focus(window.window)
    person.press("Ctrl+Shift+F6")
    agent.wait_focus()
    person.press("Esc")
    agent.desktop.wait_focus(window.window)
    window.receives("")
