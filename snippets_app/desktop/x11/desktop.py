"""The parts of the X11 backend, joined."""

import os
from contextlib import ExitStack

from snippets_app.desktop.base import Capabilities, Desktop
from snippets_app.desktop.two_step import unavailable
from snippets_app.desktop.x11.clipboard import X11Clipboard
from snippets_app.desktop.x11.hotkeys import X11Hotkeys
from snippets_app.desktop.x11.keys import X11Keys
from snippets_app.desktop.x11.raw_keys import RawKeys
from snippets_app.desktop.x11.screen_lock import ScreenLock
from snippets_app.desktop.x11.typing import X11Typing
from snippets_app.desktop.x11.windows import X11Windows

_XWAYLAND = (
    "This is a Wayland session: hotkeys and insertion reach only programs that run through X."
    " Choose a session on Xorg when you log in."
)


def load() -> Desktop:
    """Connect to the display of the environment; AppError when it cannot be opened."""
    with ExitStack() as opened:
        windows = X11Windows()
        opened.callback(windows.close)
        keys = X11Keys()
        opened.callback(keys.close)
        hotkeys = X11Hotkeys()
        opened.callback(hotkeys.close)
        clipboard = X11Clipboard()
        opened.callback(clipboard.close)
        typing = X11Typing(windows, lambda pressed: RawKeys(pressed, hotkeys.takes))
        opened.callback(typing.close)
        close = opened.pop_all().close
    parts = (hotkeys, windows, keys, clipboard, typing)
    return Desktop("x11", _capabilities(), *parts, ScreenLock, close)


def _capabilities() -> Capabilities:
    two_step = unavailable()
    session = _XWAYLAND if os.environ.get("WAYLAND_DISPLAY") else ""
    reasons = {"two_step_chords": two_step, "session": session}
    return Capabilities(
        hotkeys=True,
        insertion=True,
        targets=True,
        two_step_chords=not two_step,
        reasons={name: reason for name, reason in reasons.items() if reason},
    )
