"""What became of a damaged library: the values that are told, and the file that keeps them."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from snippets_app.paths import write_whole

REPORTS = "*-damaged-*.json"
"""The names of their files, each beside the damaged one."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many of each kind were read from the damaged file, and of snippets how many only its log
    or only the backup still told.

    ``lost``: ids of snippets that were stored and that nothing tells any more. ``broken``: the
    tables that may have held more than was read.
    """

    snippets: int = 0
    packs: int = 0
    uses: int = 0
    edits: int = 0
    from_log: int = 0
    from_backup: int = 0
    lost: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recovered:
    """A broken or missing library was replaced, and the agent must hear of it.

    ``kept`` is the broken file (None: there was none), ``restored`` the backup that stands in for
    it (None: there was no good one), ``salvaged`` what was read from ``kept`` and brought over.
    """

    kept: Path | None
    restored: Path | None
    salvaged: Salvaged = field(default_factory=Salvaged)


def write(recovered: Recovered, file: Path) -> None:
    """Keep the report, whole or not at all. Raises OSError."""
    content = asdict(recovered)
    for name in ("kept", "restored"):
        content[name] = content[name] and content[name].name
    write_whole(file, (json.dumps(content, indent=2) + "\n").encode("ascii"))


def read(file: Path, backups: Path) -> Recovered | None:
    """The report in ``file``; None when it cannot be read."""
    try:
        content = json.loads(file.read_text(encoding="ascii"))
        kept, restored = content["kept"], content["restored"]
        told: dict[str, Any] = content["salvaged"]
        salvaged = Salvaged(
            **{**told, "lost": tuple(told["lost"]), "broken": tuple(told["broken"])}
        )
    except (OSError, ValueError, TypeError, LookupError):
        return None
    return Recovered(
        file.with_name(kept) if kept else None, backups / restored if restored else None, salvaged
    )


def last(folder: Path, backups: Path) -> Recovered | None:
    """The newest report that lies in the library's folder."""
    files = sorted(folder.glob(REPORTS), key=lambda file: file.stat().st_mtime, reverse=True)
    return next((found for file in files if (found := read(file, backups))), None)
