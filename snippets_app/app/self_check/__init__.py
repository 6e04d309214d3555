"""``saywell --self-check``: whether all parts of an installed program are there and work.

It works in a folder of its own, which is gone afterwards, and asks nothing of a running program.
"""

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from snippets_app.app.self_check import data, imports, reading
from snippets_app.app.self_check.check import Check, Failed
from snippets_app.app.self_check.interface import Interface
from snippets_app.errors import AppError
from snippets_app.paths import Paths, portable

_TROUBLES = (Failed, AppError, ImportError, OSError, ValueError, LookupError, sqlite3.Error)


@dataclass(frozen=True, slots=True)
class Result:
    """``note`` says what was found, or what is wrong."""

    name: str
    works: bool
    note: str


def all_checks() -> tuple[Check, ...]:
    return (*imports.CHECKS, *data.CHECKS, *reading.CHECKS, *Interface().checks())


def results(checks: Sequence[Check]) -> Iterator[Result]:
    """One after the other, as they are done."""
    with tempfile.TemporaryDirectory(prefix="saywell-check-") as folder:
        places = portable(Path(folder))
        for check in checks:
            yield _result(check, places)


def _result(check: Check, places: Paths) -> Result:
    try:
        return Result(check.name, works=True, note=check.look(places))
    except _TROUBLES as trouble:
        return Result(check.name, works=False, note=str(trouble) or type(trouble).__name__)
