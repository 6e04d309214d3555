"""An agent tries programs from the settings of the running Saywell, by mouse and keyboard."""

from collections.abc import Iterator

import pytest

from snippets_app.demo.waiting import wait_until
from tests.end_to_end import clipboard
from tests.end_to_end.chat_boxes import holds
from tests.end_to_end.clipboard import CONTENTS
from tests.end_to_end.guard_world import GuardWorld
from tests.end_to_end.targets import Target, focus
from tests.end_to_end.tray_menu import choose

BEFORE = CONTENTS["html"]
PROGRAMS_PAGE = ("Ctrl+Shift+Tab",)
TRY_BUTTON = ("Tab",) * 4


class Trier:
    """An agent before the programs of the settings."""

    def __init__(self, guard: GuardWorld) -> None:
        self.guard = guard
        self.dialog = 0

    def press(self, *chords: str) -> None:
        for chord in chords:
            self.guard.press(chord)

    def tries(self, box: Target) -> None:
        """Open the settings, press the button, then click into the box."""
        guard = self.guard
        guard.copier.copy(BEFORE)
        choose(guard.saywell, "Settings")
        self.dialog = guard.saywell.wait_focus()
        self.press(*PROGRAMS_PAGE, *TRY_BUTTON, "Space")
        guard.saywell.wait_notice("Click into the field of the chat")
        box.focus()

    def hears(self, words: str) -> str:
        """What is said in the end; it takes the steadiness of an agent, and a few seconds."""
        return self.guard.saywell.wait_notice(words, timeout=25)

    def closes(self) -> None:
        focus(self.guard.desktop, self.dialog)
        self.press("Esc")
        wait_until(lambda: self.guard.desktop.focus() != self.dialog, "The end of the settings")


@pytest.fixture
def trier(guard: GuardWorld) -> Iterator[Trier]:
    made = Trier(guard)
    yield made
    made.closes()


@pytest.mark.parametrize("name", ["mousepad", "textarea"])
def test_a_program_that_tells_its_text_is_found_right(trier: Trier, name: str) -> None:
    box = trier.guard.boxes.front(name)
    trier.tries(box)
    said = trier.hears("It works: the line came in right.")
    assert "Taken back: yes" in said
    assert "Clipboard: as before" in said
    holds(box, "")
    assert clipboard.holds(trier.guard.desktop, BEFORE)


def test_a_terminal_is_not_read_and_the_agent_is_asked(trier: Trier) -> None:
    box = trier.guard.boxes.front("xterm")
    trier.guard.person.press("Ctrl+U")  # what stood in its line, if anything
    trier.tries(box)
    said = trier.hears("Did you see it?")
    assert "Terminals are never read." in said
    trier.guard.person.type("left")
    box.receives("left")
    assert clipboard.holds(trier.guard.desktop, BEFORE)
