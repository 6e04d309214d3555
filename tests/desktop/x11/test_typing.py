"""The contract, on a real X server with a real editor."""

import pytest

from tests.desktop.typing_contract import TypingContract
from tests.desktop.x11.typing_world import X11TypingWorld

pytestmark = pytest.mark.desktop


@pytest.fixture
def typing_world(speaking: X11TypingWorld) -> X11TypingWorld:
    return speaking


class TestTyping(TypingContract):
    pass
