"""Packs as they were read last time, so that a start need not parse and check them again.

Reading checks every field and loads the libraries for that: 30 ms and 3 MB of a start. The cache
holds for one version of the program and for files of the same names, sizes and times.
"""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path
from typing import Any

from snippets_app import __version__
from snippets_app.core.model import Pack, Snippet, Stage

Stamp = list[Any]
"""What the cached packs were read from: the version, and name, size and time of each file."""


def stamp(files: Sequence[Path]) -> Stamp:
    """The stamp of these files now. Raises OSError."""
    states = [(file, file.stat()) for file in files]
    return [__version__, *([file.name, each.st_size, each.st_mtime_ns] for file, each in states)]


def load(cache: Path, wanted: Stamp) -> tuple[Pack, ...] | None:
    """The packs in ``cache`` if they were read from what ``wanted`` names."""
    try:
        found = json.loads(cache.read_bytes())
        if found["stamp"] != wanted:
            return None
        return tuple(_pack(row) for row in found["packs"])
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None  # none there, or a damaged one: the files themselves are read instead


def save(cache: Path, read_from: Stamp, packs: Sequence[Pack]) -> None:
    """Keep the packs for the next start; a full disk only costs that start its time."""
    text = json.dumps({"stamp": read_from, "packs": [_row(pack) for pack in packs]})
    beside = cache.with_name(f"{cache.name}.{os.getpid()}.new")
    with suppress(OSError):
        try:
            cache.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(text, encoding="ascii")
            beside.replace(cache)
        finally:
            beside.unlink(missing_ok=True)


def _row(pack: Pack) -> list[Any]:
    stages = [astuple(stage) for stage in pack.stages]
    snippets = [
        (each.id, each.stage, each.title, each.body, each.abbreviation, each.hotkey)
        for each in pack.snippets
    ]
    return [pack.id, pack.name, pack.language, pack.description, stages, snippets]


def _pack(row: list[Any]) -> Pack:
    pack, name, language, description, stages, snippets = row
    return Pack(
        id=pack,
        name=name,
        language=language,
        description=description,
        stages=tuple(Stage(*stage) for stage in stages),
        snippets=tuple(Snippet(first, pack, *rest) for first, *rest in snippets),
    )
