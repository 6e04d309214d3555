"""Two-step chords on Windows: the library's hook, watched and revived."""

import ctypes
import time
from collections.abc import Callable
from ctypes import wintypes
from types import MappingProxyType

from snippets_app.core.chord import Chord
from snippets_app.desktop.two_step_chords import TwoStepChords
from snippets_app.desktop.windows.hook_watch import HookWatch
from snippets_app.desktop.windows.keyboard_hook import KeyboardHook
from snippets_app.desktop.windows.layout_changes import LayoutChanges
from snippets_app.desktop.windows.libraries import declare, library
from snippets_app.desktop.windows.loop_timer import LoopTimer
from snippets_app.desktop.windows.message_loop import MessageLoop
from snippets_app.desktop.windows.send_input import InputSender, Stroke
from snippets_app.desktop.windows.session import CAME_BACK, SessionChange, SessionChanges

_NO_KEY = 0xE8
"""A virtual key that no keyboard has and no program knows."""
_CODES = MappingProxyType({"Ctrl": (0x11,), "Alt": (0x12,), "Shift": (0x10,), "Win": (0x5B, 0x5C)})
_DOWN = 0x8000


class WindowsTwoStep:
    """Watches all keys until ``close``. A pair calls back on the library's thread."""

    def __init__(self, session: SessionChanges | None = None) -> None:
        self._session = session or SessionChanges()
        self._state = declare(library("user32"), "GetAsyncKeyState", wintypes.SHORT, ctypes.c_int)
        self._input = InputSender()
        self._chords = TwoStepChords(self._heard, self._is_down)
        self._loop = MessageLoop("two-step chords", hears_broadcasts=True)
        self._timer = LoopTimer(self._loop, self._due)
        self._watch = HookWatch(self, time.monotonic)
        self._hook = KeyboardHook(self._chords.library, lambda: self._loop.post(self._watch.ended))
        self._windows = LayoutChanges(self._loop, self._watch.stirred)
        self._loop.call(self._windows.start)
        self._session.listen(self._session_changed)

    def register(self, first: Chord, second: Chord, pressed: Callable[[], None]) -> None:
        """Raises AppError when the library cannot watch these keys."""

        def pressed_last() -> None:
            # A hotkey of the system's brings the right to come to the front; a hook does not.
            self._input.be_last()
            pressed()

        self._chords.register(first, second, pressed_last)
        self._loop.call(self._hook.begin)

    def unregister(self, first: Chord, second: Chord) -> None:
        self._chords.unregister(first, second)

    def close(self) -> None:
        """Let all pairs go, and the hook with them."""
        self._session.leave(self._session_changed)
        self._chords.close()
        self._loop.call(self._end)
        self._loop.close()

    def probe(self) -> None:
        """Only its release, which no program takes for anything."""
        self._input.send([Stroke(_NO_KEY, 0, up=True)])

    def revive(self) -> None:
        self._hook.revive()

    def later(self, seconds: float) -> None:
        self._timer.start(seconds)

    def _heard(self, code: int) -> None:
        """A key that has no place is told by its virtual key, less than 0: ours is no typing."""
        if self._watch.note() and code != -_NO_KEY:
            self._loop.post(self._watch.heard)

    def _is_down(self, modifier: str) -> bool:
        return any(self._state(code) & _DOWN for code in _CODES[modifier])

    def _due(self) -> None:
        self._timer.stop()
        self._watch.due()

    def _end(self) -> None:
        self._timer.stop()
        self._windows.stop()
        self._hook.stop()

    def _session_changed(self, change: SessionChange) -> None:
        self._chords.forget()
        if change in CAME_BACK:
            self._loop.post(self._come_back)

    def _come_back(self) -> None:
        self._hook.forget()
        self._hook.revive()
