"""Real programs on a Windows desktop: as it is, or Wine's on a virtual one."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from snippets_app.core.chord import Chord
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Desktop, Target
from tests.desktop.contracts import World
from tests.desktop.windows.other_program import OtherProgram
from tests.desktop.windows.person import Person
from tests.desktop.windows.seen import Seen

EDIT_FIELD = (sys.executable, "-X", "utf8", str(Path(__file__).with_name("edit_field.py")))
_PACKAGED_NOTEPAD_SINCE = 22000
"""From this build on notepad opens a tab in the window of another process."""

EDITOR = ("notepad.exe",) if sys.getwindowsversion().build < _PACKAGED_NOTEPAD_SINCE else EDIT_FIELD
Program = subprocess.Popen[bytes]


class WindowsWorld(World):
    """``other`` lives on from test to test; everything started here ends with the test."""

    def __init__(self, desktop: Desktop, other: OtherProgram) -> None:
        self.desktop, self.other = desktop, other
        self.person, self.seen = Person(), Seen()
        self.programs: list[Program] = []
        self._field: int | None = None
        other.reset()

    def close(self) -> None:
        for program in self.programs:
            end(program)
        self.other.reset()

    def start(self, *command: str) -> Program:
        """A program that ends with the test."""
        program = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.programs.append(program)
        return program

    def focus_new(self, *command: str, has_controls: bool = True) -> int:
        """Start a program, wait until it has the focus, and give its control that has it; for one
        without controls (Qt's) its window."""
        program = self.start(*command)
        return wait_until(
            lambda: self._focus_of(program, has_controls), f"The focus of {command[0]}", timeout=20
        )

    def focus(self, window: int) -> None:
        """Bring a window of another program to the front, as by its button in the taskbar."""
        self.seen.raise_window(window)
        wait_until(lambda: self.seen.foreground() == window, "A window in front")
        wait_until(self.seen.focus, "The focus of a window")

    def next_field(self) -> int:
        """Go to the next field by Tab and give its number."""
        before = self.seen.focus()
        self.person.press("Tab")
        return wait_until(
            lambda: (found := self.seen.focus()) != before and found, "The focus of the next field"
        )

    def hang(self, seconds: int, program: int = -1) -> None:
        """A program of ours, else the last, answers no message for that long."""
        told = self.programs[program].stdin
        assert told
        told.write(b"hang %d\n" % seconds)
        told.flush()

    @property
    def target(self) -> Target:
        if self._field is None:
            self._field = self.focus_new(*EDITOR)
        found = self.desktop.windows.current()
        assert found
        return found

    def press(self, chord: Chord) -> None:
        self.person.press(chord)

    def take(self, chord: Chord) -> None:
        self.other.take(chord.modifiers, self.person.code(chord.key))

    def is_taken(self, key: str) -> bool:
        """Whether somebody has this key, alone, as a hotkey."""
        return bool(self.other.ask("is_taken", self.person.code(key)))

    def copy(self, text: str) -> None:
        self.other.copy_text(text)

    def copied(self) -> str:
        return self.other.read_text()

    def field_text(self) -> str:
        return self.seen.text_of(self.field)

    @property
    def field(self) -> int:
        """The number of the target's text field."""
        assert self.target
        assert self._field
        return self._field

    @contextmanager
    def holding(self, chord: Chord) -> Iterator[None]:
        with self.person.holding(chord):
            yield

    def focus_elsewhere(self) -> None:
        self.focus_new(*EDITOR)

    def wait_text(self, text: str, control: int | None = None) -> None:
        """Until exactly this stands in the control, or in the target's field."""
        place = control or self.field
        wait_until(lambda: self.seen.text_of(place) == text, "The text of a field")

    def _focus_of(self, program: Program, has_controls: bool) -> int:
        front, focus = self.seen.foreground(), self.seen.focus()
        mine = bool(front) and self.seen.process_of(front) == program.pid
        return focus if mine and (focus != front or not has_controls) else 0


def end(program: Program) -> None:
    """Without asking it, so that it asks nobody whether to save."""
    program.kill()
    program.wait(10)
    for pipe in (program.stdin, program.stdout):
        if pipe:
            pipe.close()
