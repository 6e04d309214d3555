"""Real programs on a virtual desktop."""

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from Xlib import X

from snippets_app.core.chord import Chord
from snippets_app.demo.virtual_desktop import Program, VirtualDesktop, end
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Desktop, Target
from snippets_app.desktop.x11.connection import connect, read_keymap
from snippets_app.desktop.x11.keymap import find
from tests.desktop.contracts import World

MOUSEPAD = ("mousepad", "--disable-server")


class X11World(World):
    def __init__(self, virtual: VirtualDesktop, desktop: Desktop) -> None:
        self.virtual, self.desktop = virtual, desktop
        self.person = virtual.person
        self.programs: list[Program] = []
        self._field: int | None = None
        self._others = connect(virtual.display_name)

    def close(self) -> None:
        self.clear()
        for program in self.programs:
            end(program)
        self._others.close()

    def clear(self) -> None:
        """Nobody owns the clipboard, so that nothing is left to a keeper either."""
        self.copy("")
        end(self.programs.pop())
        wait_until(lambda: self.owner() == 0, "An empty clipboard")

    def start(self, *command: str, environment: Mapping[str, str] | None = None) -> Program:
        """A program that ends with the test."""
        program = self.virtual.spawn(*command, environment=environment)
        self.programs.append(program)
        return program

    def focus_new(self, *command: str) -> int:
        """Start a program and give its window the focus."""
        window = self.virtual.window_of(self.start(*command))
        self.virtual.wait_focus(window)
        return window

    @property
    def target(self) -> Target:
        if self._field is None:
            self._field = self.focus_new(*MOUSEPAD)
        found = self.desktop.windows.current()
        assert found
        return found

    def press(self, chord: Chord) -> None:
        self.person.press(chord)

    def take(self, chord: Chord) -> None:
        key = find(chord, read_keymap(self._others))
        assert key
        self._others.screen().root.grab_key(
            key.code, key.mask, False, X.GrabModeAsync, X.GrabModeAsync
        )
        self._others.sync()

    def copy(self, text: str) -> None:
        self.copy_as("UTF8_STRING", text.encode())

    def mark(self, text: str) -> None:
        """Like marking text with the mouse in some window."""
        self.copy_as("UTF8_STRING", text.encode(), "PRIMARY")

    def marked(self) -> str:
        return self.copied_as("UTF8_STRING", "PRIMARY").decode()

    def copy_as(self, kind: str, data: bytes, selection: str = "CLIPBOARD") -> Program:
        before = self.owner(selection)
        program = self.virtual.spawn(
            "xclip", "-quiet", "-selection", selection.lower(), "-t", kind, stdin=subprocess.PIPE
        )
        self.programs.append(program)
        assert program.stdin
        program.stdin.write(data)
        program.stdin.close()
        wait_until(lambda: self.owner(selection) not in (0, before), "The copying by xclip")
        return program

    def copied(self) -> str:
        return self.copied_as("UTF8_STRING").decode()

    def copied_as(self, kind: str, selection: str = "CLIPBOARD") -> bytes:
        shown = subprocess.run(
            ["xclip", "-o", "-selection", selection.lower(), "-t", kind],
            env=self.virtual.environment,
            capture_output=True,
            timeout=20,
            check=False,
        )
        return shown.stdout

    def owner(self, selection: str = "CLIPBOARD") -> int:
        found = self._others.get_selection_owner(self._others.intern_atom(selection))
        return found if isinstance(found, int) else int(found.id)

    def field_text(self) -> str:
        """Select all and copy in the focused window, then read that."""
        before = self.owner()
        self.person.press("Ctrl+A")
        self.person.press("Ctrl+C")
        wait_until(lambda: self.owner() not in (0, before), "The copying by the target")
        return self.copied()

    @contextmanager
    def holding(self, chord: Chord) -> Iterator[None]:
        held: AbstractContextManager[None] = self.person.holding(chord)
        with held:
            yield

    def focus_elsewhere(self) -> None:
        self.focus_new(*MOUSEPAD)


def file_text(file: Path, expected: str) -> str:
    """The file's text, once it is the expected one or time is up."""
    wait_until(lambda: file.exists() and file.read_text() == expected, f"{file.name} as expected")
    return file.read_text()
