"""No object of the watching part holds what was typed, once it is left, locked or stopped."""

from collections.abc import Callable

import pytest

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Field, Permission
from tests.desktop.x11.typing_world import MOUSEPAD, X11TypingWorld
from tests.end_to_end.canary import new_canary
from tests.remembered import holders

pytestmark = pytest.mark.desktop

Leave = Callable[[X11TypingWorld], object]
LEAVING: dict[str, Leave] = {
    "another window": lambda world: world.show("xterm"),
    "locked": lambda world: world.say_locked(),
    "stopped": lambda world: world.typing.stop(),
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


@pytest.mark.parametrize("way", LEAVING)
@pytest.mark.parametrize("program", ["mousepad", "qt"])
def test_nothing_of_what_was_typed_remains(
    speaking: X11TypingWorld, program: str, way: str
) -> None:
    word, heard = new_canary(program).typed, Counting()
    speaking.typing.start(heard, lambda _: Permission.TEXT)
    speaking.show(*(MOUSEPAD if program == "mousepad" else speaking.qt("line")))
    wait_until(lambda: (field := speaking.typing.field()) and not field.reason, "The field")
    speaking.person.type(f"{word} and {word}")
    wait_until(lambda: heard.longest == 2 * len(word) + 5, "What was typed")
    assert {"Watched", "Content"} & holders(word)
    before = heard.times_left
    LEAVING[way](speaking)

    def is_left() -> bool:
        if way == "locked":
            speaking.say_locked()  # once more, as it is not heard from the first moment on
        return heard.times_left > before

    wait_until(is_left, "That it was left")
    wait_until(lambda: not holders(word), "The forgetting")
