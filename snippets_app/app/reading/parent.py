"""Starts the process that reads a file, hears what it tells, and ends it when it must be."""

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import msgspec

from snippets_app.app.reading.messages import (
    Entries,
    Fault,
    Look,
    Message,
    Progress,
    Refusals,
    Request,
    Rest,
    Trouble,
    received,
)
from snippets_app.core.draft import Draft, Entry, Refused
from snippets_app.desktop.limits import Limits
from snippets_app.errors import AppError
from snippets_app.formats.sources.base import Options
from snippets_app.formats.sources.wording import quoted

CHILD = "read-file"
"""The first argument of the process that reads, see ``snippets_app.__main__``."""
_TO_END = 0.2
"""Seconds in which a process that has said all, or failed, ends by itself."""
_AGAIN = (0.1, 0.3)
"""Seconds after which a start that failed is tried again."""
_OVERWORKED = (-24, 1816)
"""How a process ends that passes its limit of work: SIGXCPU, or ERROR_NOT_ENOUGH_QUOTA."""
Told = Callable[[Progress], None]


class Reading:
    """One look at a file or one reading of it, on the calling thread, which waits.

    ``cancel`` may be called from any other thread; then there is no result.
    """

    def __init__(
        self,
        file: Path,
        source: str = "",
        options: Options | None = None,
        *,
        likely: str = "",
        limits: Limits | None = None,
    ) -> None:
        """``source``: the name of one, "" for the best that fits; ``likely``: the encoding of the
        person's own language, for files too short to tell."""
        chosen = options or Options()
        self._file = file
        self._request = Request(
            path=os.fsencode(file.absolute()),
            limits=limits or Limits(),
            source=source,
            likely=likely,
            encoding=chosen.encoding,
            columns=chosen.columns,
            header=chosen.header,
            delimiter=chosen.delimiter,
            sheet=chosen.sheet,
            skip=chosen.skip,
        )
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_cancelled = False
        self._is_late = False

    def look(self) -> Look | None:
        """What kind of file it is, and how it looks; None after ``cancel``. Raises AppError."""
        asked = msgspec.structs.replace(self._request, look_only=True)
        with self._answers(asked) as answers:
            for answer in answers:
                if isinstance(answer, Look):
                    return answer
                self._check(answer)
        self._explain()
        return None

    def draft(self, told: Told = lambda _progress: None) -> Draft | None:
        """All that the file holds; None after ``cancel``. Raises AppError."""
        entries: list[Entry] = []
        refused: list[Refused] = []
        with self._answers(self._request) as answers:
            for answer in answers:
                match answer:
                    case Progress():
                        told(answer)
                    case Entries():
                        entries += answer.entries
                    case Refusals():
                        refused += answer.refused
                    case Rest():
                        return replace(answer.draft, entries=tuple(entries), refused=tuple(refused))
                    case _:
                        self._check(answer)
        self._explain()
        return None

    def cancel(self) -> None:
        """End the process that reads, and it alone."""
        with self._lock:
            self._is_cancelled = True
            self._kill()

    def _check(self, answer: Message) -> None:
        match answer:
            case Trouble():
                raise answer.reason.error()
            case Fault():
                logging.getLogger(__name__).error("Reading failed:\n%s", answer.stack)
                raise AppError(
                    "“{file}” could not be read: something went wrong inside Saywell.",
                    "It is in the log; please report it.",
                    file=quoted(self._file.name),
                )

    def _explain(self) -> None:
        """Why there is no result, unless that was wished."""
        if self._is_cancelled:
            return
        if self._is_late or (self._process and self._process.returncode in _OVERWORKED):
            raise AppError(
                "“{file}” takes far too long to read.",
                "Divide it into smaller files. If it is from a stranger, do not open it.",
                file=quoted(self._file.name),
            )
        raise AppError(
            "The reading of “{file}” was ended from outside, or needed too much memory.",
            "Try again, or divide it into smaller files.",
            file=quoted(self._file.name),
        )

    @contextmanager
    def _answers(self, request: Request) -> Iterator[Iterator[Message]]:
        """The process ends with the block, whatever happens in it."""
        process = self._start()
        if process is None:
            yield iter(())
            return
        timer = threading.Timer(request.limits.time, self._come_late)
        timer.daemon = True
        timer.start()
        try:
            with suppress(OSError):  # it may have ended already
                _ask(process, request)
            assert process.stdout
            yield received(process.stdout)
        finally:
            timer.cancel()
            self._end(process)

    def _start(self) -> subprocess.Popen[bytes] | None:
        """A start may fail for what is over a moment later: a virus scanner, too little memory."""
        for pause in _AGAIN:
            with suppress(OSError):
                return self._spawn()
            time.sleep(pause)
        try:
            return self._spawn()
        except OSError as trouble:
            raise AppError(
                "The process that reads files could not be started: {reason}.",
                "Close some programs, then import again.",
                reason=trouble.strerror or trouble,
            ) from trouble

    def _spawn(self) -> subprocess.Popen[bytes] | None:
        with self._lock:
            if self._is_cancelled:
                return None
            self._process = _spawned()
            return self._process

    def _come_late(self) -> None:
        with self._lock:
            self._is_late = True
            self._kill()

    def _kill(self) -> None:
        if self._process:
            with suppress(OSError):  # on Windows when it has just ended
                self._process.kill()

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout
        with suppress(subprocess.TimeoutExpired):
            process.wait(_TO_END)
        self._kill()
        process.stdout.close()
        process.wait()


def _spawned() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def command() -> list[str]:
    """A built program has no ``python -m``; on Windows the one with a console has an output.

    ``-P``: the folder that the person stands in may hold a stranger's ``csv.py``.
    """
    if getattr(sys, "frozen", False):
        console = Path(sys.executable).with_name("saywell.com")
        on_windows = sys.platform == "win32" and console.exists()
        return [str(console) if on_windows else sys.executable, CHILD]
    return [sys.executable, "-P", "-m", "snippets_app", CHILD]


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def _ask(process: subprocess.Popen[bytes], request: Request) -> None:
    assert process.stdin
    with process.stdin:
        process.stdin.write(msgspec.msgpack.encode(request))
