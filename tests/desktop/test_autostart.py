import sys
from pathlib import Path

import pytest

from snippets_app.desktop.autostart import autostart_for, command_for
from snippets_app.paths import portable, standard
from tests.platforms import WINDOWS


def test_a_program_of_its_own_is_started_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/saywell/saywell")
    assert command_for(standard()) == ("/opt/saywell/saywell",)


def test_a_folder_of_its_own_is_named(tmp_path: Path) -> None:
    command = command_for(portable(tmp_path))
    assert command[1:] == ("-m", "snippets_app", "--data-dir", str(tmp_path))
    assert Path(command[0]).name.startswith("pythonw" if WINDOWS else "python")


def test_this_system_has_a_way(tmp_path: Path) -> None:
    assert not autostart_for(portable(tmp_path)).is_on()
