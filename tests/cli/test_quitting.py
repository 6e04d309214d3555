from typing import Any

import pytest

from snippets_app.cli import quitting
from snippets_app.desktop.instance import Instance
from tests.cli.conftest import Saywell


def test_quitting_what_does_not_run_is_no_trouble(saywell: Saywell) -> None:
    said = saywell("quit")
    assert (said.code, said.out, said.err) == (0, "", "Saywell is not running.\n")


def test_a_program_that_goes_on_is_told(
    saywell: Saywell, running: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(quitting, "_PATIENCE", 0.1)
    running.serve(lambda request: asked.append(request["command"]) or {})  # type: ignore[func-returns-value]
    said = saywell("quit")
    assert (said.code, said.out) == (2, "")
    assert said.err == "saywell: The running Saywell has not ended. Quit it in the tray.\n"
    assert asked == ["quit"]
