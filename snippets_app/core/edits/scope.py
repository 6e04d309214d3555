"""Which part of the library is looked at: everything, a pack, or one of its stages."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from snippets_app.core.catalogue import Catalogue
from snippets_app.core.edits.model import Edit, EditKind, Layers, PackRow
from snippets_app.core.model import Library, Snippet
from snippets_app.core.search.index import Hit

_STAGE = attrgetter("stage")
_ADDING = (EditKind.ADD_PACK, EditKind.CHANGE_PACK, EditKind.DUPLICATE)


@dataclass(frozen=True, slots=True)
class Scope:
    """Without a ``pack`` everything, without a ``stage`` the whole pack."""

    pack: str = ""
    stage: str = ""

    def holds(self, snippet: Snippet) -> bool:
        return self.pack in ("", snippet.pack) and self.stage in ("", snippet.stage)


def within(library: Library, scope: Scope) -> list[Snippet]:
    """The snippets of this part, in order."""
    packs = (pack for pack in library.packs if scope.pack in ("", pack.id))
    if not scope.stage:
        return [snippet for pack in packs for snippet in pack.snippets]
    return [each for pack in packs for each in pack.snippets if each.stage == scope.stage]


def counts(library: Library) -> Mapping[Scope, int]:
    """How many snippets each part has, if any."""
    found: Counter[Scope] = Counter()
    for pack in library.packs:
        stages = Counter(map(_STAGE, pack.snippets))
        found.update({Scope(pack.id, stage): count for stage, count in stages.items()})
        found[Scope(pack.id)] = len(pack.snippets)
        found[Scope()] += len(pack.snippets)
    return found


def added(layers: Layers, edit: Edit) -> Scope | None:
    """The pack or the stage that an edit of these layers adds, as a person does it."""
    if edit.kind not in _ADDING:
        return None
    known = {pack.id: {stage.id for stage in pack.stages} for pack in layers.library.packs}
    for row in edit.rows:
        if isinstance(row, PackRow) and row.after is not None:
            stages = known.get(row.pack)
            if stages is None:
                return Scope(row.pack)
            return next(
                (Scope(row.pack, e.id) for e in row.after.stages if e.id not in stages), None
            )
    return None


def search(catalogue: Catalogue, query: str, scope: Scope, limit: int) -> list[Hit]:
    """The best hits of this part."""
    pack = scope.pack or next(iter(catalogue.indexes), "")
    if scope.pack and scope.pack not in catalogue.indexes:
        return []
    hits = catalogue.search(query, pack=pack, stage=scope.stage, limit=limit)
    return list(_inside(hits, scope))


def _inside(hits: list[Hit], scope: Scope) -> Iterator[Hit]:
    return (hit for hit in hits if scope.holds(hit.snippet))
