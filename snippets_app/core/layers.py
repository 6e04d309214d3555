"""Shipped and team packs with the agent's own changes applied: the library an agent sees."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from snippets_app.core.model import Layer, Library, Pack, PersonalChange, Snippet, Stage
from snippets_app.core.order import ordered, places

PERSONAL = "personal"
"""The pack of own snippets whose pack is unknown, and the stage of those that name none."""


def compose(
    below: Sequence[Pack], changes: Sequence[PersonalChange], own: Sequence[Pack] = ()
) -> Library:
    """``below`` (with unique pack ids) as the agent changed it.

    A change wins field by field and hides where it says so; fields it leaves alone follow an
    updated pack. A change whose snippet is unknown is a snippet of its own once it has a title and
    a body; otherwise it does not show. ``own`` are the agent's packs, or further stages of a pack
    below. A stage that a pack does not know stands at its end, titled by its id.
    """
    wanted = {change.snippet: change for change in changes}
    joined = _joined(below, own)
    known = {snippet.id for pack in joined for snippet in pack.snippets}
    added = [each for each in wanted.values() if each.snippet not in known and _is_complete(each)]
    packs = _with_own_snippets([_changed(pack, wanted) for pack in joined], added)
    if any(change.place is not None for change in changes):
        standing = places(joined, changes)
        packs = [ordered(pack, standing) for pack in packs]
    return Library(tuple(_with_named_stages(pack) for pack in packs))


def snippets_of(library: Library) -> Iterator[Snippet]:
    """Every snippet, pack by pack."""
    return (snippet for pack in library.packs for snippet in pack.snippets)


def find(library: Library, snippet_id: str) -> Snippet | None:
    """The snippet of this id."""
    return next((each for each in snippets_of(library) if each.id == snippet_id), None)


def difference(below: Snippet | None, wanted: Snippet) -> PersonalChange:
    """The change that makes ``below`` (None: nothing is below) look like ``wanted``."""
    if below is None:
        return PersonalChange(
            snippet=wanted.id,
            stage=wanted.stage,
            title=wanted.title,
            body=wanted.body,
            abbreviation=wanted.abbreviation,
            hotkey=wanted.hotkey,
        )
    return PersonalChange(
        snippet=below.id,
        stage=_if_new(below.stage, wanted.stage),
        title=_if_new(below.title, wanted.title),
        body=_if_new(below.body, wanted.body),
        abbreviation=_if_new(below.abbreviation, wanted.abbreviation),
        hotkey=_if_new(below.hotkey, wanted.hotkey),
    )


def over(stored: PersonalChange, change: PersonalChange) -> PersonalChange:
    """What ``change`` says, and where it says nothing what was stored; hidden as it says."""
    place = stored.place if change.place is None else change.place
    return replace(stored, hidden=change.hidden, place=place, **_set_fields(change))


def free_id(pack: str, taken: Sequence[str]) -> str:
    """An id for a new own snippet of ``pack`` that is not among ``taken``."""
    used = frozenset(taken)
    number = 1
    while f"{pack}/own-{number}" in used:
        number += 1
    return f"{pack}/own-{number}"


def _if_new(below: str, wanted: str) -> str | None:
    return None if below == wanted else wanted


def _is_complete(change: PersonalChange) -> bool:
    return bool(change.title and change.body and not change.hidden)


def _joined(below: Sequence[Pack], own: Sequence[Pack]) -> list[Pack]:
    packs = {pack.id: pack for pack in below}
    for pack in own:
        first = packs.get(pack.id)
        packs[pack.id] = _with_stages_of(first, pack) if first else pack
    return list(packs.values())


def _with_stages_of(pack: Pack, further: Pack) -> Pack:
    known = {stage.id for stage in pack.stages}
    added = tuple(stage for stage in further.stages if stage.id not in known)
    return replace(pack, stages=pack.stages + added) if added else pack


def _changed(pack: Pack, wanted: Mapping[str, PersonalChange]) -> Pack:
    if wanted.keys().isdisjoint(snippet.id for snippet in pack.snippets):
        return pack
    shown = [
        _changed_snippet(snippet, wanted.get(snippet.id))
        for snippet in pack.snippets
        if not (snippet.id in wanted and wanted[snippet.id].hidden)
    ]
    return replace(pack, snippets=tuple(shown))


def _changed_snippet(snippet: Snippet, change: PersonalChange | None) -> Snippet:
    fields = _set_fields(change) if change else {}
    return replace(snippet, layer=Layer.PERSONAL, **fields) if fields else snippet


def _set_fields(change: PersonalChange) -> dict[str, str]:
    fields = {
        "stage": change.stage,
        "title": change.title,
        "body": change.body,
        "abbreviation": change.abbreviation,
        "hotkey": change.hotkey,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _with_own_snippets(packs: Sequence[Pack], added: Sequence[PersonalChange]) -> list[Pack]:
    ids = {pack.id for pack in packs}
    own: dict[str, list[Snippet]] = {}
    for change in added:
        named = change.snippet.partition("/")[0]
        pack_id = named if named in ids else PERSONAL
        own.setdefault(pack_id, []).append(_own_snippet(change, pack_id))
    found = list(packs)
    if PERSONAL in own and PERSONAL not in ids:
        found.append(_personal_pack())
    return [replace(pack, snippets=(*pack.snippets, *own.get(pack.id, ()))) for pack in found]


def _own_snippet(change: PersonalChange, pack: str) -> Snippet:
    return Snippet(
        id=change.snippet,
        pack=pack,
        stage=change.stage or PERSONAL,
        title=change.title or "",
        body=change.body or "",
        abbreviation=change.abbreviation or "",
        hotkey=change.hotkey or "",
        layer=Layer.PERSONAL,
    )


def _personal_pack() -> Pack:
    return Pack(PERSONAL, "Personal", "und", (), (), layer=Layer.PERSONAL)


def _with_named_stages(pack: Pack) -> Pack:
    """The pack with a stage for every stage that its snippets name."""
    known = {stage.id for stage in pack.stages}
    missing = dict.fromkeys(each.stage for each in pack.snippets if each.stage not in known)
    added = tuple(Stage(stage, stage) for stage in missing)
    return replace(pack, stages=pack.stages + added) if added else pack
