"""Whether Saywell starts when its user logs in, and how that is changed by him."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from snippets_app.paths import Paths, standard


class Autostart(Protocol):
    def is_on(self) -> bool:
        """Whether this very program starts at the next login, as the system itself sees it."""

    def reason(self) -> str:
        """Why the user cannot change it here, as a message; "" when he can."""

    def set(self, *, on: bool) -> None:
        """As the user has just said, and never otherwise. AppError when it cannot be kept."""


def autostart_for(places: Paths) -> Autostart:
    """Of this program with the data in these places."""
    command = command_for(places)
    if sys.platform == "win32":
        from snippets_app.desktop.windows.autostart import RunKeyAutostart

        return RunKeyAutostart(command)
    else:  # noqa: RET505 - the type checker reads the other system's file otherwise
        from snippets_app.desktop.desktop_file import DesktopFileAutostart

        return DesktopFileAutostart(command)


def command_for(places: Paths) -> tuple[str, ...]:
    """What starts this program again, without a window of a console."""
    own = () if places == standard() else ("--data-dir", str(places.data))
    return (*_program(), *own)


def _program() -> Sequence[str]:
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    windowed = Path(sys.executable).with_name("pythonw.exe")
    return (str(windowed) if windowed.exists() else sys.executable, "-m", "snippets_app")
