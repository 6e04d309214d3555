"""What is said of the window in front without asking its program."""

import os
from typing import cast

import pytest

from snippets_app.desktop.base import OWN_PROGRAM
from snippets_app.desktop.windows.processes import Processes
from snippets_app.desktop.windows.reading.front_window import SystemFront
from snippets_app.desktop.windows.window_facts import WindowFacts

WINDOW, FOCUS = 11, 12


class Facts:
    def __init__(self, process: int) -> None:
        self._process = process

    def front(self) -> int:
        return WINDOW

    def process_of(self, _window: int) -> int:
        return self._process

    def program_in(self, _window: int, program: str) -> str:
        return program

    def focus_in(self, _window: int) -> int:
        return FOCUS


class Named(Processes):
    def program(self, process: int) -> str:
        return f"program {process}"


@pytest.mark.parametrize(
    ("process", "program"),
    [(os.getpid(), OWN_PROGRAM), (os.getpid() + 1, f"program {os.getpid() + 1}")],
    ids=["own", "other"],
)
def test_our_own_window_has_our_name_whatever_file_runs_it(process: int, program: str) -> None:
    front = SystemFront(cast(WindowFacts, Facts(process)), Named()).ask()
    assert front
    assert (front.window, front.focus, front.program) == (WINDOW, FOCUS, program)
