"""No object of the watching part holds what was typed, once it is left, locked or stopped."""

from collections.abc import Callable, Iterator

import pytest

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Field, Permission
from snippets_app.desktop.windows.windows import WindowsWindows
from tests.desktop.windows.typing_world import WindowsTypingWorld
from tests.desktop.windows.world import EDIT_FIELD, WindowsWorld
from tests.remembered import holders

WORD = "xyzzy1743plugh"
LEAVING: dict[str, Callable[[WindowsTypingWorld], object]] = {
    "another window": lambda world: world.show(*EDIT_FIELD),
    "locked": lambda world: world.lock(),
    "stopped": lambda world: world.typing.stop(),
    "sent": lambda world: world.person.press("Enter"),
}


class Counting:
    """A listener that keeps nothing of what it hears but how long it was."""

    def __init__(self) -> None:
        self.longest = 0
        self.times_left = 0

    def entered(self, field: Field) -> None: ...

    def typed(self, field: Field, text: str, caret: int) -> None:
        self.longest = max(self.longest, len(text))

    def keyed(self, field: Field, key: str) -> None: ...

    def left(self) -> None:
        self.times_left += 1


@pytest.fixture
def typing_world(world: WindowsWorld) -> Iterator[WindowsTypingWorld]:
    found = WindowsTypingWorld(world, WindowsWindows())
    yield found
    found.close()


@pytest.mark.parametrize("way", LEAVING)
def test_nothing_of_what_was_typed_remains(typing_world: WindowsTypingWorld, way: str) -> None:
    heard = Counting()
    typing_world.typing.start(heard, lambda _: Permission.TEXT)
    typing_world.show(*EDIT_FIELD)
    wait_until(lambda: (field := typing_world.typing.field()) and not field.reason, "The field")
    typing_world.write(WORD)
    wait_until(lambda: heard.longest == len(WORD), "What was typed")
    assert "Counted" in holders(WORD)
    before = heard.times_left
    LEAVING[way](typing_world)
    wait_until(lambda: heard.times_left > before, "The leaving")
    wait_until(lambda: not holders(WORD), f"The forgetting, {holders(WORD)}")
