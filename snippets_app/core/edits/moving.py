"""Snippets are put elsewhere: in another order, to another stage, to another pack."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from snippets_app.core.edits.laying import Laying, by_id, fresh_ids, whole
from snippets_app.core.edits.model import Edit, EditKind, Layers, PackRow, Row
from snippets_app.core.edits.ordering import PackOrder, counted
from snippets_app.core.edits.referring import body_after
from snippets_app.core.model import Layer, Library, Pack, Snippet, Stage


@dataclass(frozen=True, slots=True)
class Spot:
    """Where snippets shall stand: in front of the snippet ``before``, or behind the others.

    Without a ``stage`` each keeps its own; a pack that has no such stage gets it.
    """

    pack: str
    stage: str = ""
    before: str = ""


def move(layers: Layers, snippets: Sequence[str], to: Spot, spent: Collection[str] = ()) -> Edit:
    """Put the snippets there in this order. In another pack they get new ids, none of ``spent``:
    use and history come along, and whatever names them names the new ones.

    AppError when a text would become too long by that.
    """
    library = whole(layers)
    known = by_id(library)
    moved = [known[each] for each in dict.fromkeys(snippets) if each in known]
    target = next((pack for pack in library.packs if pack.id == to.pack), None)
    if target is None or not moved:
        return Edit(EditKind.MOVE, ())
    names = _names(layers, [each for each in moved if each.pack != to.pack], to.pack, spent)
    wanted = [_at_spot(each, to, names) for each in moved]
    laying = Laying(layers)
    order = _order(layers, target, [each.id for each in wanted], to)
    for name, place in {**counted(layers), **order.changed()}.items():
        laying.put(name, place)
    for old, snippet in zip(moved, wanted, strict=True):
        laying.want(snippet, was=old.id if old.id in names else "")
    for name in names:
        laying.drop(name)
    if names:
        _follow(laying, known, {each.id for each in moved}, names)
    rows: tuple[Row, ...] = (*_new_stages(layers, library, target, moved, wanted), *laying.rows())
    return Edit(EditKind.MOVE, rows, moved[0].title if len(moved) == 1 else "")


def _names(
    layers: Layers, moved: Sequence[Snippet], pack: str, spent: Collection[str]
) -> dict[str, str]:
    """The new id of each: its own name where the pack has none such."""
    fresh = fresh_ids(layers, pack, spent)
    used = {*layers.stored, *layers.shipped, *spent}
    names: dict[str, str] = {}
    for snippet in moved:
        name = f"{pack}/{snippet.id.rpartition('/')[2]}"
        while name in used:
            name = next(fresh)
        names[snippet.id] = name
        used.add(name)
    return names


def _at_spot(snippet: Snippet, to: Spot, names: Mapping[str, str]) -> Snippet:
    return replace(
        snippet,
        id=names.get(snippet.id, snippet.id),
        pack=to.pack,
        stage=to.stage or snippet.stage,
        body=body_after(snippet, names),
    )


def _follow(
    laying: Laying, known: Mapping[str, Snippet], moved: Collection[str], names: Mapping[str, str]
) -> None:
    """All others name the moved ones by their new ids."""
    for snippet in known.values():
        body = body_after(snippet, names)
        if body != snippet.body and snippet.id not in moved:
            laying.want(replace(snippet, body=body))


def _new_stages(
    layers: Layers,
    library: Library,
    target: Pack,
    moved: Sequence[Snippet],
    wanted: Sequence[Snippet],
) -> Iterator[PackRow]:
    """The stages that come along, since the target has none such."""
    known = {stage.id for stage in target.stages}
    titles = {(pack.id, each.id): each.title for pack in library.packs for each in pack.stages}
    added = {
        new.stage: Stage(new.stage, titles.get((old.pack, old.stage), new.stage))
        for old, new in zip(moved, wanted, strict=True)
        if new.stage not in known
    }
    if added:
        own = next((pack.stages for pack in layers.own if pack.id == target.id), ())
        stages = (*own, *added.values())
        after = replace(target, stages=stages, snippets=(), layer=Layer.PERSONAL)
        yield PackRow(target.id, after)


def _order(layers: Layers, target: Pack, newcomers: Sequence[str], to: Spot) -> PackOrder:
    order = PackOrder(layers, target)
    order.take_out(frozenset(newcomers))
    order.insert(_index(target, order.ids, to), newcomers)
    return order


def _index(target: Pack, rest: Sequence[str], to: Spot) -> int:
    """In front of which of the ``rest``: of the first that stays at or behind ``before``."""
    at = {each: number for number, each in enumerate(rest)}
    if to.before:
        ids = [each.id for each in target.snippets]
        behind = ids[ids.index(to.before) :] if to.before in ids else []
        return next((at[each] for each in behind if each in at), len(rest))
    staged = (at[each.id] for each in target.snippets if each.id in at and each.stage == to.stage)
    return max(staged, default=len(rest) - 1) + 1
