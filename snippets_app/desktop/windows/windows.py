"""Which window and control has the keyboard, and bringing one back.

https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-getguithreadinfo
"""

import time

from snippets_app.desktop.base import Rect, Target
from snippets_app.desktop.windows.activation import Activation
from snippets_app.desktop.windows.integrity import Trust, takes_keys
from snippets_app.desktop.windows.processes import Processes
from snippets_app.desktop.windows.window_facts import WindowFacts

_LOOK_EVERY = 0.005
_PATIENCE = 0.1
"""How long a program may take to come to the front before it is asked in another way."""


class WindowsWindows:
    """Callable from any thread; windows may vanish between any two requests."""

    def __init__(self, trust: Trust | None = None) -> None:
        self._facts = WindowFacts()
        self._processes = Processes()
        self._activation = Activation(self._facts)
        self._trust = trust or self._processes

    def current(self) -> Target | None:
        window = self._facts.front()
        if not window:
            return None
        focus = self._facts.focus_in(window)
        return Target(
            window=window,
            focus=focus,
            client=self._facts.process_of(focus),
            program=self._facts.program_in(
                window, self._processes.program(self._facts.process_of(window))
            ),
            title=self._facts.title_of(window),
        )

    def is_current(self, target: Target) -> bool:
        if self._facts.front() != target.window or not self._is_there(target):
            return False
        # A program whose window itself had the keyboard gives it to a control when it is ready.
        focus = self._facts.focus_in(target.window)
        return target.focus in (focus, target.window)

    def activate(self, target: Target, timeout: float) -> bool:
        deadline = time.monotonic() + timeout
        if self.is_current(target):
            return True
        if not self._facts.exists(target.window):
            return False
        self._activation.bring(target.window, timeout)
        while not self._comes(target, min(deadline, time.monotonic() + _PATIENCE)):
            left = deadline - time.monotonic()
            if left <= 0 or not self._is_there(target):
                return False
            self._push(target, left)
        return True

    def place(self, target: Target) -> Rect | None:
        return self._facts.place_of(target.window)

    def accepts_keys(self, target: Target) -> bool:
        behind = {target.client, self._facts.process_of(target.window)}
        return all(takes_keys(self._trust, process) for process in behind)

    def _is_there(self, target: Target) -> bool:
        """Window and control still are those of the same process: numbers are used again."""
        gone = not self._facts.exists(target.window)
        return not gone and self._facts.process_of(target.focus) == target.client

    def _comes(self, target: Target, deadline: float) -> bool:
        while not (there := self.is_current(target)) and time.monotonic() < deadline:
            time.sleep(_LOOK_EVERY)
        return there

    def _push(self, target: Target, timeout: float) -> None:
        if self._facts.front() == target.window:
            self._activation.focus(target.focus, timeout)
        else:
            self._activation.force(target.window, timeout)
