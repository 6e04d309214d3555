"""CopyQ's items, asked of the CopyQ that runs: it prints them into a file, which is then read."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from snippets_app.errors import AppError
from snippets_app.formats.sources.copyq import ARGUMENTS

PATIENCE = 30.0
"""Seconds for CopyQ to print all it has."""
_ON_WINDOWS = r"CopyQ\copyq.exe"


def is_installed() -> bool:
    """Whether CopyQ can be asked once it runs."""
    return _program() is not None


@contextmanager
def items_of_copyq(patience: float = PATIENCE) -> Iterator[Path]:
    """A file with what the running CopyQ holds, as long as the block lasts. Raises AppError."""
    program = _program()
    if program is None:
        raise AppError(
            "CopyQ is not installed, or not where it is looked for.",
            "Install it, or add its folder to PATH.",
        )
    with TemporaryDirectory(prefix="saywell-") as folder:
        file = Path(folder) / "CopyQ.json"
        _print_into(file, program, patience)
        yield file


def _program() -> str | None:
    found = shutil.which("copyq")
    if found or sys.platform != "win32":
        return found
    places = (os.environ.get(name) for name in ("ProgramFiles", "ProgramFiles(x86)"))
    files = (Path(place) / _ON_WINDOWS for place in places if place)
    return next((str(file) for file in files if file.exists()), None)


def _print_into(file: Path, program: str, patience: float) -> None:
    try:
        with file.open("wb") as output:
            done = subprocess.run(
                [program, *ARGUMENTS],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.DEVNULL,
                timeout=patience,
                check=False,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
    except subprocess.TimeoutExpired as trouble:
        raise _silent() from trouble
    except OSError as trouble:
        raise AppError(
            "CopyQ cannot be asked: {reason}.",
            "Start CopyQ, then import again.",
            reason=trouble.strerror or trouble,
        ) from trouble
    if done.returncode or not file.stat().st_size:
        raise _silent()


def _silent() -> AppError:
    return AppError(
        "CopyQ does not answer.", "Start CopyQ, wait until its icon shows, then import again."
    )
