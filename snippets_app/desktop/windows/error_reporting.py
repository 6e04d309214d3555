"""Keeps Windows Error Reporting from writing this process's memory to a disk, or sending it.

https://learn.microsoft.com/windows/win32/wer/windows-error-reporting
"""

import sys
from ctypes import c_int, wintypes
from pathlib import Path

from snippets_app.desktop.windows.libraries import declare, library

_SEM_NOGPFAULTERRORBOX = 0x0002
"""An exception that nothing handles ends the process at once, and no reporter is started."""
_NOHEAP = 0x00000001
"""What is reported all the same, such as a failed check of the stack, is without the heap."""


def report_nothing() -> None:
    """A built program is also left out by its name, for good; Python's own name stays as it is."""
    kernel = library("kernel32")
    mode = declare(kernel, "GetErrorMode", wintypes.UINT)()
    declare(kernel, "SetErrorMode", wintypes.UINT, wintypes.UINT)(mode | _SEM_NOGPFAULTERRORBOX)
    declare(kernel, "WerSetFlags", c_int, wintypes.DWORD)(_NOHEAP)
    if getattr(sys, "frozen", False):
        leave_out(Path(sys.executable).name)


def leave_out(program: str) -> None:
    """No crash of a program of this name is reported for this user."""
    exclude = declare(
        library("wer"), "WerAddExcludedApplication", c_int, wintypes.LPCWSTR, wintypes.BOOL
    )
    exclude(program, False)
