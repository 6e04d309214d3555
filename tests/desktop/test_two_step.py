from pathlib import Path

import pytest

from snippets_app.core.chord import parse_chord
from snippets_app.desktop import two_step
from snippets_app.desktop.two_step import TwoStepChords, unavailable, written
from snippets_app.errors import AppError


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Ctrl+;", "3", "ctrl+;, 3"),
        ("Ctrl+Shift+PageUp", "Win+,", "ctrl+shift+page up, windows+comma"),
        ("Ctrl++", "A", "ctrl+plus, a"),
    ],
)
def test_chords_are_written_as_the_library_reads_them(
    first: str, second: str, expected: str
) -> None:
    assert written(parse_chord(first), parse_chord(second)) == expected


def test_without_devices_the_reason_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "no input devices" in unavailable(tmp_path)
    monkeypatch.setattr(two_step, "unavailable", lambda: unavailable(tmp_path))
    with pytest.raises(AppError, match="no input devices"):
        TwoStepChords()


def test_only_the_administrator_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "event0").touch()
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert "administrator" in unavailable(tmp_path)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert unavailable(tmp_path) == ""
