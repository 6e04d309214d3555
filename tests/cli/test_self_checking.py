"""``saywell --self-check`` as a whole."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.app import self_check
from snippets_app.app.self_check.check import Check, Failed
from tests.cli.conftest import Saywell


def test_it_tells_each_check_and_touches_no_data(
    qtbot: QtBot, saywell: Saywell, own_home: Path
) -> None:
    before = set(own_home.rglob("*"))
    said = saywell("--self-check")
    assert (said.code, said.err) == (0, "")
    assert len(said.lines) == len(self_check.all_checks())
    assert all(line.startswith("ok ") for line in said.lines)
    assert not saywell.folder.exists()
    assert set(own_home.rglob("*")) == before


def test_trouble_is_told_with_its_reason(saywell: Saywell, monkeypatch: pytest.MonkeyPatch) -> None:
    def look(_places: object) -> str:
        raise Failed("they are gone")

    monkeypatch.setattr(self_check, "all_checks", lambda: (Check("icons", look),))
    said = saywell("--self-check")
    assert (said.code, said.lines) == (1, ["NO  icons: they are gone"])
