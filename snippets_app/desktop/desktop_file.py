"""Starting at login where desktops follow freedesktop.org: a file in ``autostart``.

https://specifications.freedesktop.org/autostart-spec/latest/
"""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from snippets_app.errors import AppError
from snippets_app.paths import write_whole

NAME = "saywell.desktop"
_CONTENT = """[Desktop Entry]
Type=Application
Name=Saywell
Comment=Standard phrases by hotkey
Exec={command}
Terminal=false
"""
_OFF = re.compile(r"(?mi)^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$")
_PLAIN = re.compile(r"[\w@%+=:,./-]+")


class DesktopFileAutostart:
    """Starts ``command``; another program's file of the same name counts as off."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = written(command)
        top = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
        self._file = Path(top) / "autostart" / NAME

    def is_on(self) -> bool:
        """Desktops have settings of their own that switch such a file off."""
        try:
            found = self._file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return False
        return f"Exec={self._command}\n" in found and not _OFF.search(found)

    def reason(self) -> str:
        return ""

    def set(self, *, on: bool) -> None:
        try:
            if on:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                write_whole(self._file, _CONTENT.format(command=self._command).encode())
            else:
                self._file.unlink(missing_ok=True)
        except OSError as problem:
            raise AppError(
                "{file} could not be written: {reason}.",
                "Check its rights and the free space, then save again.",
                file=self._file,
                reason=problem.strerror or problem,
            ) from problem


def written(command: Sequence[str]) -> str:
    """As the key Exec has it:
    https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html"""
    return " ".join(map(_quoted, command)).replace("%", "%%")


def _quoted(argument: str) -> str:
    if _PLAIN.fullmatch(argument):
        return argument
    inside = re.sub(r'(["`$\\])', r"\\\1", argument)
    # The file's own way of writing strings comes on top of the quotes.
    return '"' + inside.replace("\\", "\\\\") + '"'
