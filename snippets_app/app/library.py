"""The library opened for use: shipped packs, the agent's own part, and the search index.

Knows no Qt: the command line uses it too.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from snippets_app.core.catalogue import Catalogue, build_catalogue
from snippets_app.core.layers import compose
from snippets_app.core.model import Library, Pack
from snippets_app.core.references import check_references
from snippets_app.core.search.readings import Readings, load_readings
from snippets_app.core.template import check
from snippets_app.errors import AppError
from snippets_app.formats import Problem, read_packs
from snippets_app.paths import Paths, resources
from snippets_app.store.library import LibraryStore
from snippets_app.store.opening import Recovered, open_store


@dataclass(frozen=True, slots=True)
class OpenLibrary:
    """``problems`` are those of pack files; ``troubles`` what the agent is to be told at start."""

    store: LibraryStore
    shipped: tuple[Pack, ...]
    problems: tuple[Problem, ...]
    troubles: tuple[AppError, ...]

    def library(self) -> Library:
        """The packs as the agent sees them now."""
        stored = self.store.load()
        return compose(self.shipped, stored.changes, stored.packs)

    def catalogue(self) -> Catalogue:
        """The library, indexed, with its use up to now."""
        return build_catalogue(self.library(), readings(), self.store.usage(time.time()))


def open_library(places: Paths) -> OpenLibrary:
    """Open the agent's library. Belongs to the calling thread. Raises AppError."""
    # The agent's calendar says which day's backup this is.
    opened = open_store(places.database, places.backups, date.today())  # noqa: DTZ011
    shipped, problems = shipped_packs()
    troubles = [opened.backup_trouble] if opened.backup_trouble else []
    if opened.recovered:
        troubles.append(_recovery(opened.recovered))
    if problems:
        troubles.append(_broken_packs(problems))
    return OpenLibrary(opened.store, shipped, problems, tuple(troubles))


def shipped_packs() -> tuple[tuple[Pack, ...], tuple[Problem, ...]]:
    """The packs that come with the program, and what is wrong in their files."""
    packs, problems = read_packs(resources() / "snippets", check)
    return packs, (*problems, *(p for pack in packs for p in _reference_problems(pack)))


def readings() -> Readings:
    """The table of Chinese readings that comes with the program."""
    return load_readings((resources() / "assets" / "readings.bin").read_bytes())


def _reference_problems(pack: Pack) -> tuple[Problem, ...]:
    try:
        check_references(pack)
    except AppError as error:
        return (Problem(f"{pack.id}.toml", 1, "body", str(error)),)
    return ()


def _recovery(recovered: Recovered) -> AppError:
    if recovered.restored is None:
        return AppError(
            "The library was damaged, and there was no backup: it starts empty.",
            "The damaged file is kept as {kept}.",
            kept=recovered.kept,
        )
    return AppError(
        "The library was damaged. It is again as it was in the backup {restored}.",
        "The damaged file is kept as {kept}.",
        restored=recovered.restored.name,
        kept=recovered.kept,
    )


def _broken_packs(problems: Sequence[Problem]) -> AppError:
    return AppError(
        "{count} entries of the packs could not be read; the first: {first}.",
        "See all with: saywell lint",
        count=len(problems),
        first=problems[0],
    )
