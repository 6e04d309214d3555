"""Why there are no two-step chords."""

from pathlib import Path

import pytest

from snippets_app.desktop import two_step_chords
from snippets_app.desktop.two_step import unavailable
from snippets_app.desktop.two_step_chords import TwoStepChords
from snippets_app.errors import AppError
from tests.platforms import on_linux


@on_linux
def test_without_devices_the_reason_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "no input devices" in unavailable(tmp_path)
    monkeypatch.setattr(two_step_chords, "unavailable", lambda: unavailable(tmp_path))
    with pytest.raises(AppError, match="no input devices"):
        TwoStepChords()


@on_linux
def test_only_the_administrator_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "event0").touch()
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert "administrator" in unavailable(tmp_path)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert unavailable(tmp_path) == ""
