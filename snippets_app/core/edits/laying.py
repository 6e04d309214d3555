"""How snippets that are wanted become rows: what differs from the layer below, and the place."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from snippets_app.core.edits.model import Layers, SnippetRow
from snippets_app.core.layers import compose, difference
from snippets_app.core.limits import check_change
from snippets_app.core.model import Library, PersonalChange, Snippet


def whole(layers: Layers) -> Library:
    """The library with the snippets that are hidden."""
    if not any(change.hidden for change in layers.changes):
        return layers.library
    shown = [replace(change, hidden=False) for change in layers.changes]
    return compose(layers.below, shown, layers.own)


def by_id(library: Library) -> dict[str, Snippet]:
    """The snippets by their ids."""
    return {snippet.id: snippet for pack in library.packs for snippet in pack.snippets}


class Laying:
    """Gathers what one edit wants of snippets, and gives one row for each."""

    def __init__(self, layers: Layers) -> None:
        self._stored = layers.stored
        self._below = by_id(Library(layers.below))
        self._wanted: dict[str, Snippet | None] = {}
        self._places: dict[str, float] = {}
        self._was: dict[str, str] = {}

    def want(self, snippet: Snippet, was: str = "") -> None:
        """The snippet looks so from now on; it stays hidden if it is. ``was``: its id before, if
        that was another."""
        self._wanted[snippet.id] = snippet
        self._was[snippet.id] = was

    def put(self, snippet: str, place: float) -> None:
        """The snippet stands there from now on."""
        self._places[snippet] = place

    def drop(self, snippet: str) -> None:
        """An own snippet is deleted; one that lies below is hidden, and keeps its other changes."""
        self._wanted[snippet] = None

    def rows(self) -> Iterator[SnippetRow]:
        """One row for each snippet; AppError when a field of one is not allowed."""
        return (self._row(each) for each in {**self._wanted, **self._places})

    def _row(self, snippet: str) -> SnippetRow:
        change = self._stored.get(snippet) or PersonalChange(snippet)
        if snippet in self._wanted:
            wanted = self._wanted[snippet]
            if wanted is None:
                return self._gone(change)
            place, hidden = change.place, change.hidden
            change = difference(self._below.get(snippet), wanted)
            check_change(change)
            change = replace(change, place=place, hidden=hidden)
        change = replace(change, place=self._places.get(snippet, change.place))
        return replace(row(change), was=self._was.get(snippet, ""))

    def _gone(self, change: PersonalChange) -> SnippetRow:
        if change.snippet in self._below:
            return row(replace(change, hidden=True))
        return SnippetRow(change.snippet, None)


def row(change: PersonalChange) -> SnippetRow:
    """A change that says nothing is not stored."""
    nothing = change == PersonalChange(change.snippet)
    return SnippetRow(change.snippet, None if nothing else change)


def fresh_ids(layers: Layers, pack: str, spent: Collection[str]) -> Iterator[str]:
    """Ids for new snippets of ``pack``: none that is in use or ``spent``."""
    used = {*layers.shipped, *layers.stored, *spent}
    number = 1
    while True:
        name = f"{pack}/own-{number}"
        if name not in used:
            yield name
        number += 1
