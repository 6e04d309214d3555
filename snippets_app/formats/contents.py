"""What stands in a file, read with care: every trouble is a problem of that file alone."""

import os
import stat
from pathlib import Path

from snippets_app.formats.base import Problem

LARGEST = 4 * 1024 * 1024
"""Bytes of the largest file that is read."""


def read_content(file: Path) -> bytes | Problem:
    """What stands in a file, or why it cannot be read."""
    try:
        with open(file, "rb", opener=_open_at_once) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return Problem(file.name, 1, "", "is not a plain file; one text file is read")
            content = stream.read(LARGEST + 1)
    except OSError as trouble:
        return unreadable(file, trouble)
    if len(content) > LARGEST:
        return Problem(file.name, 1, "", "is larger than 4 MB, the most a file may have")
    return content


def _open_at_once(file: str, flags: int) -> int:
    # Opening a named pipe would wait for a writer for ever.
    return os.open(file, flags | getattr(os, "O_NONBLOCK", 0))


def unreadable(file: Path, trouble: OSError) -> Problem:
    """The problem of a file or folder that the system does not give."""
    return Problem(file.name, 1, "", f"cannot be read: {trouble.strerror or trouble}")
