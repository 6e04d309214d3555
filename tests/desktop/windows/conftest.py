from collections.abc import Iterator

import pytest

from snippets_app.desktop.base import Desktop
from snippets_app.desktop.windows.desktop import load
from tests.desktop.windows.other_program import OtherProgram
from tests.desktop.windows.world import WindowsWorld


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    found = load()
    yield found
    found.close()


@pytest.fixture(scope="session")
def other_program() -> Iterator[OtherProgram]:
    found = OtherProgram()
    yield found
    found.close()


@pytest.fixture
def world(desktop: Desktop, other_program: OtherProgram) -> Iterator[WindowsWorld]:
    found = WindowsWorld(desktop, other_program)
    yield found
    found.close()
