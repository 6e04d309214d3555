"""Versions from before a snippet moved, as if it had always been where it is now."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from snippets_app.core.edits.homes import pack_id
from snippets_app.core.edits.model import Layers, Version
from snippets_app.core.edits.referring import body_after
from snippets_app.core.layers import compose, difference
from snippets_app.core.model import Pack, PersonalChange, Snippet


def carried(layers: Layers, snippet: str, versions: Sequence[Version]) -> Iterator[Version]:
    """The versions of a snippet, the newest first, all of them by its present id: with the texts
    that it had, at the place and among the stages that there are now."""
    name = snippet
    for each in versions:
        earlier = each.was or name
        after = _carried(layers, each.after, name, snippet)
        before = _carried(layers, each.before, earlier, snippet)
        yield replace(each, before=before, after=after)
        name = earlier


def pack_below(layers: Layers, snippet: str) -> Pack:
    """The pack below that a snippet is in, with every stage that the agent sees."""
    name = pack_id(snippet)
    seen = next((each for each in layers.library.packs if each.id == name), None)
    below = next((each for each in layers.below if each.id == name), None)
    snippets = below.snippets if below else ()
    return replace(seen, snippets=snippets) if seen else Pack(name, name, "und", (), snippets)


def shown(pack: Pack, snippet: str, change: PersonalChange | None) -> Snippet | None:
    """What the agent sees of a snippet of the pack, with this change of it; None: nothing."""
    changes = (change,) if change else ()
    only = tuple(each for each in pack.snippets if each.id == snippet)
    library = compose((replace(pack, snippets=only),), changes)
    return next((each for found in library.packs for each in found.snippets), None)


def _carried(
    layers: Layers, change: PersonalChange | None, name: str, to: str
) -> PersonalChange | None:
    if name == to:
        return change
    seen = shown(pack_below(layers, name), name, change and replace(change, hidden=False))
    if seen is None:
        return None
    now = layers.stored.get(to)
    known = {stage.id for stage in pack_below(layers, to).stages}
    stage = now.stage if now and now.stage and seen.stage not in known else seen.stage
    wanted = replace(seen, id=to, stage=stage, body=body_after(seen, {name: to}))
    source = now or change
    place = source.place if source else None
    hidden = change is not None and change.hidden
    return replace(difference(None, wanted), hidden=hidden, place=place)
