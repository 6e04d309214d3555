"""The contract, in a real editor."""

from collections.abc import Iterator

import pytest

from snippets_app.desktop.windows.windows import WindowsWindows
from tests.desktop.typing_contract import TypingContract
from tests.desktop.windows.typing_world import WindowsTypingWorld
from tests.desktop.windows.world import WindowsWorld


@pytest.fixture
def typing_world(world: WindowsWorld) -> Iterator[WindowsTypingWorld]:
    found = WindowsTypingWorld(world, WindowsWindows())
    yield found
    found.close()


class TestTyping(TypingContract):
    pass
