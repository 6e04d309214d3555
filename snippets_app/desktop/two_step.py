"""Whether two-step chords work here; ``two_step_chords.py``, which is loaded when they are used."""

import os
import sys
from pathlib import Path

REASON_MESSAGES = {
    "system": "They are made for Windows and Linux.",
    "devices": "There are no input devices to watch.",
    "rights": "On Linux only the administrator may watch the keyboard.",
}


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
