"""Two-step chords (``Ctrl+;`` then ``3``) by the ``keyboard`` library, off by default.

The library watches every key of the keyboard: on Linux only root may, and on Windows its watching
ends for good after a stall. What one chord can do is therefore left to ``Hotkeys``.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from snippets_app.core.chord import Chord
from snippets_app.errors import AppError

_NAMES = {"PageUp": "page up", "PageDown": "page down", "Win": "windows", "+": "plus", ",": "comma"}


REASON_MESSAGES = {
    "system": "They are made for Windows and Linux.",
    "devices": "There are no input devices to watch.",
    "rights": "On Linux only the administrator may watch the keyboard.",
}


class TwoStepChords:
    """Each pair of chords calls back on the library's thread."""

    def __init__(self) -> None:
        reason = unavailable()
        if reason:
            raise AppError("Two-step chords do not work here: {reason}", reason=reason)
        import keyboard  # starts a thread and reads devices at first use

        self._keyboard: Any = keyboard
        self._handles: dict[tuple[Chord, Chord], Callable[[], None]] = {}

    def register(self, first: Chord, second: Chord, pressed: Callable[[], None]) -> None:
        """Raises AppError when the library cannot watch these keys."""
        try:
            handle = self._keyboard.add_hotkey(written(first, second), pressed)
        except (ImportError, OSError, ValueError, AssertionError) as problem:
            raise AppError(
                "The chord {first}, {second} cannot be watched.",
                "Choose single chords, or turn two-step chords off.",
                first=first,
                second=second,
            ) from problem
        self._handles[first, second] = handle

    def unregister(self, first: Chord, second: Chord) -> None:
        handle = self._handles.pop((first, second), None)
        if handle is not None:
            self._keyboard.remove_hotkey(handle)

    def close(self) -> None:
        for first, second in list(self._handles):
            self.unregister(first, second)


def written(first: Chord, second: Chord) -> str:
    """The pair in the library's own spelling, such as ``ctrl+;, 3``."""
    return ", ".join(
        "+".join(_name(part) for part in (*c.modifiers, c.key)) for c in (first, second)
    )


def unavailable(devices: Path = Path("/dev/input")) -> str:
    """Why two-step chords do not work on this system, in a sentence, or an empty text."""
    if sys.platform == "win32":
        return ""
    if not sys.platform.startswith("linux"):
        return REASON_MESSAGES["system"]
    if not any(devices.glob("event*")):
        return REASON_MESSAGES["devices"]
    if os.geteuid() != 0:
        return REASON_MESSAGES["rights"]
    return ""


def _name(part: str) -> str:
    return _NAMES.get(part, part.lower())
