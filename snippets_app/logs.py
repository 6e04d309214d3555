"""The log file: what happened and where the program failed, without anything private.

Messages of exceptions are left out, as they may quote what an agent wrote; the type and the
lines of the stack remain. Callers log no snippet text, keys, clipboard or window titles.
"""

import logging
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from snippets_app.errors import AppError
from snippets_app.paths import make_private

LARGEST = 1024 * 1024
"""Bytes after which a new file is begun."""
KEPT = 5
"""Files in all: ``saywell.log``, ``saywell.log.1`` and so on, the newest first."""


class LogFile(logging.FileHandler):
    """A log of limited size. ``logging.handlers`` has one too, but loads sockets and pickles."""

    def __init__(self, file: Path) -> None:
        super().__init__(file, encoding="utf-8", delay=True)
        self._file = file
        self.setFormatter(PrivateFormatter())

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self._size() >= LARGEST:
                with suppress(OSError):  # on Windows while somebody reads it: it grows on till then
                    self._begin_anew()
            super().emit(record)
        except OSError:
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """A full disk stops neither the program nor prints the record elsewhere."""

    def _size(self) -> int:
        return self._file.stat().st_size if self._file.exists() else 0

    def _begin_anew(self) -> None:
        if self.stream:
            self.stream.close()
            self.stream = None  # the next record opens the file anew
        full = self._file.with_name(f"{self._file.name}.full")
        self._file.replace(full)  # first, since this fails where somebody reads it
        for number in range(KEPT - 1, 1, -1):
            if _numbered(self._file, number - 1).exists():
                _numbered(self._file, number - 1).replace(_numbered(self._file, number))
        full.replace(_numbered(self._file, 1))


class PrivateFormatter(logging.Formatter):
    """Time, level, logger and message; of an exception only its type and stack."""

    def format(self, record: logging.LogRecord) -> str:
        # Not the base class's way: it shares one traceback text, with messages, among handlers.
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {record.getMessage()}"
        if record.exc_info and record.exc_info[1]:
            line += "\n" + describe(record.exc_info[1])
        return line


def describe(error: BaseException) -> str:
    """Stack and type of ``error`` and of those that led to it, without their messages.

    The title of an AppError is shown as its template, which holds no values.
    """
    import traceback

    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = describe(earlier) + "\nthen\n" if earlier else ""
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    said = f": {error.title_template}" if isinstance(error, AppError) else ""
    stack = "".join(
        f"  {frame.f_code.co_filename}:{line} in {frame.f_code.co_name}\n"
        for frame, line in traceback.walk_tb(error.__traceback__)
    )
    return before + stack + kind + said


def install(folder: Path, level: int = logging.INFO) -> Callable[[], None]:
    """Log to ``folder`` from now on, uncaught exceptions of every thread included, and of what
    the system calls (on Windows each window's procedure).

    Gives the call that ends it, which may be repeated. Raises AppError when the folder cannot
    be made.
    """
    handler = LogFile(_log_folder(folder) / "saywell.log")
    root = logging.getLogger()
    before = (root.level, sys.excepthook, threading.excepthook, sys.unraisablehook)
    root.addHandler(handler)
    root.setLevel(level)
    sys.excepthook, threading.excepthook = _log_uncaught, _log_uncaught_in_thread
    sys.unraisablehook = _log_unraisable

    def remove() -> None:
        if handler not in root.handlers:
            return
        root.removeHandler(handler)
        handler.close()
        root.setLevel(before[0])
        sys.excepthook, threading.excepthook, sys.unraisablehook = before[1:]

    return remove


def _log_folder(folder: Path) -> Path:
    try:
        make_private(folder)
    except OSError as problem:
        raise AppError(
            "The log folder {folder} could not be made: {reason}.",
            "Check the rights and the free space of the folder above it.",
            folder=folder,
            reason=problem.strerror or problem,
        ) from problem
    return folder


def _log_uncaught(
    kind: type[BaseException], error: BaseException, stack: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, stack)
        return
    logging.getLogger(__name__).critical("Uncaught", exc_info=(kind, error, stack))
    if sys.stderr:  # a windowed program on Windows has none
        sys.stderr.write(f"{kind.__name__}: a fault in Saywell; the log file says where.\n")


def _log_uncaught_in_thread(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_value is not None and failed.exc_type is not SystemExit:
        _log_uncaught(failed.exc_type, failed.exc_value, failed.exc_traceback)


def _log_unraisable(failed: "sys.UnraisableHookArgs") -> None:
    if failed.exc_value is not None:
        _log_uncaught(failed.exc_type, failed.exc_value, failed.exc_traceback)


def _numbered(file: Path, number: int) -> Path:
    return file.with_name(f"{file.name}.{number}") if number else file
