"""The order of one pack while an edit changes it."""

from collections.abc import Collection, Mapping, Sequence

from snippets_app.core.edits.model import Layers
from snippets_app.core.model import Pack
from snippets_app.core.order import between, places


class PackOrder:
    """The ids of a pack in order; ``changed`` tells the places that must be stored."""

    def __init__(self, layers: Layers, pack: Pack) -> None:
        self._before: Mapping[str, float] = places(layers.below, layers.changes)
        self.ids = [snippet.id for snippet in pack.snippets]
        self._standing = [self._before[each] for each in self.ids]

    def take_out(self, snippets: Collection[str]) -> None:
        """Let these stand nowhere for now."""
        stays = [each not in snippets for each in self.ids]
        self._standing = [at for at, here in zip(self._standing, stays, strict=True) if here]
        self.ids = [each for each, here in zip(self.ids, stays, strict=True) if here]

    def insert(self, index: int, newcomers: Sequence[str]) -> None:
        """Let these stand in front of the one at ``index``."""
        aside, found = make_room(self._standing, index, len(newcomers))
        for number, place in aside.items():
            self._standing[number] = place
        self._standing[index:index] = found
        self.ids[index:index] = newcomers

    def changed(self) -> dict[str, float]:
        """The places that are new."""
        made = zip(self.ids, self._standing, strict=True)
        return {each: place for each, place in made if self._before.get(each) != place}


def counted(layers: Layers) -> dict[str, float]:
    """Where those own snippets stand that have no place yet: by how many were added before them.
    Should some of those go, they would move among the others."""
    standing = places(layers.below, layers.changes)
    without = (change.snippet for change in layers.changes if change.place is None)
    return {each: standing[each] for each in without if each not in layers.shipped}


def make_room(
    standing: Sequence[float], index: int, count: int
) -> tuple[dict[int, float], tuple[float, ...]]:
    """Places for ``count`` newcomers in front of the one at ``index`` of an order.

    Where there is no room left, its neighbours step aside: their new places by their index.
    """
    start = end = index
    step = 1
    while True:
        low = standing[start - 1] if start > 0 else None
        high = standing[end] if end < len(standing) else None
        found = between(low, high, end - start + count)
        if found is not None:
            break
        start, end = max(0, start - step), min(len(standing), end + step)
        step *= 2
    ahead = index - start
    aside = (*found[:ahead], *found[ahead + count :])
    return dict(zip(range(start, end), aside, strict=True)), found[ahead : ahead + count]
