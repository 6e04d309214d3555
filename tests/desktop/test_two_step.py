import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from snippets_app.core.chord import parse_chord
from snippets_app.desktop import two_step
from snippets_app.desktop.two_step import TwoStepChords, unavailable, written
from snippets_app.errors import AppError
from tests.platforms import on_linux


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


@on_linux
def test_without_devices_the_reason_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "no input devices" in unavailable(tmp_path)
    monkeypatch.setattr(two_step, "unavailable", lambda: unavailable(tmp_path))
    with pytest.raises(AppError, match="no input devices"):
        TwoStepChords()


@on_linux
def test_only_the_administrator_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "event0").touch()
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert "administrator" in unavailable(tmp_path)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert unavailable(tmp_path) == ""


class Library:
    """Stands for the ``keyboard`` library."""

    def __init__(self, problem: Exception | None = None) -> None:
        self.problem = problem
        self.hotkeys: dict[str, Callable[[], None]] = {}

    def add_hotkey(self, chords: str, pressed: Callable[[], None]) -> str:
        if self.problem:
            raise self.problem
        self.hotkeys[chords] = pressed
        return chords

    def remove_hotkey(self, handle: str) -> None:
        del self.hotkeys[handle]


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    found = Library()
    monkeypatch.setitem(sys.modules, "keyboard", found)
    monkeypatch.setattr(two_step, "unavailable", lambda: "")
    return found


def test_pairs_are_watched_until_let_go(library: Library) -> None:
    pressed: list[int] = []
    chords = TwoStepChords()
    first = parse_chord("Ctrl+;")
    chords.register(first, parse_chord("3"), lambda: pressed.append(3))
    chords.register(first, parse_chord("4"), lambda: pressed.append(4))
    library.hotkeys["ctrl+;, 3"]()
    assert pressed == [3]
    chords.unregister(first, parse_chord("3"))
    assert list(library.hotkeys) == ["ctrl+;, 4"]
    chords.unregister(first, parse_chord("3"))
    chords.close()
    assert not library.hotkeys


@pytest.mark.parametrize("problem", [AssertionError(), ImportError(), ValueError(), OSError()])
def test_what_the_library_cannot_do_is_reported(library: Library, problem: Exception) -> None:
    library.problem = problem
    with pytest.raises(AppError, match="Ctrl"):
        TwoStepChords().register(parse_chord("Ctrl+;"), parse_chord("3"), lambda: None)
