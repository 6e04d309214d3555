"""Which part of a library is meant: whole packs, some of their stages, or single snippets."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from snippets_app.core.layers import PERSONAL
from snippets_app.core.model import Layer, Pack, Snippet
from snippets_app.errors import AppError


def named_packs(packs: Sequence[Pack], wanted: Sequence[str]) -> tuple[Pack, ...]:
    """The packs of these ids, in the library's order; AppError for one that is not there."""
    known = [pack.id for pack in packs]
    for each in wanted:
        if each not in known:
            raise AppError(
                "There is no pack “{pack}”.",
                "Packs: {known}.",
                pack=each,
                known=", ".join(known),
            )
    return tuple(pack for pack in packs if pack.id in wanted)


def in_stages(packs: Sequence[Pack], wanted: Collection[str]) -> tuple[Pack, ...]:
    """Of each pack the stages with these ids or titles; AppError for one that no pack has."""
    known = {name for pack in packs for stage in pack.stages for name in (stage.id, stage.title)}
    for each in wanted:
        if each not in known:
            raise AppError(
                "There is no stage “{stage}” in it.",
                "Stages: {known}.",
                stage=each,
                known=", ".join(dict.fromkeys(s.id for pack in packs for s in pack.stages)),
            )
    found = (_with_stages(pack, wanted) for pack in packs)
    return tuple(pack for pack in found if pack.stages)


def of_snippets(packs: Sequence[Pack], wanted: Collection[str]) -> tuple[Pack, ...]:
    """Of each pack the snippets with these ids, and their stages."""
    chosen = frozenset(wanted)
    found = (_with_snippets(pack, [s for s in pack.snippets if s.id in chosen]) for pack in packs)
    return tuple(pack for pack in found if pack.snippets)


def own_pack(packs: Sequence[Pack]) -> Pack:
    """The agent's own and changed snippets in one pack, which speaks the language of most."""
    own = [each for pack in packs for each in pack.snippets if each.layer is Layer.PERSONAL]
    languages = {pack.id: pack.language for pack in packs}
    spoken = Counter(languages[each.pack] for each in own).most_common(1)
    stages = {stage.id: stage for pack in packs for stage in pack.stages}
    used = dict.fromkeys(each.stage for each in own)
    return Pack(
        id=PERSONAL,
        name="Personal",
        language=spoken[0][0] if spoken else "und",
        stages=tuple(stages[stage] for stage in used),
        snippets=tuple(own),
    )


def count(packs: Sequence[Pack]) -> int:
    """How many snippets they have."""
    return sum(len(pack.snippets) for pack in packs)


def _with_stages(pack: Pack, wanted: Collection[str]) -> Pack:
    stages = tuple(each for each in pack.stages if each.id in wanted or each.title in wanted)
    kept = {stage.id for stage in stages}
    return replace(pack, stages=stages, snippets=tuple(s for s in pack.snippets if s.stage in kept))


def _with_snippets(pack: Pack, snippets: Sequence[Snippet]) -> Pack:
    used = {snippet.stage for snippet in snippets}
    stages = tuple(stage for stage in pack.stages if stage.id in used)
    return replace(pack, stages=stages, snippets=tuple(snippets))
