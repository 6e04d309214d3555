"""Saywell as a process of its own on Windows, beside real windows of other programs."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    from tests.desktop.windows.other_program import OtherProgram
    from tests.windows_end_to_end.keyboard import somebody
    from tests.windows_end_to_end.program import Saywell
    from tests.windows_end_to_end.screen import Screen

    @pytest.fixture(scope="session")
    def other_program() -> Iterator[OtherProgram]:
        found = OtherProgram()
        yield found
        found.close()

    @pytest.fixture
    def screen(other_program: OtherProgram) -> Iterator[Screen]:
        with somebody() as person:
            found = Screen(other_program, person)
            yield found
            found.close()

    @pytest.fixture
    def saywell(tmp_path: Path) -> Iterator[Saywell]:
        """Running, with a pack of phrases that have hotkeys."""
        found = Saywell(tmp_path / "data")
        found.configure()
        found.start()
        yield found
        found.close()
        assert not found.troubles()

else:
    collect_ignore_glob = ["*"]
