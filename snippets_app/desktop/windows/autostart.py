"""Starting at login on Windows: the Run keys, and what the user said of them in Windows itself.

``StartupApproved`` is where the Task Manager and the settings keep that somebody has switched a
program off: its first byte is odd then. Neither key's content is documented by Microsoft beyond
https://learn.microsoft.com/windows/win32/setupapi/run-and-runonce-registry-keys
"""

import subprocess
import winreg
from collections.abc import Sequence
from contextlib import suppress

from snippets_app.errors import AppError

NAME = "Saywell"
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
_ON = bytes([2]) + bytes(11)
_FOR_ALL_MESSAGES = (
    "It is installed for everybody at this computer: Windows’ own settings switch it off, "
    "under Apps, Startup.",
)


class RunKeyAutostart:
    """Starts ``command``. An entry that starts another program counts as off."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = written(command)

    def is_on(self) -> bool:
        """An installation for everybody has its entry with the computer's."""
        return any(
            self._starts(root) and all(_is_approved(each) for each in {root, _USER})
            for root in (_USER, _ALL)
        )

    def reason(self) -> str:
        return _FOR_ALL_MESSAGES[0] if self._starts(_ALL) else ""

    def set(self, *, on: bool) -> None:
        try:
            if on:
                _put(RUN, winreg.REG_SZ, self._command)
                _put(APPROVED, winreg.REG_BINARY, _ON)
            else:
                _take(RUN)
                _take(APPROVED)
        except OSError as problem:
            raise AppError(
                "Windows does not keep whether Saywell starts when you log in: {reason}.",
                "Ask whoever looks after this computer.",
                reason=problem.strerror or problem,
            ) from problem

    def _starts(self, root: int) -> bool:
        return str(_read(root, RUN)).casefold() == self._command.casefold()


_USER, _ALL = winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE


def written(command: Sequence[str]) -> str:
    """The program always in quotes: a space in its path would end it."""
    program, *arguments = command
    return f'"{program}" {subprocess.list2cmdline(arguments)}'.strip()


def _is_approved(root: int) -> bool:
    found = _read(root, APPROVED)
    return not (isinstance(found, bytes) and found and found[0] % 2)


def _read(root: int, key: str) -> object:
    try:
        with winreg.OpenKey(root, key) as opened:
            return winreg.QueryValueEx(opened, NAME)[0]
    except OSError:
        return None


def _put(key: str, kind: int, value: str | bytes) -> None:
    with winreg.CreateKey(_USER, key) as opened:
        winreg.SetValueEx(opened, NAME, 0, kind, value)


def _take(key: str) -> None:
    with suppress(FileNotFoundError), winreg.OpenKey(_USER, key, 0, winreg.KEY_SET_VALUE) as opened:
        winreg.DeleteValue(opened, NAME)
