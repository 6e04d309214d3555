"""A named pipe's two ends. Every call is overlapped, so that none waits longer than it may.

``_winapi`` is the standard library's own door to these calls (``multiprocessing`` uses it too): it
keeps the buffers of unfinished calls alive. https://learn.microsoft.com/windows/win32/ipc/named-pipes
"""

import _winapi
import contextlib
import ctypes
import time
from ctypes import wintypes

from snippets_app.desktop.windows.libraries import Handle, declare, last_error, library
from snippets_app.desktop.windows.user import owner_sid, user_sid

_PART = 65536
_PIPE_REJECT_REMOTE_CLIENTS = 0x00000008
# Who listens may learn who asks, and not act in his name:
# https://learn.microsoft.com/windows/win32/secauthz/impersonation-levels
_SQOS_IDENTIFICATION = 0x00100000 | 0x00010000
_ENDED = (_winapi.ERROR_BROKEN_PIPE, _winapi.ERROR_NO_DATA)
_SYNCHRONIZE = _winapi.SYNCHRONIZE


def listening_end(name: str, security: int, *, first: bool) -> int:
    """An instance of the pipe for one connection. OSError: ``first`` and there is one already."""
    alone = _winapi.FILE_FLAG_FIRST_PIPE_INSTANCE if first else 0
    return _winapi.CreateNamedPipe(
        name,
        _winapi.PIPE_ACCESS_DUPLEX | _winapi.FILE_FLAG_OVERLAPPED | alone,
        _winapi.PIPE_WAIT | _PIPE_REJECT_REMOTE_CLIENTS,
        _winapi.PIPE_UNLIMITED_INSTANCES,
        _PART,
        _PART,
        0,
        security,
    )


def connecting_end(name: str, deadline: float) -> int | None:
    """None when nobody listens, or not this user: pipes' names are the whole computer's, and any
    user may have taken this one first."""
    pipe = _opened(name, deadline)
    if pipe is not None and not _is_own(pipe):
        _winapi.CloseHandle(pipe)
        return None
    return pipe


def _opened(name: str, deadline: float) -> int | None:
    """While the listener makes its next instance, the pipe is busy."""
    while True:
        try:
            return _winapi.CreateFile(
                name,
                _winapi.GENERIC_READ | _winapi.GENERIC_WRITE,
                0,
                _winapi.NULL,
                _winapi.OPEN_EXISTING,
                _winapi.FILE_FLAG_OVERLAPPED | _SQOS_IDENTIFICATION,
                _winapi.NULL,
            )
        except OSError as problem:
            left = milliseconds(deadline - time.monotonic())
            if problem.winerror != _winapi.ERROR_PIPE_BUSY or not left:
                return None
        with contextlib.suppress(OSError):  # it closed, or had no time: the next try tells
            _winapi.WaitNamedPipe(name, left)


def _is_own(pipe: int) -> bool:
    try:
        return owner_sid(pipe) == user_sid()
    except OSError:
        return False


class PipeConnection:
    def __init__(self, pipe: int) -> None:
        self._pipe = pipe

    def send(self, data: bytes, deadline: float) -> None:
        left = memoryview(data)
        while left:
            going, _ = _winapi.WriteFile(self._pipe, left[:_PART], overlapped=True)
            written, _ = _finished(going, deadline)
            left = left[written:]

    def receive(self, deadline: float) -> bytes:
        try:
            coming, _ = _winapi.ReadFile(self._pipe, _PART, overlapped=True)
            _finished(coming, deadline)
        except OSError as problem:
            if problem.winerror in _ENDED:
                return b""
            raise
        return bytes(coming.getbuffer() or b"")

    def peer(self) -> "PipeProcess":
        return PipeProcess(self.peer_number())

    def peer_number(self) -> int:
        """Of the process that listens. OSError when it is gone."""
        ask = declare(
            library("kernel32"), "GetNamedPipeServerProcessId", wintypes.BOOL,
            Handle, ctypes.POINTER(wintypes.ULONG),
        )  # fmt: skip
        number = wintypes.ULONG()
        if not ask(self._pipe, ctypes.byref(number)):
            raise ctypes.WinError(last_error())
        return number.value

    def close(self) -> None:
        if self._pipe:
            _winapi.CloseHandle(self._pipe)
            self._pipe = 0


class PipeProcess:
    """A process by its handle: while that is open, its number is nobody else's."""

    def __init__(self, number: int) -> None:
        self._process = _winapi.OpenProcess(_SYNCHRONIZE, False, number)

    def wait_ended(self, timeout: float) -> bool:
        return _winapi.WaitForSingleObject(self._process, milliseconds(timeout)) == 0

    def close(self) -> None:
        _winapi.CloseHandle(self._process)


def _finished(going: _winapi.Overlapped, deadline: float) -> tuple[int, int]:
    """Bytes carried and an error number; TimeoutError after the call was taken back."""
    left = milliseconds(deadline - time.monotonic())
    if _winapi.WaitForMultipleObjects([going.event], False, left) == _winapi.WAIT_TIMEOUT:
        going.cancel()
        going.GetOverlappedResult(True)
        raise TimeoutError
    return going.GetOverlappedResult(True)


def milliseconds(seconds: float) -> int:
    """As Windows counts."""
    return max(0, int(seconds * 1000))
