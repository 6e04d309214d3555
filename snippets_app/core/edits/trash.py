"""What was deleted or hidden, for how long it is kept, and how it is brought back."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from types import MappingProxyType

from snippets_app.core.edits.homes import Former, homes, pack_id
from snippets_app.core.edits.laying import fresh_ids, row
from snippets_app.core.edits.model import Edit, EditKind, Layers, Row, Version
from snippets_app.core.layers import compose, snippets_of
from snippets_app.core.model import PersonalChange

DAY = 24 * 60 * 60.0


@dataclass(frozen=True, slots=True)
class Thrown:
    """One row of the trash. ``days`` are left of it; None: it is only hidden, and stays.

    ``number`` is that of the edit which deleted it; ``content`` what brings it back;
    ``is_older``: a later one with its id lies in the trash too.
    """

    id: str
    number: int
    title: str
    text: str
    place: str
    when: float | None
    days: int | None
    content: object = None
    is_older: bool = False

    def says(self, query: str) -> bool:
        """Whether all words of a query stand in it."""
        said = f"{self.title}\n{self.text}\n{self.place}".casefold()
        return all(word in said for word in query.casefold().split())


def days_left(when: float, now: float, kept: float) -> int:
    """How many days more something is kept that was deleted at ``when``."""
    return max(0, ceil((when + kept - now) / DAY))


def thrown(
    layers: Layers,
    deleted: Sequence[Version],
    hidden: Mapping[str, float],
    now: float,
    kept: float,
    *,
    former: Former = MappingProxyType({}),
) -> tuple[Thrown, ...]:
    """The trash, the newest first. ``deleted`` comes from the store, each as it was (``before``),
    and ``hidden`` tells when a snippet was changed last; ``kept`` are seconds. Packs that are not
    there are called as in ``former``."""
    packs = {name: looked[0].name for name, looked in former.items() if looked}
    packs |= {pack.id: pack.name for pack in layers.library.packs}
    rows = [*_deleted(layers, deleted, packs, now, kept), *_hidden(layers, hidden, packs)]
    return tuple(sorted(rows, key=lambda each: -(each.when or 0)))


def bring_back(
    layers: Layers,
    rows: Sequence[Thrown],
    spent: Collection[str] = (),
    former: Former = MappingProxyType({}),
) -> Edit:
    """Own snippets are stored as they were, hidden ones shown; packs and stages that are not there
    come back with them, as in ``former``. Where another snippet has the id by now, or had it
    later, a new one is given that is none of ``spent``."""
    spent = {*spent, *(each.id for each in rows)}
    back: list[PersonalChange] = []
    for each in rows:
        assert isinstance(each.content, PersonalChange)
        change = replace(each.content, hidden=False)
        if each.days is not None and (each.is_older or change.snippet in layers.stored):
            name = next(fresh_ids(layers, pack_id(change.snippet), spent))
            spent.add(name)
            change = replace(change, snippet=name)
        back.append(change)
    made: list[Row] = [*homes(layers, back, former), *map(row, back)]
    return Edit(EditKind.RESTORE, tuple(made), rows[0].title if len(rows) == 1 else "")


def _deleted(
    layers: Layers, deleted: Sequence[Version], packs: Mapping[str, str], now: float, kept: float
) -> Iterator[Thrown]:
    there = {_content(change) for change in layers.changes}
    met: set[str] = set()
    for each in deleted:
        was = each.before
        if was is None or was.snippet in layers.shipped or each.when + kept < now:
            continue
        if _content(was) in there:
            continue
        place = _pack_name(was.snippet, packs)
        days = days_left(each.when, now, kept)
        title, text = was.title or "", was.body or ""
        is_older = was.snippet in met
        met.add(was.snippet)
        yield Thrown(was.snippet, each.number, title, text, place, each.when, days, was, is_older)


def _hidden(
    layers: Layers, since: Mapping[str, float], packs: Mapping[str, str]
) -> Iterator[Thrown]:
    changes = {change.snippet: change for change in layers.changes if change.hidden}
    shown = compose(layers.below, [replace(each, hidden=False) for each in changes.values()])
    for snippet in (each for each in snippets_of(shown) if each.id in changes):
        place = _pack_name(snippet.id, packs)
        change = changes[snippet.id]
        when = since.get(snippet.id)
        yield Thrown(snippet.id, 0, snippet.title, snippet.body, place, when, None, change)


def _content(change: PersonalChange) -> tuple[str | None, ...]:
    """What makes one snippet the same as another of the pack."""
    return pack_id(change.snippet), change.stage, change.title, change.body


def _pack_name(snippet: str, packs: Mapping[str, str]) -> str:
    name = pack_id(snippet)
    return packs.get(name, name)
