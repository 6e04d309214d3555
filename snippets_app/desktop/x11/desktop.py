"""The parts of the X11 backend, joined."""

from contextlib import ExitStack

from snippets_app.desktop.base import Capabilities, Desktop
from snippets_app.desktop.two_step import unavailable
from snippets_app.desktop.x11.clipboard import X11Clipboard
from snippets_app.desktop.x11.hotkeys import X11Hotkeys
from snippets_app.desktop.x11.keys import X11Keys
from snippets_app.desktop.x11.windows import X11Windows


def load() -> Desktop:
    """Connect to the display of the environment; AppError when it cannot be opened."""
    with ExitStack() as opened:
        hotkeys, windows, keys, clipboard = X11Hotkeys(), X11Windows(), X11Keys(), X11Clipboard()
        for part in (windows, keys, hotkeys, clipboard):
            opened.callback(part.close)
        close = opened.pop_all().close
    return Desktop("x11", _capabilities(), hotkeys, windows, keys, clipboard, close)


def _capabilities() -> Capabilities:
    reason = unavailable()
    return Capabilities(
        hotkeys=True,
        insertion=True,
        targets=True,
        two_step_chords=not reason,
        reasons={"two_step_chords": reason} if reason else {},
    )
