"""One running program per login session, and how other commands talk to it.

A claim says who runs; a line to it carries one line of JSON each way (``channel.py``).
"""

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from snippets_app.desktop.channel import Channel, Connection, Process, channel_for
from snippets_app.errors import AppError

VERSION = 1
LONGEST_LINE = 1024 * 1024
_CLIENT_TIMEOUT = 5.0
_RETRY_EVERY = 0.02

Message = dict[str, Any]
Handle = Callable[[Message], Message]


class NotRunning(AppError):
    """There is no running program to ask."""


class _Silent(AppError):
    """It runs, and says nothing."""


class Instance:
    """The claim to be the running program, in the folder ``runtime``."""

    def __init__(self, runtime: Path) -> None:
        self._folder = runtime
        self._channel: Channel = channel_for(runtime)
        self._claimed = False

    def claim(self) -> bool:
        """Become the running program; False when there is one. AppError without a folder."""
        with self._folder_trouble():
            self._claimed = self._claimed or self._channel.claim()
            if not self._claimed:
                time.sleep(_RETRY_EVERY)  # a command that only looked for us has let go by then
                self._claimed = self._channel.claim()
        return self._claimed

    def serve(self, handle: Handle) -> None:
        """Answer requests from now on, each on a thread of its own.

        An AppError of ``handle`` is sent back and raised at the asking side.
        """

        def accepted(connection: Connection) -> None:
            threading.Thread(target=_answer, args=(connection, handle), daemon=True).start()

        self._channel.listen(accepted)

    def send(self, request: Message, timeout: float = _CLIENT_TIMEOUT) -> Message:
        """Ask the running program; NotRunning when there is none, AppError when it fails or is
        silent."""
        deadline = time.monotonic() + timeout
        with self._connected(deadline) as connection:
            return _ask(connection, request, deadline)

    def quit(self, timeout: float) -> None:
        """Ask the running program to quit and wait until its process has ended, with all its
        files closed. NotRunning when there is none, AppError when it goes on."""
        deadline = time.monotonic() + timeout
        with self._connected(deadline) as connection, _peer(connection) as process:
            with contextlib.suppress(_Silent):  # it may be gone before its answer is read
                _ask(connection, {"command": "quit"}, deadline)
            if not process.wait_ended(deadline - time.monotonic()):
                raise AppError("The running Saywell has not ended.", "Quit it in the tray.")

    def stop_serving(self) -> None:
        """Answer no more, and still be the one that runs."""
        self._channel.stop_listening()

    def close(self) -> None:
        """Let another program run."""
        self.stop_serving()
        self._channel.release()
        self._claimed = False

    def is_running(self) -> bool:
        """Whether any program has the claim; AppError when the folder cannot be used."""
        with self._folder_trouble():
            return self._folder.is_dir() and self._channel.is_claimed()

    @contextlib.contextmanager
    def _connected(self, deadline: float) -> Iterator[Connection]:
        """A running program that has just started may hold the claim and not listen yet."""
        while (connection := self._channel.connect(deadline)) is None:
            if not self.is_running():
                raise NotRunning("Saywell is not running.", "Start it first: saywell")
            if time.monotonic() > deadline:
                raise _silent()
            time.sleep(_RETRY_EVERY)
        with contextlib.closing(connection):
            yield connection

    @contextlib.contextmanager
    def _folder_trouble(self) -> Iterator[None]:
        try:
            yield
        except OSError as problem:
            raise AppError(
                "The folder {folder} cannot be used: {reason}.",
                "Check its rights and the free space.",
                folder=self._folder,
                reason=problem.strerror or problem,
            ) from problem


def _ask(connection: Connection, request: Message, deadline: float) -> Message:
    try:
        connection.send(_line(request), deadline)
        answer = _read(connection, deadline)
    except OSError as problem:
        raise _silent() from problem
    if answer is None:
        raise _silent()
    if "error" in answer:
        raise AppError("{said}", "{advice}", said=answer["error"], advice=answer.get("hint", ""))
    return answer


@contextlib.contextmanager
def _peer(connection: Connection) -> Iterator[Process]:
    try:
        process = connection.peer()
    except OSError as problem:
        raise _silent() from problem
    with contextlib.closing(process):
        yield process


def _answer(connection: Connection, handle: Handle) -> None:
    with contextlib.closing(connection):
        try:
            request = _read(connection, time.monotonic() + _CLIENT_TIMEOUT)
            if request is not None:
                answer = _line(_handled(request, handle))
                connection.send(answer, time.monotonic() + _CLIENT_TIMEOUT)
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


def _read(connection: Connection, deadline: float) -> Message | None:
    """One line of JSON; None when it is too long, cut off or not an object. OSError when late."""
    received = bytearray()
    while not received.endswith(b"\n"):
        if len(received) > LONGEST_LINE:
            return None
        part = connection.receive(deadline)
        if not part:
            return None
        received += part
    try:
        message = json.loads(received)
    except ValueError:
        return None
    return message if isinstance(message, dict) else None


def _silent() -> _Silent:
    return _Silent("The running Saywell does not answer.", "Quit it and start it again.")
