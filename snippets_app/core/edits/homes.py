"""The packs and stages that snippets need which come back: as they were before."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from snippets_app.core.edits.model import Layers, PackRow
from snippets_app.core.model import Layer, Pack, PersonalChange, Stage

Former = Mapping[str, Sequence[Pack]]
"""How own packs looked at any time, by id, each as it was last first."""


def homes(layers: Layers, changes: Iterable[PersonalChange], former: Former) -> Iterator[PackRow]:
    """Rows for the packs that these snippets lack. One that is there, or is there again, gets no
    more than the stages back that they lack."""
    needed: dict[str, set[str]] = {}
    for change in changes:
        stages = {change.stage} if change.stage else set[str]()
        needed.setdefault(pack_id(change.snippet), set()).update(stages)
    for name, stages in needed.items():
        looked = former.get(name, ())
        own = next((each for each in layers.own if each.id == name), None)
        below = next((each for each in layers.below if each.id == name), None)
        given = {stage.id for stage in below.stages} if below else set[str]()
        start = own or (below and _without_stages(below)) or next(iter(looked), None)
        if start is not None:
            home = replace(start, stages=_with(start.stages, stages - given, looked))
            is_empty = below is not None and not home.stages
            if home != own and not is_empty:
                yield PackRow(name, home)


def pack_id(snippet: str) -> str:
    """The id of the pack that a snippet's id names."""
    return snippet.partition("/")[0]


def _without_stages(pack: Pack) -> Pack:
    return replace(pack, stages=(), snippets=(), layer=Layer.PERSONAL)


def _with(
    stages: Sequence[Stage], needed: Collection[str], looked: Sequence[Pack]
) -> tuple[Stage, ...]:
    """The stages with those that are needed, each behind the ones that it stood behind."""
    found = list(stages)
    for pack in looked:
        for at, stage in enumerate(pack.stages):
            there = [each.id for each in found]
            if stage.id in needed and stage.id not in there:
                ahead = {each.id for each in pack.stages[:at]}
                place = max((n for n, each in enumerate(there, 1) if each in ahead), default=0)
                found.insert(place, stage)
    return tuple(found)
