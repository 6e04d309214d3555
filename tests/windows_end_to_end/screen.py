"""What an agent has before them: windows of other programs, keyboard and clipboard."""

import json
import os
import subprocess
import sys
import threading
from abc import ABC, abstractmethod
from itertools import count
from pathlib import Path

from snippets_app.demo.waiting import wait_until
from snippets_app.errors import AppError
from tests.desktop.windows.other_program import OtherProgram
from tests.desktop.windows.person import Person
from tests.desktop.windows.seen import Seen
from tests.desktop.windows.world import EDITOR, end

QT_WINDOW = Path(__file__).parent.parent / "end_to_end" / "programs" / "qt_window.py"
WORDPAD = str(Path(os.environ["PROGRAMFILES"]) / "Windows NT" / "Accessories" / "wordpad.exe")
MARK = "ExcludeClipboardContentFromMonitorProcessing"
"""Stands on the clipboard while a phrase is lent to it."""

Program = subprocess.Popen[bytes]


class Target(ABC):
    """One window; ``expected`` is all that shall stand in it."""

    def __init__(self, seen: Seen, person: Person, program: Program) -> None:
        self._seen, self._person, self.program = seen, person, program
        self.expected = ""
        self.window = wait_until(self._front, "The window of a program", 20)

    def focus(self) -> None:
        """Bring it forward, and wait until it takes keys."""
        self.come_forward()
        wait_until(self._seen.focus, "The focus of a control")
        self.take_a_key()

    def come_forward(self) -> None:
        wait_until(self._is_raised, "The focus of a window")
        self._seen.tell_front()

    def stay_in_front(self, looks: int = 40) -> None:
        """Come forward, and again when a program that was about to raise another window does."""
        seen = count()
        wait_until(lambda: self._is_raised() and next(seen) >= looks, "The focus of a window")

    def _is_raised(self) -> bool:
        """What another program does at that moment may take the focus once more."""
        if self._seen.foreground() != self.window:
            self._seen.raise_window(self.window)
        return self._seen.foreground() == self.window

    def take_a_key(self) -> None:
        """Under Wine the keyboard comes over a moment after the focus, and what is pressed in
        between may be lost. Where a letter has come, so does what follows."""
        self._person.type("x")
        wait_until(lambda: self.held() == f"{self.expected}x", "A letter")
        self._person.press("Backspace")
        self.wait()

    def changes(self) -> bool:
        """Whether something else stands there soon than before."""
        try:
            return bool(wait_until(lambda: self.held() != self.expected, "A change", 3))
        except AppError:
            return False

    def receives(self, text: str) -> None:
        """Wait until ``text`` stands after what was there before."""
        self.expected += text
        self.wait()

    def wait(self) -> None:
        """Wait until exactly the expected text stands there."""
        try:
            wait_until(lambda: self.held() == self.expected, "The text", 5)
        except AppError:
            raise AssertionError((self.held()[-300:], self.expected[-300:])) from None

    @abstractmethod
    def held(self) -> str:
        """What stands in it now."""

    def close(self) -> None:
        end(self.program)

    def _front(self) -> int:
        front = self._seen.foreground()
        return front if front and self._seen.process_of(front) == self.program.pid else 0


class Control(Target):
    """A program whose text control answers WM_GETTEXT: notepad, wordpad."""

    def __init__(self, seen: Seen, person: Person, program: Program) -> None:
        super().__init__(seen, person, program)
        self.control = wait_until(self._inner_focus, "The focus of a control")
        self.take_a_key()

    def held(self) -> str:
        return self._seen.text_of(self.control)

    def _inner_focus(self) -> int:
        focus = self._seen.focus()
        return focus if focus != self.window else 0


class QtWindow(Target):
    """A text box of ours, which tells on its output what stands in it."""

    def __init__(self, seen: Seen, person: Person, program: Program) -> None:
        self._held = ""
        super().__init__(seen, person, program)
        threading.Thread(target=self._listen, daemon=True).start()
        self.take_a_key()

    def held(self) -> str:
        return self._held

    def _listen(self) -> None:
        assert self.program.stdout
        for line in self.program.stdout:
            self._held = json.loads(line)


class Screen:
    """Everything that is opened here ends with the test."""

    def __init__(self, other: OtherProgram, person: Person) -> None:
        self.other, self.person, self.seen = other, person, Seen()
        self._targets: list[Target] = []
        other.reset()

    def notepad(self) -> Control:
        return self._kept(Control(self.seen, self.person, _start(*EDITOR)))

    def wordpad(self) -> Control:
        return self._kept(Control(self.seen, self.person, _start(WORDPAD)))

    def qt_window(self, *how: str) -> QtWindow:
        command = (sys.executable, "-X", "utf8", str(QT_WINDOW), *how)
        return self._kept(QtWindow(self.seen, self.person, _start(*command)))

    def wait_front(self, process: int) -> None:
        """A window of this process has the focus."""
        wait_until(
            lambda: self.seen.process_of(self.seen.foreground()) == process, "A window in front"
        )

    def windows_of(self, process: int) -> set[int]:
        """The windows of a process that can be seen."""
        return set(self.seen.visible_windows(process))

    def wait_given_back(self) -> None:
        """No phrase is lent to the clipboard any more."""
        wait_until(lambda: MARK not in self.other.formats(), "The clipboard given back")

    def close(self) -> None:
        for target in self._targets:
            target.close()
        self.other.reset()

    def _kept(self, target: "Control | QtWindow") -> "Control | QtWindow":
        self._targets.append(target)
        self.seen.tell_front()
        return target


def _start(*command: str) -> Program:
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
