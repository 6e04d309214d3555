"""Rules as they were read and compiled last time, so that a start parses and builds nothing.

One file: a line of JSON with what was read from which files, then the compiled rules. It holds for
one version of the program and for files of the same names, sizes and times. Whether the compiled
part is whole is for ``core.guard.compiled`` to say.
"""

import json
import os
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path

from snippets_app.formats.base import Problem
from snippets_app.formats.pack_cache import Stamp
from snippets_app.paths import make_private


@dataclass(frozen=True, slots=True)
class Kept:
    """``compiled`` is what ``CompiledRules.dumps`` gave, ``problems`` are those of the files."""

    problems: tuple[Problem, ...]
    compiled: bytes


def load(cache: Path, wanted: Stamp) -> Kept | None:
    """What ``cache`` keeps if it was read from what ``wanted`` names."""
    try:
        # A buffer would copy it all, and what is let go of such a copy leaves gaps in the memory.
        with cache.open("rb", buffering=0) as file:
            found = json.loads(file.readline())
            if found["stamp"] != wanted:
                return None
            return Kept(tuple(Problem(*row) for row in found["problems"]), file.read())
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None  # none there, or a damaged one: the files themselves are read instead


def save(cache: Path, read_from: Stamp, kept: Kept) -> None:
    """Keep it for the next start; a full disk only costs that start its time."""
    content = {
        "stamp": read_from,
        "problems": [astuple(problem) for problem in kept.problems],
    }
    beside = cache.with_name(f"{cache.name}.{os.getpid()}.new")
    with suppress(OSError):
        try:
            make_private(cache.parent)
            beside.write_bytes(json.dumps(content).encode("ascii") + b"\n" + kept.compiled)
            beside.replace(cache)
        finally:
            beside.unlink(missing_ok=True)
