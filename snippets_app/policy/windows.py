"""What a policy needs of Windows: its registry, ProgramData, and who may write where."""

import ctypes
import sys
import winreg
from collections.abc import Iterator, Mapping
from ctypes import wintypes
from pathlib import Path
from uuid import UUID

from snippets_app.policy.registry import MACHINE, USER

assert sys.platform == "win32"  # what follows is no concern of type checks for others
_ROOTS = {MACHINE: winreg.HKEY_LOCAL_MACHINE, USER: winreg.HKEY_CURRENT_USER}
_PROGRAM_DATA = UUID("62AB5D82-FDC1-4DC3-A9DD-070D1D495D97").bytes_le
"""https://learn.microsoft.com/windows/win32/shell/knownfolderid"""
_GENERIC_WRITE = 0x40000000
_FILE_ADD_FILE = 0x0002
_SHARE_ALL = 0x0007
_OPEN_EXISTING = 3
_BACKUP_SEMANTICS = 0x02000000
"""Without it no folder is opened."""
_INVALID = ctypes.c_void_p(-1).value


class WindowsRegistry:
    """The view of 64-bit programs and of 32-bit ones is one and the same under Policies:
    https://learn.microsoft.com/windows/win32/winprog64/shared-registry-keys"""

    def values(self, root: str, key: str) -> Mapping[str, object] | None:
        try:
            with winreg.OpenKey(_ROOTS[root], key) as opened:
                found = dict(_values(opened))
                return found | {name: dict(_values_below(opened, name)) for name in _names(opened)}
        except FileNotFoundError:
            return None

    def may_write(self, root: str, key: str) -> bool:
        try:
            winreg.OpenKey(_ROOTS[root], key, access=winreg.KEY_SET_VALUE).Close()
        except OSError:
            return False
        return True


def _values(opened: winreg.HKEYType) -> Iterator[tuple[str, object]]:
    for number in range(winreg.QueryInfoKey(opened)[1]):
        name, value, kind = winreg.EnumValue(opened, number)
        yield (
            name,
            winreg.ExpandEnvironmentStrings(value) if kind == winreg.REG_EXPAND_SZ else value,
        )


def _names(opened: winreg.HKEYType) -> list[str]:
    return [winreg.EnumKey(opened, number) for number in range(winreg.QueryInfoKey(opened)[0])]


def _values_below(opened: winreg.HKEYType, name: str) -> Iterator[tuple[str, object]]:
    with winreg.OpenKey(opened, name) as below:
        yield from _values(below)


def machine_folder() -> Path:
    """ProgramData as the system knows it: the environment's word could be changed by the user."""
    path = ctypes.c_wchar_p()
    shell = ctypes.WinDLL("shell32").SHGetKnownFolderPath
    shell.argtypes = [ctypes.c_char_p, wintypes.DWORD, wintypes.HANDLE, ctypes.c_void_p]
    shell.restype = ctypes.c_long
    failed = shell(_PROGRAM_DATA, 0, None, ctypes.byref(path))
    found = path.value
    free = ctypes.WinDLL("ole32").CoTaskMemFree
    free.argtypes, free.restype = [ctypes.c_void_p], None
    free(path)
    return Path(r"C:\ProgramData") if failed or not found else Path(found)


def may_write_file(file: Path) -> bool:
    """Whether this user could change the file, or put another one into its folder.

    Only the rights are asked for by opening; nothing is written. ``os.access`` knows no more than
    the attribute "read-only".
    """
    return _opens(file, _GENERIC_WRITE) or _opens(file.parent, _FILE_ADD_FILE)


def _opens(path: Path, rights: int) -> bool:
    kernel = ctypes.WinDLL("kernel32")
    create, close = kernel.CreateFileW, kernel.CloseHandle
    create.argtypes = [
        wintypes.LPCWSTR,
        *(wintypes.DWORD, wintypes.DWORD, ctypes.c_void_p, wintypes.DWORD, wintypes.DWORD),
        wintypes.HANDLE,
    ]
    create.restype, close.argtypes = wintypes.HANDLE, [wintypes.HANDLE]
    handle = create(str(path), rights, _SHARE_ALL, None, _OPEN_EXISTING, _BACKUP_SEMANTICS, None)
    if handle in (None, _INVALID):
        return False
    close(handle)
    return True
