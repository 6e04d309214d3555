"""The agent's own packs and stages: added, renamed, put in order, copied, deleted."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from snippets_app.core.edits.homes import pack_id
from snippets_app.core.edits.laying import Laying, whole
from snippets_app.core.edits.model import Edit, EditKind, Layers, PackRow, Row
from snippets_app.core.edits.referring import body_after
from snippets_app.core.limits import ID_LENGTH, check_name
from snippets_app.core.model import Layer, Pack, Stage


def add_pack(layers: Layers, name: str, language: str, spent: Collection[str] = ()) -> Edit:
    """An empty pack. What was deleted may come back to its own pack: the id is that of none of the
    ``spent`` snippets. AppError when the name is not allowed."""
    check_name(name)
    taken = _pack_ids(layers, spent)
    pack = Pack(_free(name, "pack", taken), name, language, (), (), layer=Layer.PERSONAL)
    return Edit(EditKind.ADD_PACK, (PackRow(pack.id, pack),), name)


def copy_pack(layers: Layers, pack: str, name: str, spent: Collection[str] = ()) -> Edit:
    """A pack of the agent's own with what is seen of another now. Hotkeys are had once and stay
    with the first; ``spent`` as for a new pack. AppError when the name is not allowed."""
    check_name(name)
    source = pack_of(layers, pack)
    target = _free(name, "pack", _pack_ids(layers, spent))
    names = {each.id: f"{target}/{each.id.rpartition('/')[2]}" for each in source.snippets}
    laying = Laying(layers)
    for place, snippet in enumerate(source.snippets):
        body = body_after(snippet, names)
        laying.want(replace(snippet, id=names[snippet.id], pack=target, body=body, hotkey=""))
        laying.put(names[snippet.id], float(place))
    row = PackRow(target, replace(_bare(source), id=target, name=name))
    return Edit(EditKind.DUPLICATE, (row, *laying.rows()), name)


def rename_pack(layers: Layers, pack: str, name: str, language: str) -> Edit:
    """Another name and language for an own pack; AppError when the name is not allowed."""
    check_name(name)
    return _change(replace(_own(layers, pack), name=name, language=language))


def delete_pack(layers: Layers, pack: str) -> Edit:
    """An own pack goes with all its snippets."""
    source = next(each for each in whole(layers).packs if each.id == pack)
    laying = Laying(layers)
    for snippet in source.snippets:
        laying.drop(snippet.id)
    rows: list[Row] = [PackRow(pack, None), *laying.rows()]
    return Edit(EditKind.DELETE_PACK, tuple(rows), source.name)


def own_stages(layers: Layers, pack: str) -> tuple[str, ...]:
    """The ids of those stages of a pack that are the agent's own, in order."""
    given = next((each.stages for each in layers.below if each.id == pack), ())
    below = {stage.id for stage in given}
    return tuple(each.id for each in pack_of(layers, pack).stages if each.id not in below)


def add_stage(layers: Layers, pack: str, title: str) -> Edit:
    """A stage behind all others; AppError when the title is not allowed."""
    check_name(title)
    taken = {stage.id for stage in pack_of(layers, pack).stages}
    added = Stage(_free(title, "stage", taken), title)
    return _with_stages(layers, pack, (*_own(layers, pack).stages, added), title)


def rename_stage(layers: Layers, pack: str, stage: str, title: str) -> Edit:
    """Another title for an own stage; AppError when it is not allowed."""
    check_name(title)
    renamed = [Stage(e.id, title if e.id == stage else e.title) for e in _own(layers, pack).stages]
    return _with_stages(layers, pack, renamed, title)


def move_stage(layers: Layers, pack: str, stage: str, steps: int) -> Edit:
    """An own stage goes so many steps down among the own ones, or up."""
    stages = list(_own(layers, pack).stages)
    index = next(number for number, each in enumerate(stages) if each.id == stage)
    moved = stages.pop(index)
    stages.insert(max(0, index + steps), moved)
    return _with_stages(layers, pack, stages, moved.title)


def delete_stage(layers: Layers, pack: str, stage: str) -> Edit:
    """An own stage goes with its snippets: own ones are deleted, others hidden."""
    source = next(each for each in whole(layers).packs if each.id == pack)
    kept = [each for each in _own(layers, pack).stages if each.id != stage]
    laying = Laying(layers)
    for snippet in source.snippets:
        if snippet.stage == stage:
            laying.drop(snippet.id)
    title = next((each.title for each in source.stages if each.id == stage), stage)
    edit = _with_stages(layers, pack, kept, title)
    return replace(edit, rows=(*edit.rows, *laying.rows()))


def pack_of(layers: Layers, pack: str) -> Pack:
    """The pack as the agent sees it."""
    return next(each for each in layers.library.packs if each.id == pack)


def _own(layers: Layers, pack: str) -> Pack:
    """What is stored of a pack, with the stages that it has only since snippets name them."""
    seen = pack_of(layers, pack)
    own = own_stages(layers, pack)
    stages = tuple(stage for stage in seen.stages if stage.id in own)
    return replace(_bare(seen), stages=stages)


def _bare(pack: Pack) -> Pack:
    return replace(pack, snippets=(), layer=Layer.PERSONAL)


def _with_stages(layers: Layers, pack: str, stages: Sequence[Stage], subject: str) -> Edit:
    """Further stages of a pack below are stored while there are any."""
    lies_below = any(each.id == pack for each in layers.below)
    after = replace(_own(layers, pack), stages=tuple(stages))
    row = PackRow(pack, None if lies_below and not stages else after)
    return Edit(EditKind.CHANGE_PACK, (row,), subject)


def _change(pack: Pack) -> Edit:
    return Edit(EditKind.CHANGE_PACK, (PackRow(pack.id, pack),), pack.name)


def _pack_ids(layers: Layers, spent: Collection[str]) -> set[str]:
    """The ids of all packs, and those that snippets name whose pack is not there."""
    named = {pack_id(each) for each in (*layers.stored, *spent)}
    return named | {each.id for each in layers.library.packs}


def _free(name: str, otherwise: str, taken: Collection[str]) -> str:
    """An id that looks like the name where that can be, and is not taken."""
    plain = "-".join(re.findall(r"[a-z0-9]+", name.lower()))[: ID_LENGTH - 10].strip("-")
    wanted = plain or otherwise
    number = 1
    found = wanted if plain else f"{wanted}-1"
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found
