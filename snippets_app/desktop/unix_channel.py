"""The claim as a locked file, the line as a socket beside it, in a folder of the user alone."""

import contextlib
import fcntl
import os
import select
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from snippets_app.desktop.channel import Connection
from snippets_app.paths import make_private

# Linux allows 107 bytes: https://man7.org/linux/man-pages/man7/unix.7.html
_LONGEST_ADDRESS = 100
_CREDENTIALS = struct.Struct("3i")
"""Process, user and group: SO_PEERCRED of the same page."""


class SocketChannel:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: int | None = None
        self._listener: socket.socket | None = None

    def claim(self) -> bool:
        self._lock = self._locked()
        return self._lock is not None

    def is_claimed(self) -> bool:
        lock = self._locked()
        if lock is not None:
            os.close(lock)
        return lock is None

    def listen(self, accepted: Callable[[Connection], None]) -> None:
        with _address(self._folder) as address:
            Path(address).unlink(missing_ok=True)
            listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            listener.bind(address)
            listener.listen()
        self._listener = listener
        threading.Thread(target=_accept, args=(listener, accepted), daemon=True).start()

    def connect(self, deadline: float) -> Connection | None:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(max(0.001, deadline - time.monotonic()))
        try:
            with _address(self._folder) as address:
                connection.connect(address)
        except OSError:
            connection.close()
            return None
        return SocketConnection(connection)

    def stop_listening(self) -> None:
        if self._listener is None:
            return
        with _address(self._folder) as address:
            Path(address).unlink(missing_ok=True)
        self._listener.shutdown(socket.SHUT_RDWR)  # wakes the thread that accepts
        self._listener.close()
        self._listener = None

    def release(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _locked(self) -> int | None:
        make_private(self._folder)
        lock = os.open(self._folder / "instance.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            return None
        return lock


class SocketConnection:
    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected

    def send(self, data: bytes, deadline: float) -> None:
        self._limit(deadline)
        self._socket.sendall(data)

    def receive(self, deadline: float) -> bytes:
        self._limit(deadline)
        return self._socket.recv(65536)

    def peer(self) -> "ProcessFile":
        told = self._socket.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
        return ProcessFile(_CREDENTIALS.unpack(told)[0])

    def close(self) -> None:
        self._socket.close()

    def _limit(self, deadline: float) -> None:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._socket.settimeout(left)


class ProcessFile:
    """A process as an open file: its number may become another's, this does not."""

    def __init__(self, number: int) -> None:
        self._file = os.pidfd_open(number)

    def wait_ended(self, timeout: float) -> bool:
        ended, _, _ = select.select([self._file], [], [], max(0, timeout))
        return bool(ended)

    def close(self) -> None:
        os.close(self._file)


@contextlib.contextmanager
def _address(folder: Path) -> Iterator[str]:
    """The socket's address; a long one goes by way of the open folder, which is always short."""
    address = str(folder / "instance.sock")
    if len(os.fsencode(address)) <= _LONGEST_ADDRESS:
        yield address
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        yield f"/proc/self/fd/{opened}/instance.sock"
    finally:
        os.close(opened)


def _accept(listener: socket.socket, accepted: Callable[[Connection], None]) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:  # closed
            return
        accepted(SocketConnection(connection))
