"""The library made ready to be looked through: one search index for each pack."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from snippets_app.core.model import Library, Pack, Snippet

if TYPE_CHECKING:
    from snippets_app.core.search.index import Hit, SearchIndex
    from snippets_app.core.search.readings import Readings


class Indexes(Mapping[str, "SearchIndex"]):
    """The search index of each pack by its id, made when it is first asked for.

    Harmless when two threads ask at once: both make the same.
    """

    def __init__(
        self,
        library: Library,
        readings: Callable[[], Readings],
        former: Indexes | None = None,
    ) -> None:
        """What ``former`` made of packs that are the same now is used again."""
        self._packs = {pack.id: pack for pack in library.packs}
        self._readings = readings
        self._table: Readings | None = None
        self._made: dict[str, SearchIndex] = former.of_same_packs(self._packs) if former else {}

    def __getitem__(self, pack: str) -> SearchIndex:
        found = self._made.get(pack)
        if found is None:
            from snippets_app.core.search.index import (
                SearchIndex,  # most starts search nothing for long
            )

            self._table = self._table or self._readings()
            found = SearchIndex(self._packs[pack].snippets, self._table)
            self._made[pack] = found
        return found

    def __contains__(self, pack: object) -> bool:
        return pack in self._packs

    def __iter__(self) -> Iterator[str]:
        return iter(self._packs)

    def __len__(self) -> int:
        return len(self._packs)

    def of_same_packs(self, packs: Mapping[str, Pack]) -> dict[str, SearchIndex]:
        """What was made of those packs that are the same among these."""
        made = dict(self._made)  # another thread may add to it meanwhile
        return {
            name: index
            for name, index in made.items()
            if name in packs and packs[name].snippets == self._packs[name].snippets
        }


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Packs in order, their indexes by pack id, snippets by id, and use (0..1) by snippet id."""

    library: Library
    snippets: Mapping[str, Snippet]
    indexes: Indexes
    usage: Mapping[str, float]

    def pack(self, pack_id: str) -> Pack | None:
        """The pack of this id, or the first one; None in an empty library."""
        packs = self.library.packs
        return next((pack for pack in packs if pack.id == pack_id), packs[0] if packs else None)

    def pack_for(self, language: str) -> str:
        """The id of the pack to begin with for a language (a locale name).

        The telephone pack of that language if there is one, else any that speaks it, else any.
        """
        start = language.replace("_", "-").partition("-")[0].lower()
        speaking = [p for p in self.library.packs if p.language.partition("-")[0].lower() == start]
        ids = [pack.id for pack in speaking or self.library.packs]
        return next((each for each in ids if each.startswith("phone")), ids[0] if ids else "")

    def search(self, query: str, *, pack: str, stage: str = "", limit: int = 50) -> list[Hit]:
        """Hits of this pack, its stage first; for typed text those of the other packs follow."""
        order = [pack] + ([each for each in self.indexes if each != pack] if query.strip() else [])
        hits: list[Hit] = []
        for each in order:
            if each in self.indexes and len(hits) < limit:
                room = limit - len(hits)
                index = self.indexes[each]
                hits += index.search(query, stage=stage, usage=self.usage, limit=room)
        return hits

    def prepare(self) -> None:
        """Build what typed queries need now, pack by pack, instead of at the first of them."""
        for index in self.indexes.values():
            index.prepare()

    def recent(self, limit: int = 9) -> list[Snippet]:
        """The most used snippets that still exist, most used first."""
        by_use = sorted(self.usage, key=lambda snippet: -self.usage[snippet])
        return [self.snippets[each] for each in by_use if each in self.snippets][:limit]


def build_catalogue(
    library: Library,
    readings: Callable[[], Readings],
    usage: Mapping[str, float] | None = None,
    former: Catalogue | None = None,
) -> Catalogue:
    """The library with its indexes; ``readings`` gives the table of Chinese readings. What
    ``former`` knows of packs that are the same now need not be made again."""
    return Catalogue(
        library=library,
        snippets={snippet.id: snippet for pack in library.packs for snippet in pack.snippets},
        indexes=Indexes(library, readings, former.indexes if former else None),
        usage=usage or {},
    )
