"""The library opened for use: shipped packs, the agent's own part, and the search index.

Knows no Qt: the command line uses it too.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from snippets_app.core.catalogue import Catalogue, build_catalogue
from snippets_app.core.edits.model import Done, Edit, Layers
from snippets_app.core.model import Library, Pack
from snippets_app.errors import AppError
from snippets_app.formats import Problem, read_packs
from snippets_app.paths import Paths, resources
from snippets_app.store.db import Stop, never
from snippets_app.store.library import LibraryStore
from snippets_app.store.opening import open_store
from snippets_app.store.stored import StoredLibrary

if TYPE_CHECKING:
    from snippets_app.core.search.readings import Readings
    from snippets_app.policy.locks import CentrePolicy


@dataclass(frozen=True, slots=True)
class OpenLibrary:
    """``problems`` are those of pack files; ``troubles`` what the agent is to be told at start."""

    store: LibraryStore
    shipped: tuple[Pack, ...]
    problems: tuple[Problem, ...]
    troubles: tuple[AppError, ...]

    def layers(self) -> Layers:
        """What the library is composed of now."""
        return self._over_shipped(self.store.load())

    def library(self) -> Library:
        """The packs as the agent sees them now."""
        return self.layers().library

    def edit(self, make: Callable[[Layers], Edit], stopped: Stop = never) -> Done | None:
        """Do what ``make`` gives for the layers as they are now; None when it changes nothing.
        Raises ``store.db.Stopped`` soon after it is no longer wanted."""
        return self.store.edit(
            lambda stored: make(self._over_shipped(stored)), time.time(), stopped
        )

    def catalogue(self) -> Catalogue:
        """The library, indexed, with its use up to now."""
        return self.catalogue_of(self.layers())

    def catalogue_of(self, layers: Layers, former: Catalogue | None = None) -> Catalogue:
        """The library of these layers, as ``catalogue``; what ``former`` knows is used again."""
        usage = self.store.usage(time.time())
        return build_catalogue(layers.library, readings, usage, former)

    def _over_shipped(self, stored: StoredLibrary) -> Layers:
        return Layers(self.shipped, stored.changes, stored.packs)


def open_library(places: Paths, policy: CentrePolicy | None = None) -> OpenLibrary:
    """Open the agent's library, with the packs of the centre's ``policy``. Belongs to the calling
    thread. Raises AppError."""
    # The agent's calendar says which day's backup this is.
    opened = open_store(places.database, places.backups, date.today())  # noqa: DTZ011
    shipped, problems = shipped_packs(places.data / "packs.json")
    if policy is not None:
        from snippets_app.app.centre_packs import under_policy

        shipped, problems = under_policy(
            policy, shipped, problems, places.data / "centre-packs.json"
        )
    troubles = [opened.backup_trouble] if opened.backup_trouble else []
    quarantined = opened.store.load().quarantined
    if quarantined:
        troubles.append(_unreadable_changes(quarantined))
    if opened.recovered:
        from snippets_app.app.recoveries import told  # hardly ever needed

        troubles.extend(told(opened.recovered))
    if problems:
        troubles.append(_broken_packs(problems))
    return OpenLibrary(opened.store, shipped, problems, tuple(troubles))


def shipped_packs(cache: Path | None = None) -> tuple[tuple[Pack, ...], tuple[Problem, ...]]:
    """The packs that come with the program, and what is wrong in their files.

    ``cache`` is a file that saves reading and checking unchanged packs again.
    """
    return read_packs(resources() / "snippets", check_body, cache)


def readings() -> Readings:
    """The table of Chinese readings that comes with the program."""
    from snippets_app.core.search.readings import (
        load_readings,  # most starts search nothing for long
    )

    return load_readings((resources() / "assets" / "readings.bin").read_bytes())


def check_body(body: str) -> None:
    """Raises AppError when a body is not a template."""
    from snippets_app.core.template import check  # not read while the cache holds

    check(body)


def _unreadable_changes(snippets: Sequence[str]) -> AppError:
    return AppError(
        "{count} of your changes cannot be read and are left out; the first: {first}.",
        "They stay in the library file. Write them anew, or restore a backup.",
        count=len(snippets),
        first=snippets[0],
    )


def _broken_packs(problems: Sequence[Problem]) -> AppError:
    return AppError(
        "{count} entries of the packs could not be read; the first: {first}.",
        "See all with: saywell lint",
        count=len(problems),
        first=problems[0],
    )
