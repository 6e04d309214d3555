"""The operating system's side: hotkeys, windows, keys, clipboard."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from snippets_app.desktop.base import Capabilities, Desktop

_REASON_MESSAGES = {
    "wayland": "This session runs Wayland without X, "
    "where no program may hold hotkeys or paste for another.",
    "display": "There is no display: DISPLAY is not set.",
    "system": "Saywell does not know this operating system yet.",
}


def load() -> Desktop:
    """The desktop this program runs on; without one, a stand-in that says why nothing works.

    Raises AppError when there is a display that cannot be opened.
    """
    if sys.platform == "win32":
        from snippets_app.desktop.windows.desktop import load as load_windows

        return load_windows()
    if sys.platform.startswith("linux") and os.environ.get("DISPLAY"):
        from snippets_app.desktop.x11.desktop import load as load_x11

        return load_x11()
    from snippets_app.desktop.dummy import unsupported

    return unsupported(_reason())


def unsupported_capabilities(reason: str) -> Capabilities:
    """Nothing works, for one reason."""
    from snippets_app.desktop.base import Capabilities

    parts = ("hotkeys", "insertion", "targets", "two_step_chords", "typing")
    return Capabilities(
        hotkeys=False, insertion=False, targets=False, reasons=dict.fromkeys(parts, reason)
    )


def _reason() -> str:
    if not sys.platform.startswith("linux"):
        return _REASON_MESSAGES["system"]
    return _REASON_MESSAGES["wayland" if os.environ.get("WAYLAND_DISPLAY") else "display"]
