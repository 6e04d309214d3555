"""What the system tells of windows and controls as it happens: WinEvents, out of context.

https://learn.microsoft.com/windows/win32/winauto/event-constants. Everything here only says that
something may have changed. They come on the thread of a message loop.
"""

import ctypes
from collections.abc import Callable
from ctypes import wintypes

from snippets_app.desktop.windows.libraries import Handle, declare, library
from snippets_app.desktop.windows.message_loop import MessageLoop

_FOREGROUND = 0x0003
_MINIMIZE_END = 0x0017
_FOCUS = 0x8005
_LOCATION_CHANGE, _VALUE_CHANGE, _TEXT_SELECTION_CHANGED = 0x800B, 0x800E, 0x8014
_OF_FOCUS = (_FOREGROUND, _MINIMIZE_END, _FOCUS)
_OF_CONTROL = (_LOCATION_CHANGE, _VALUE_CHANGE, _TEXT_SELECTION_CHANGED)
_CARET = -8
_OUT_OF_CONTEXT = 0x0000
_PROCEDURE = ctypes.WINFUNCTYPE(
    None, Handle, wintypes.DWORD, wintypes.HWND, wintypes.LONG, wintypes.LONG,
    wintypes.DWORD, wintypes.DWORD,
)  # fmt: skip
Heard = Callable[[int, int, int], None]
"""Gets the event, the window and the object within."""


class WinEvents:
    """The hooks of one message loop; ``close`` before the loop's."""

    def __init__(self, loop: MessageLoop) -> None:
        user32, number = library("user32"), wintypes.DWORD
        self._loop = loop
        self._set = declare(
            user32, "SetWinEventHook", Handle, number, number, wintypes.HMODULE, _PROCEDURE,
            number, number, number,
        )  # fmt: skip
        self._unset = declare(user32, "UnhookWinEvent", wintypes.BOOL, Handle)
        self._thread = declare(
            user32, "GetWindowThreadProcessId",
            number, wintypes.HWND, ctypes.POINTER(number),
        )  # fmt: skip
        self._hooks: dict[str, list[tuple[int, object]]] = {"focus": [], "control": []}

    def hear_focus(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` when another window comes to the front or another control has the
        keyboard."""

        def heard(_event: int, _window: int, _object: int) -> None:
            changed()

        self._loop.call(lambda: self._hook("focus", heard, 0, _OF_FOCUS))

    def watch(self, window: int, changed: Callable[[], None]) -> None:
        """Call ``changed`` when a control's text changed, or the caret of its program moved.

        The caret's move is the system's own event: it comes for every control that shows one.
        """

        def heard(event: int, source: int, part: int) -> None:
            if part == _CARET or (source == window and event != _LOCATION_CHANGE):
                changed()

        thread = self._thread(window, None)
        self.unwatch()
        if thread:
            self._loop.call(lambda: self._hook("control", heard, thread, _OF_CONTROL))

    def unwatch(self) -> None:
        self._loop.call(lambda: self._unhook("control"))

    def close(self) -> None:
        """Nothing more is told."""
        for kind in self._hooks:
            self._loop.call(lambda kind=kind: self._unhook(kind))  # type: ignore[misc]

    def _hook(self, kind: str, heard: Heard, thread: int, events: tuple[int, ...]) -> None:
        """``thread``: whose events, 0 for all."""

        def received(_hook: int, event: int, window: int, part: int, *_: int) -> None:
            heard(event, window or 0, part)

        procedure = _PROCEDURE(received)
        for event in events:
            if hook := self._set(event, event, None, procedure, 0, thread, _OUT_OF_CONTEXT):
                self._hooks[kind].append((hook, procedure))

    def _unhook(self, kind: str) -> None:
        for hook, _ in self._hooks[kind]:
            self._unset(hook)
        self._hooks[kind] = []
