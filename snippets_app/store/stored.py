"""What is stored of the agent's own, and which of it can be used."""

from collections.abc import Iterable
from dataclasses import dataclass

from snippets_app.core.limits import is_allowed
from snippets_app.core.model import Pack, PersonalChange


@dataclass(frozen=True, slots=True)
class StoredLibrary:
    """What is stored, for ``core.layers.compose``; ``quarantined`` names rows that are broken.

    Broken rows stay in the file and are left out here.
    """

    changes: tuple[PersonalChange, ...] = ()
    packs: tuple[Pack, ...] = ()
    quarantined: tuple[str, ...] = ()


def judged(every: Iterable[PersonalChange], packs: Iterable[Pack]) -> StoredLibrary:
    """The rows that are stored, the broken ones told by name."""
    good: list[PersonalChange] = []
    broken: list[PersonalChange] = []
    for change in every:
        (good if is_allowed(change) else broken).append(change)
    return StoredLibrary(tuple(good), tuple(packs), tuple(ascii(each.snippet) for each in broken))
