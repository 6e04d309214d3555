"""The messages by which Windows tells of the session and of sleep, on a thread of their own."""

import logging
from collections.abc import Callable
from ctypes import wintypes

from snippets_app.desktop.windows.libraries import Handle, declare, library
from snippets_app.desktop.windows.loop_timer import LoopTimer
from snippets_app.desktop.windows.message_loop import MessageLoop
from snippets_app.desktop.windows.session import SessionChange, power_change, session_change

_WM_POWERBROADCAST = 0x0218
_WM_WTSSESSION_CHANGE = 0x02B1
_THIS_SESSION = 0
_TO_WINDOW = 0
_TRY_EVERY = 5.0
_TRIES = 24
_log = logging.getLogger(__name__)


class SessionMessages:
    """Calls ``tell`` on its own thread for every change, until ``close``."""

    def __init__(self, tell: Callable[[SessionChange], None]) -> None:
        self._tell = tell
        self._tries_left = _TRIES
        self._declare()
        # Waking is told to the windows of the desktop alone, never to a window for messages only.
        self._loop = MessageLoop("session", hears_broadcasts=True)
        self._loop.on(_WM_WTSSESSION_CHANGE, self._session_changed)
        self._loop.on(_WM_POWERBROADCAST, self._power_changed)
        self._timer = LoopTimer(self._loop, self._ask)
        self._waking: int | None = None
        self._loop.call(self._begin)

    def close(self) -> None:
        self._loop.call(self._end)
        self._loop.close()

    def _declare(self) -> None:
        sessions, user32 = library("wtsapi32"), library("user32")
        window, number, done = wintypes.HWND, wintypes.DWORD, wintypes.BOOL
        self._register = declare(sessions, "WTSRegisterSessionNotification", done, window, number)
        self._unregister = declare(sessions, "WTSUnRegisterSessionNotification", done, window)
        self._tell_waking = declare(
            user32, "RegisterSuspendResumeNotification", Handle, Handle, number
        )
        self._tell_no_waking = declare(user32, "UnregisterSuspendResumeNotification", done, Handle)

    def _begin(self) -> None:
        # PCs that never sleep deeply (Modern Standby) tell only those who have asked.
        self._waking = self._tell_waking(self._loop.window, _TO_WINDOW)
        self._ask()

    def _ask(self) -> None:
        """Right after logging in, the service that tells may not run yet: it is asked again."""
        asked = self._register(self._loop.window, _THIS_SESSION)
        self._tries_left -= 1
        if asked or not self._tries_left:
            self._timer.stop()
        else:
            self._timer.start(_TRY_EVERY)
        if not asked and not self._tries_left:
            _log.warning("Locking cannot be heard: the session's service does not answer.")

    def _end(self) -> None:
        self._timer.stop()
        self._unregister(self._loop.window)
        if self._waking:
            self._tell_no_waking(self._waking)

    def _session_changed(self, number: int, _session: int) -> int:
        self._pass_on(session_change(number))
        return 0

    def _power_changed(self, number: int, _setting: int) -> int:
        self._pass_on(power_change(number))
        return 1

    def _pass_on(self, change: SessionChange | None) -> None:
        if change:
            self._tell(change)
