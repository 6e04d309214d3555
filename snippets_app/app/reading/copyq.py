"""CopyQ's items, asked of the CopyQ that runs: it prints them into a file, which is then read."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from snippets_app.app.reading.parent import Reading, Told
from snippets_app.core.draft import Draft
from snippets_app.errors import AppError
from snippets_app.formats.sources.copyq import ARGUMENTS

PATIENCE = 30.0
"""Seconds for CopyQ to print all it has."""
_ON_WINDOWS = r"CopyQ\copyq.exe"


def is_installed() -> bool:
    """Whether CopyQ can be asked once it runs."""
    return _program() is not None


class CopyQReading:
    """One reading of what the running CopyQ holds; ``cancel`` may be called from another thread."""

    def __init__(self, reading_of: Callable[[Path], Reading], patience: float = PATIENCE) -> None:
        """``reading_of`` reads the file that CopyQ printed."""
        self._reading_of = reading_of
        self._patience = patience
        self._lock = threading.Lock()
        self._is_cancelled = False
        self._end: Callable[[], None] = _nothing

    def draft(self, told: Told = lambda _progress: None) -> Draft | None:
        """All of it; None after ``cancel``. Raises AppError."""
        program = _program()
        if program is None:
            raise AppError(
                "CopyQ is not installed, or not where it is looked for.",
                "Install it, or add its folder to PATH.",
            )
        with _folder() as folder:
            file = Path(folder) / "CopyQ.json"
            if not self._print_into(file, program):
                return None
            reading = self._reading_of(file)
            self._ends_by(reading.cancel)
            return reading.draft(told)

    def cancel(self) -> None:
        """End what is under way, and begin nothing more."""
        with self._lock:
            self._is_cancelled = True
            self._end()

    def _ends_by(self, end: Callable[[], None]) -> None:
        with self._lock:
            self._end = end
            if self._is_cancelled:
                end()

    def _print_into(self, file: Path, program: str) -> bool:
        """Whether it was let print to its end. Raises AppError."""
        with self._lock:
            if self._is_cancelled:
                return False
            process = _printing(file, program)
            self._end = partial(_kill, process)
        try:
            code = process.wait(self._patience)
        except subprocess.TimeoutExpired as trouble:
            _kill(process)
            process.wait()
            raise _silent() from trouble
        finally:
            self._ends_by(_nothing)
        if self._is_cancelled:
            return False
        if code or not file.stat().st_size:
            raise _silent()
        return True


def _folder() -> TemporaryDirectory[str]:
    """What a scanner of viruses still holds when all is read is no trouble of the import."""
    try:
        return TemporaryDirectory(prefix="saywell-", ignore_cleanup_errors=True)
    except OSError as trouble:
        raise _unaskable(trouble) from trouble


def _printing(file: Path, program: str) -> subprocess.Popen[bytes]:
    try:
        with file.open("wb") as output:
            return subprocess.Popen(
                [program, *ARGUMENTS],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
    except OSError as trouble:
        raise _unaskable(trouble) from trouble


def _unaskable(trouble: OSError) -> AppError:
    return AppError(
        "CopyQ cannot be asked: {reason}.",
        "Start CopyQ, then import again.",
        reason=trouble.strerror or trouble,
    )


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):  # on Windows when it has just ended
        process.kill()


def _nothing() -> None:
    """There is nothing to end."""


def _program() -> str | None:
    found = shutil.which("copyq")
    if found or sys.platform != "win32":
        return found
    places = (os.environ.get(name) for name in ("ProgramFiles", "ProgramFiles(x86)"))
    files = (Path(place) / _ON_WINDOWS for place in places if place)
    return next((str(file) for file in files if file.exists()), None)


def _silent() -> AppError:
    return AppError(
        "CopyQ does not answer.", "Start CopyQ, wait until its icon shows, then import again."
    )
