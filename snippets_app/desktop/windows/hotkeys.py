"""Global hotkeys by RegisterHotKey, on a thread of their own.

Windows ties a hotkey to the thread that takes it, and keeps what is pressed with it from every
window. It knows by itself which keys are down, so that nothing goes wrong when the screen is locked
or a password is asked. https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-registerhotkey
"""

import ctypes
from collections.abc import Callable, Collection
from ctypes import wintypes
from types import MappingProxyType

from snippets_app.core.chord import Chord
from snippets_app.desktop.windows.hotkey_table import HotkeySystem, HotkeyTable
from snippets_app.desktop.windows.key_codes import Key
from snippets_app.desktop.windows.keyboard_layout import KeyboardLayout
from snippets_app.desktop.windows.layout_changes import LayoutChanges
from snippets_app.desktop.windows.libraries import declare, last_error, library, reason
from snippets_app.desktop.windows.loop_timer import LoopTimer
from snippets_app.desktop.windows.message_loop import MessageLoop
from snippets_app.desktop.windows.session import CAME_BACK, SessionChange, SessionChanges

_WM_HOTKEY = 0x0312
_MODIFIERS = MappingProxyType({"Alt": 0x1, "Ctrl": 0x2, "Shift": 0x4, "Win": 0x8})
_NO_REPEAT = 0x4000
_DOWN = 0x8000
_LOOK_EVERY = 0.02


class WindowsHotkeys:
    """``register`` and ``unregister`` may be called from any thread, also from a callback.

    ``session`` tells when the user comes back to it: then every chord is taken anew. ``system``
    stands for Windows in tests.
    """

    def __init__(
        self, session: SessionChanges | None = None, system: HotkeySystem | None = None
    ) -> None:
        self._session = session or SessionChanges()
        self._loop = MessageLoop("hotkeys", hears_broadcasts=True)
        self._table = HotkeyTable(
            system or RegisteredHotkeys(self._loop.window), KeyboardLayout().find
        )
        self._timer = LoopTimer(self._loop, self._look)
        self._layouts = LayoutChanges(self._loop, self._table.follow)
        self._time = declare(library("user32"), "GetMessageTime", wintypes.LONG)
        self._loop.on(_WM_HOTKEY, self._press)
        self._loop.call(self._layouts.start)
        self._session.listen(self._session_changed)

    def register(self, chord: Chord, pressed: Callable[[], None]) -> None:
        self._loop.call(lambda: self._table.register(chord, pressed))

    def unregister(self, chord: Chord) -> None:
        self._loop.call(lambda: self._table.unregister(chord))

    def takes(self, code: int, modifiers: Collection[str], time: int) -> bool:
        """Whether a key press, by its virtual key, the modifiers held and its message's time, is a
        hotkey's and so reached no window. From any thread, without waiting."""
        return self._table.takes(code, modifiers, time)

    def close(self) -> None:
        """Let every chord go and end the thread."""
        self._session.leave(self._session_changed)
        self._loop.call(self._end)
        self._loop.close()

    def _end(self) -> None:
        self._timer.stop()
        self._layouts.stop()
        self._table.clear()

    def _press(self, number: int, _keys: int) -> int:
        self._timer.start(_LOOK_EVERY)
        self._table.press(number, self._time())
        return 0

    def _look(self) -> None:
        self._table.look()
        if not self._table.watches_a_key:
            self._timer.stop()

    def _session_changed(self, change: SessionChange) -> None:
        if change in CAME_BACK:
            self._loop.post(self._table.renew)


class RegisteredHotkeys:
    """Windows' own calls, for the thread of one window."""

    def __init__(self, window: int) -> None:
        user32, number = library("user32"), ctypes.c_int
        self._window = window
        self._register = declare(
            user32, "RegisterHotKey",
            wintypes.BOOL, wintypes.HWND, number, wintypes.UINT, wintypes.UINT,
        )  # fmt: skip
        self._unregister = declare(user32, "UnregisterHotKey", wintypes.BOOL, wintypes.HWND, number)
        self._state = declare(user32, "GetAsyncKeyState", wintypes.SHORT, number)

    def take(self, number: int, key: Key) -> int:
        mask = sum(_MODIFIERS[name] for name in key.modifiers) | _NO_REPEAT
        return 0 if self._register(self._window, number, mask, key.code) else last_error()

    def let_go(self, number: int) -> None:
        self._unregister(self._window, number)

    def is_down(self, code: int) -> bool:
        return bool(self._state(code) & _DOWN)

    def reason(self, error: int) -> str:
        return reason(error)
