"""One running program per login session, and how other commands talk to it.

A lock says who runs; a socket beside it carries one line of JSON each way. Both lie in a folder
of the user alone. The lock goes with the process, so that a killed one blocks nobody.
"""

import contextlib
import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from snippets_app.errors import AppError
from snippets_app.paths import make_private

VERSION = 1
LONGEST_LINE = 1024 * 1024
_CLIENT_TIMEOUT = 5.0
_RETRY_EVERY = 0.02
# Linux allows 107 bytes: https://man7.org/linux/man-pages/man7/unix.7.html
_LONGEST_ADDRESS = 100

Message = dict[str, Any]
Handle = Callable[[Message], Message]


class Instance:
    """The claim to be the running program, in the folder ``runtime``."""

    def __init__(self, runtime: Path) -> None:
        self._folder = runtime
        self._lock: int | None = None
        self._listener: socket.socket | None = None

    def claim(self) -> bool:
        """Become the running program; False when there is one. AppError without a folder."""
        if self._lock is not None:
            return True
        self._lock = self._locked()
        if self._lock is None:
            time.sleep(_RETRY_EVERY)  # a command that only looked for us has let go by then
            self._lock = self._locked()
        return self._lock is not None

    def serve(self, handle: Handle) -> None:
        """Answer requests from now on, each on a thread of its own.

        An AppError of ``handle`` is sent back and raised at the asking side.
        """
        with _address(self._folder) as address:
            Path(address).unlink(missing_ok=True)
            listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            listener.bind(address)
            listener.listen()
        self._listener = listener
        threading.Thread(target=_accept, args=(listener, handle), daemon=True).start()

    def send(self, request: Message, timeout: float = _CLIENT_TIMEOUT) -> Message:
        """Ask the running program; AppError when none runs, or it fails or is silent."""
        deadline = time.monotonic() + timeout
        with self._connected(deadline) as connection:
            try:
                connection.sendall(_line(request))
                answer = _read(connection, deadline)
            except OSError as problem:
                raise _silent() from problem
        if answer is None:
            raise _silent()
        if "error" in answer:
            raise AppError(
                "{said}", "{advice}", said=answer["error"], advice=answer.get("hint", "")
            )
        return answer

    def close(self) -> None:
        """Let another program run."""
        if self._listener:
            with _address(self._folder) as address:
                Path(address).unlink(missing_ok=True)
            self._listener.shutdown(socket.SHUT_RDWR)  # wakes the thread that accepts
            self._listener.close()
            self._listener = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _locked(self) -> int | None:
        import fcntl  # there is none on Windows

        try:
            make_private(self._folder)
            lock = os.open(self._folder / "instance.lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as problem:
            raise AppError(
                "The folder {folder} cannot be used: {reason}.",
                "Check its rights and the free space.",
                folder=self._folder,
                reason=problem.strerror or problem,
            ) from problem
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            return None
        return lock

    @contextlib.contextmanager
    def _connected(self, deadline: float) -> Iterator[socket.socket]:
        """A running program that has just started may hold the lock and not listen yet."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            while not self._reached(connection, deadline):
                if not self.is_running():
                    raise AppError("Saywell is not running.", "Start it first: saywell")
                if time.monotonic() > deadline:
                    raise _silent()
                time.sleep(_RETRY_EVERY)
            yield connection

    def _reached(self, connection: socket.socket, deadline: float) -> bool:
        connection.settimeout(max(0.001, deadline - time.monotonic()))
        try:
            with _address(self._folder) as address:
                connection.connect(address)
        except OSError:
            return False
        return True

    def is_running(self) -> bool:
        if not self._folder.is_dir():
            return False
        lock = self._locked()
        if lock is not None:
            os.close(lock)
        return lock is None


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


def _accept(listener: socket.socket, handle: Handle) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:  # closed
            return
        threading.Thread(target=_answer, args=(connection, handle), daemon=True).start()


def _answer(connection: socket.socket, handle: Handle) -> None:
    with connection:
        connection.settimeout(_CLIENT_TIMEOUT)
        try:
            request = _read(connection, time.monotonic() + _CLIENT_TIMEOUT)
            if request is not None:
                connection.sendall(_line(_handled(request, handle)))
        except OSError:  # the asking side went away; nobody waits for the answer
            return


def _handled(request: Message, handle: Handle) -> Message:
    if request.get("version") != VERSION:
        return {
            "error": "Another version of Saywell is running.",
            "hint": "Quit it in the tray and start it again.",
        }
    try:
        return handle(request)
    except AppError as error:
        return {"error": error.title, "hint": error.hint}


def _line(message: Message) -> bytes:
    """Also of what is no Unicode text, such as an argument in another encoding."""
    line = json.dumps({"version": VERSION} | message, ensure_ascii=False)
    return line.encode(errors="surrogatepass") + b"\n"


def _read(connection: socket.socket, deadline: float) -> Message | None:
    """One line of JSON; None when it is too long, too late, cut off or not an object."""
    received = bytearray()
    while not received.endswith(b"\n"):
        left = deadline - time.monotonic()
        if left <= 0 or len(received) > LONGEST_LINE:
            return None
        connection.settimeout(left)
        part = connection.recv(65536)
        if not part:
            return None
        received += part
    try:
        message = json.loads(received)
    except ValueError:
        return None
    return message if isinstance(message, dict) else None


def _silent() -> AppError:
    return AppError("The running Saywell does not answer.", "Quit it and start it again.")
