"""What a process is called, and how far it is trusted.

https://learn.microsoft.com/windows/win32/secauthz/mandatory-integrity-control
"""

import ctypes
import ntpath
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import wintypes

from snippets_app.desktop.windows.libraries import Handle, declare, library

_QUERY_LIMITED_INFORMATION = 0x1000
_TOKEN_QUERY = 0x0008
_TOKEN_INTEGRITY_LEVEL = 25
_LONGEST_PATH = 32768
_SUFFIX = ".exe"
_LABEL_SIZE = 128


class _Label(ctypes.Structure):
    """TOKEN_MANDATORY_LABEL: a security identifier whose last part is the level."""

    _fields_ = (("identifier", ctypes.c_void_p), ("attributes", wintypes.DWORD))


class Processes:
    """Callable from any thread. Processes may end between any two questions."""

    def __init__(self) -> None:
        kernel32, security = library("kernel32"), library("advapi32")
        number, flag = wintypes.DWORD, wintypes.BOOL
        numbers = ctypes.POINTER(number)
        self._open = declare(kernel32, "OpenProcess", Handle, number, flag, number)
        self._close = declare(kernel32, "CloseHandle", flag, Handle)
        self._own = declare(kernel32, "GetCurrentProcessId", number)
        self._path = declare(
            kernel32, "QueryFullProcessImageNameW", flag, Handle, number, wintypes.LPWSTR, numbers
        )
        self._open_token = declare(
            security, "OpenProcessToken", flag, Handle, number, ctypes.POINTER(Handle)
        )
        self._token_information = declare(
            security, "GetTokenInformation", flag,
            Handle, ctypes.c_int, ctypes.c_void_p, number, numbers,
        )  # fmt: skip
        self._parts = declare(
            security, "GetSidSubAuthorityCount", ctypes.POINTER(ctypes.c_ubyte), ctypes.c_void_p
        )
        self._part = declare(security, "GetSidSubAuthority", numbers, ctypes.c_void_p, number)

    def program(self, process: int) -> str:
        """The name of its program's file in lower case, without ``.exe``; "" when unknown."""
        with self._opened(process) as handle:
            path = ctypes.create_unicode_buffer(_LONGEST_PATH)
            length = wintypes.DWORD(_LONGEST_PATH)
            if not handle or not self._path(handle, 0, path, ctypes.byref(length)):
                return ""
        return ntpath.basename(path.value).lower().removesuffix(_SUFFIX)

    def own(self) -> int:
        """The number of our own process."""
        return int(self._own())

    def integrity(self, process: int) -> int | None:
        """The integrity level: 0x2000 is a usual program, 0x3000 an administrator's. None when it
        may not be asked, which is so of many a process above our own."""
        with self._opened(process) as handle:
            token = Handle()
            if not handle or not self._open_token(handle, _TOKEN_QUERY, ctypes.byref(token)):
                return None
            try:
                return self._level(token)
            finally:
                self._close(token)

    def _level(self, token: Handle) -> int | None:
        answer, length = ctypes.create_string_buffer(_LABEL_SIZE), wintypes.DWORD()
        if not self._token_information(
            token, _TOKEN_INTEGRITY_LEVEL, answer, _LABEL_SIZE, ctypes.byref(length)
        ):
            return None
        identifier = _Label.from_buffer(answer).identifier
        last = self._parts(identifier).contents.value - 1
        return int(self._part(identifier, last).contents.value)

    @contextmanager
    def _opened(self, process: int) -> Iterator[int | None]:
        handle = self._open(_QUERY_LIMITED_INFORMATION, False, process)
        try:
            yield handle
        finally:
            if handle:
                self._close(handle)
