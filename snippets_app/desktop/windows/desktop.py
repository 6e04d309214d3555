"""The parts of the Windows backend, joined."""

from collections.abc import Callable
from contextlib import ExitStack

from snippets_app.desktop.base import Capabilities, Desktop, TwoStepHotkeys
from snippets_app.desktop.base import ScreenLock as AnyScreenLock
from snippets_app.desktop.two_step import unavailable
from snippets_app.desktop.windows.clipboard import WindowsClipboard
from snippets_app.desktop.windows.hotkeys import WindowsHotkeys
from snippets_app.desktop.windows.keys import WindowsKeys
from snippets_app.desktop.windows.reading.opening import SystemOpening
from snippets_app.desktop.windows.screen_lock import ScreenLock
from snippets_app.desktop.windows.session import SessionChanges
from snippets_app.desktop.windows.session_messages import SessionMessages
from snippets_app.desktop.windows.typing import WindowsTyping
from snippets_app.desktop.windows.windows import WindowsWindows


def load() -> Desktop:
    """Begin to hear the session, to hold hotkeys and to own a clipboard, each on its own thread."""
    with ExitStack() as opened:
        session = SessionChanges()
        opened.callback(SessionMessages(session.tell).close)

        def screen_lock(locked: Callable[[], None]) -> AnyScreenLock:
            return ScreenLock(locked, session)

        def two_step() -> TwoStepHotkeys:
            return watch_two_steps(session)

        windows = WindowsWindows()
        keys = WindowsKeys()
        opened.callback(keys.close)
        hotkeys = WindowsHotkeys(session)
        opened.callback(hotkeys.close)
        clipboard = WindowsClipboard()
        opened.callback(clipboard.close)
        typing = WindowsTyping(windows, screen_lock, SystemOpening(hotkeys.takes))
        opened.callback(typing.close)
        close = opened.pop_all().close
    parts = (hotkeys, windows, keys, clipboard, typing)
    return Desktop("windows", _capabilities(), *parts, screen_lock, close, two_step)


def watch_two_steps(session: SessionChanges) -> TwoStepHotkeys:
    """By the library ``keyboard``, which few desks need."""
    from snippets_app.desktop.windows.two_step import WindowsTwoStep

    return WindowsTwoStep(session)


def _capabilities() -> Capabilities:
    two_step = unavailable()
    return Capabilities(
        hotkeys=True,
        insertion=True,
        targets=True,
        two_step_chords=not two_step,
        reasons={"two_step_chords": two_step} if two_step else {},
    )
