"""The window in front, as the system tells it without asking its program."""

from ctypes import wintypes

from snippets_app.desktop.base import OWN_PROGRAM
from snippets_app.desktop.windows.libraries import declare, library
from snippets_app.desktop.windows.processes import Processes
from snippets_app.desktop.windows.reading.control import Front
from snippets_app.desktop.windows.window_facts import WindowFacts


class SystemFront:
    """Callable from any thread."""

    def __init__(self, facts: WindowFacts, processes: Processes) -> None:
        self._facts, self._processes = facts, processes
        self._hung = declare(library("user32"), "IsHungAppWindow", wintypes.BOOL, wintypes.HWND)
        self._known = (0, "")

    def number(self) -> int:
        return self._facts.front()

    def ask(self) -> Front | None:
        window = self._facts.front()
        process = self._facts.process_of(window) if window else 0
        if not process:
            return None
        program = self._facts.program_in(window, self._program(process))
        return Front(window, self._facts.focus_in(window), process, program)

    def is_hung(self, front: Front) -> bool:
        return bool(self._hung(front.window) or self._hung(front.focus))

    def _program(self, process: int) -> str:
        """Looking it up opens the process, at each event of the desktop: the last one is kept."""
        if process == self._processes.own():
            return OWN_PROGRAM
        if self._known[0] != process:
            self._known = (process, self._processes.program(process))
        return self._known[1]
