"""The claim as a named mutex, the line as a named pipe: both for this user in this session alone.

A mutex, not a locked file, since a profile on a server is shared by the desks a user is logged in
at, while hotkeys and windows are each session's own; and no virus scanner holds it for a moment.
"""

import _winapi
import contextlib
import ctypes
import logging
import os
import threading
from collections.abc import Callable
from ctypes import wintypes
from pathlib import Path

from snippets_app.core.digest import digest
from snippets_app.desktop.channel import Connection
from snippets_app.desktop.windows.libraries import Handle, declare, last_error, library
from snippets_app.desktop.windows.pipe import (
    PipeConnection,
    connecting_end,
    listening_end,
    milliseconds,
)
from snippets_app.desktop.windows.user import Private, session_number, user_sid
from snippets_app.paths import make_private

log = logging.getLogger(__name__)

_ERROR_FILE_NOT_FOUND = 2
_ERROR_ACCESS_DENIED = 5
_SYNCHRONIZE = 0x00100000
_RETRY_EVERY = 0.02
_RETRIES = 250
_JOIN_TIMEOUT = 5.0


class PipeChannel:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mutex = 0
        self._listening: _Listening | None = None

    def claim(self) -> bool:
        make_private(self._folder)
        create = declare(
            library("kernel32"), "CreateMutexW",
            Handle, wintypes.LPVOID, wintypes.BOOL, wintypes.LPCWSTR,
        )  # fmt: skip
        with contextlib.closing(Private()) as private:
            mutex = create(private.address, False, self._mutex_name())
            problem = last_error()  # before anything else is called
        if not mutex and problem != _ERROR_ACCESS_DENIED:
            raise ctypes.WinError(problem)
        if mutex and problem == _winapi.ERROR_ALREADY_EXISTS:
            _winapi.CloseHandle(mutex)
            return False
        self._mutex = mutex or 0
        return bool(mutex)

    def is_claimed(self) -> bool:
        find = declare(
            library("kernel32"), "OpenMutexW",
            Handle, wintypes.DWORD, wintypes.BOOL, wintypes.LPCWSTR,
        )  # fmt: skip
        mutex = find(_SYNCHRONIZE, False, self._mutex_name())
        if mutex:
            _winapi.CloseHandle(mutex)
        return bool(mutex) or last_error() != _ERROR_FILE_NOT_FOUND

    def listen(self, accepted: Callable[[Connection], None]) -> None:
        self._listening = _Listening(self._pipe_name(), accepted)

    def connect(self, deadline: float) -> Connection | None:
        """Who listens may from now on bring a window to the front, if this process may."""
        pipe = connecting_end(self._pipe_name(), deadline)
        if pipe is None:
            return None
        connection = PipeConnection(pipe)
        with contextlib.suppress(OSError):
            allow = declare(
                library("user32"), "AllowSetForegroundWindow", wintypes.BOOL, wintypes.DWORD
            )
            allow(connection.peer_number())
        return connection

    def stop_listening(self) -> None:
        if self._listening is not None:
            self._listening.close()
            self._listening = None

    def release(self) -> None:
        if self._mutex:
            _winapi.CloseHandle(self._mutex)
            self._mutex = 0

    def _mutex_name(self) -> str:
        return f"Local\\Saywell.{self._digest()}"

    def _pipe_name(self) -> str:
        return f"\\\\.\\pipe\\Saywell.{self._digest()}"

    def _digest(self) -> str:
        """Another one for each folder, user and session; a folder has more than one spelling."""
        folder = os.path.normcase(self._folder.resolve())
        parts = (folder, user_sid(), str(session_number()))
        return digest("\0".join(parts).encode(errors="surrogatepass")).hex()[:32]


class _Listening:
    """A thread that keeps one free instance of the pipe, until ``close``."""

    def __init__(self, name: str, accepted: Callable[[Connection], None]) -> None:
        self._name = name
        self._accepted = accepted
        kernel = library("kernel32")
        create = declare(
            kernel, "CreateEventW",
            Handle, wintypes.LPVOID, wintypes.BOOL, wintypes.BOOL, wintypes.LPCWSTR,
        )  # fmt: skip
        self._set = declare(kernel, "SetEvent", wintypes.BOOL, Handle)
        self._stop: int = create(None, True, False, None)
        if not self._stop:
            raise ctypes.WinError(last_error())
        self._private = Private()
        self._pipe = self._made_first()  # so that it can be reached from now on
        self._thread = threading.Thread(target=self._run, name="commands", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._set(self._stop)
        self._thread.join(_JOIN_TIMEOUT)
        _winapi.CloseHandle(self._stop)
        self._private.close()

    def _run(self) -> None:
        pipe = self._pipe or self._made_later()
        while pipe:
            connected = self._connected(pipe)
            if self._is_stopped(0):
                break
            # The next one is there before this one may go, or the name would be free.
            free = listening_end(self._name, self._private.address, first=False)
            if connected:
                self._accepted(PipeConnection(pipe))
            else:
                _winapi.CloseHandle(pipe)
            pipe = free
        if pipe:
            _winapi.CloseHandle(pipe)

    def _made_first(self) -> int:
        """0 while the name is taken."""
        try:
            return listening_end(self._name, self._private.address, first=True)
        except PermissionError:
            return 0

    def _made_later(self) -> int:
        """An answer of an earlier time may still be on its way; 0 when the name stays taken."""
        for _ in range(_RETRIES):
            if self._is_stopped(_RETRY_EVERY):
                return 0
            if pipe := self._made_first():
                return pipe
        log.warning("No command can reach this program: the name of its pipe is taken.")
        return 0

    def _connected(self, pipe: int) -> bool:
        """Waits until somebody connects, or the end; False also for one who has left again."""
        try:
            waiting = _winapi.ConnectNamedPipe(pipe, overlapped=True)
            _winapi.WaitForMultipleObjects([self._stop, waiting.event], False, _winapi.INFINITE)
            waiting.cancel()
            waiting.GetOverlappedResult(True)
        except OSError:
            return False
        return True

    def _is_stopped(self, seconds: float) -> bool:
        return _winapi.WaitForSingleObject(self._stop, milliseconds(seconds)) == 0
