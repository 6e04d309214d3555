"""Who runs this process, and what only he may open."""

import ctypes
from ctypes import wintypes

from snippets_app.desktop.windows.libraries import Handle, declare, last_error, library

_TOKEN_QUERY = 0x0008
_TOKEN_USER = 1
_SDDL_REVISION_1 = 1
_KERNEL_OBJECT = 6
_OWNER = 0x1


class SecurityAttributes(ctypes.Structure):
    """https://learn.microsoft.com/windows/win32/api/wtypesbase/ns-wtypesbase-security_attributes"""

    _fields_ = (
        ("length", wintypes.DWORD),
        ("descriptor", wintypes.LPVOID),
        ("inherit", wintypes.BOOL),
    )


class _SidAndAttributes(ctypes.Structure):
    _fields_ = (("sid", wintypes.LPVOID), ("attributes", wintypes.DWORD))


class Private:
    """The security of an object that this user alone may open; lives as long as this does.

    The rights are written in the language of
    https://learn.microsoft.com/windows/win32/secauthz/security-descriptor-string-format
    """

    def __init__(self) -> None:
        self._free = declare(library("kernel32"), "LocalFree", wintypes.LPVOID, wintypes.LPVOID)
        convert = declare(
            library("advapi32"), "ConvertStringSecurityDescriptorToSecurityDescriptorW",
            wintypes.BOOL, wintypes.LPCWSTR, wintypes.DWORD,
            ctypes.POINTER(wintypes.LPVOID), ctypes.POINTER(wintypes.ULONG),
        )  # fmt: skip
        user = user_sid()
        self._descriptor = wintypes.LPVOID()
        rights = f"O:{user}D:P(A;;GA;;;{user})"
        if not convert(rights, _SDDL_REVISION_1, ctypes.byref(self._descriptor), None):
            raise ctypes.WinError(last_error())
        self.attributes = SecurityAttributes(
            ctypes.sizeof(SecurityAttributes), self._descriptor, inherit=False
        )

    @property
    def address(self) -> int:
        """Where the attributes lie, for calls that want a number."""
        return ctypes.addressof(self.attributes)

    def close(self) -> None:
        self._free(self._descriptor)


def user_sid() -> str:
    """The user's number in the form ``S-1-5-…``. OSError when the system does not tell it."""
    kernel, advapi = library("kernel32"), library("advapi32")
    current = declare(kernel, "GetCurrentProcess", Handle)
    close = declare(kernel, "CloseHandle", wintypes.BOOL, Handle)
    open_token = declare(
        advapi, "OpenProcessToken", wintypes.BOOL, Handle, wintypes.DWORD, ctypes.POINTER(Handle)
    )
    token = Handle()
    if not open_token(current(), _TOKEN_QUERY, ctypes.byref(token)):
        raise ctypes.WinError(last_error())
    try:
        return _sid_of(advapi, token)
    finally:
        close(token)


def owner_sid(handle: int) -> str:
    """Who made a pipe or another of the kernel's objects. OSError when that is not told."""
    advapi = library("advapi32")
    pointer = ctypes.POINTER(wintypes.LPVOID)
    ask = declare(
        advapi, "GetSecurityInfo", wintypes.DWORD,
        Handle, ctypes.c_int, wintypes.DWORD, pointer, pointer, pointer, pointer, pointer,
    )  # fmt: skip
    free = declare(library("kernel32"), "LocalFree", wintypes.LPVOID, wintypes.LPVOID)
    sid, descriptor = wintypes.LPVOID(), wintypes.LPVOID()
    problem = ask(
        handle, _KERNEL_OBJECT, _OWNER, ctypes.byref(sid), None, None, None,
        ctypes.byref(descriptor),
    )  # fmt: skip
    if problem:
        raise ctypes.WinError(problem)
    try:
        return _written(advapi, sid.value or 0)
    finally:
        free(descriptor)


def _sid_of(advapi: ctypes.WinDLL, token: Handle) -> str:
    ask = declare(
        advapi, "GetTokenInformation", wintypes.BOOL,
        Handle, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD, ctypes.POINTER(wintypes.DWORD),
    )  # fmt: skip
    length = wintypes.DWORD()
    ask(token, _TOKEN_USER, None, 0, ctypes.byref(length))
    told = ctypes.create_string_buffer(length.value)
    if not ask(token, _TOKEN_USER, told, length, ctypes.byref(length)):
        raise ctypes.WinError(last_error())
    return _written(advapi, _SidAndAttributes.from_buffer(told).sid)


def _written(advapi: ctypes.WinDLL, sid: int) -> str:
    free = declare(library("kernel32"), "LocalFree", wintypes.LPVOID, wintypes.LPVOID)
    write = declare(
        advapi, "ConvertSidToStringSidW",
        wintypes.BOOL, wintypes.LPVOID, ctypes.POINTER(wintypes.LPWSTR),
    )  # fmt: skip
    text = wintypes.LPWSTR()
    if not write(sid, ctypes.byref(text)):
        raise ctypes.WinError(last_error())
    try:
        return str(text.value)
    finally:
        free(text)


def session_number() -> int:
    """The login session's: a user may have several at once, by remote desktop."""
    kernel = library("kernel32")
    own = declare(kernel, "GetCurrentProcessId", wintypes.DWORD)
    find = declare(
        kernel, "ProcessIdToSessionId", wintypes.BOOL,
        wintypes.DWORD, ctypes.POINTER(wintypes.DWORD),
    )  # fmt: skip
    session = wintypes.DWORD()
    if not find(own(), ctypes.byref(session)):
        raise ctypes.WinError(last_error())
    return session.value
