"""How something looked at each time it was changed, the newest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from snippets_app.core.edits.carrying import carried, pack_below, shown
from snippets_app.core.edits.model import EditKind, Layers, Version
from snippets_app.core.model import Pack, PersonalChange, Snippet

FIELDS = ("title", "stage", "body", "abbreviation", "hotkey")
_BORN = (EditKind.WRITE, EditKind.DUPLICATE, EditKind.IMPORT)

Looks = tuple[tuple[str, str], ...]
"""Names of fields with what stands in them."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What something looked like from an edit on; ``looks`` is None while it was not there.

    ``kind`` and ``when`` are None for what was there before any edit that is kept. ``below``:
    this is what was shipped. ``change`` is what to store to have it so again.
    """

    when: float | None
    kind: EditKind | None
    looks: Looks | None
    change: object = None
    below: bool = False
    is_now: bool = False


def moments(layers: Layers, snippet: str, versions: Sequence[Version]) -> tuple[Moment, ...]:
    """The history of a snippet, whose ``versions`` come from the store, the newest first; also of
    the time before it moved to another pack."""
    pack = pack_below(layers, snippet)
    below = next((each for each in pack.snippets if each.id == snippet), None)
    stored = layers.stored.get(snippet)
    every = tuple(carried(layers, snippet, versions))
    kept = every if below else tuple(_of_this_life(every))
    found = [_moment(pack, each.when, each.kind, snippet, each.after) for each in kept]
    found += _beginning(pack, snippet, kept, below)
    if all(each.change != stored for each in found):
        found.insert(0, _moment(pack, None, None, snippet, stored))
    return _with_now(found, stored)


def _of_this_life(versions: Sequence[Version]) -> Iterator[Version]:
    """Those since an own snippet was made: an id may have been another's before."""
    for each in versions:
        yield each
        if each.before is None and each.kind in _BORN:
            return


def _beginning(
    pack: Pack, snippet: str, kept: Sequence[Version], below: Snippet | None
) -> Iterator[Moment]:
    """How it was before the oldest edit."""
    oldest = kept[-1].before if kept else None
    if oldest is not None:
        yield _moment(pack, None, None, snippet, oldest)
    if below is not None:
        yield Moment(None, None, looks_of(pack, below), below=True)


def _moment(
    pack: Pack,
    when: float | None,
    kind: EditKind | None,
    snippet: str,
    after: PersonalChange | None,
) -> Moment:
    seen = shown(pack, snippet, after)
    return Moment(when, kind, looks_of(pack, seen) if seen else None, after)


def _with_now(found: Sequence[Moment], stored: PersonalChange | None) -> tuple[Moment, ...]:
    now = next((at for at, each in enumerate(found) if each.change == stored), None)
    return tuple(replace(each, is_now=at == now) for at, each in enumerate(found))


def looks_of(pack: Pack, snippet: Snippet) -> Looks:
    """The fields of a snippet as an agent reads them."""
    titles = {stage.id: stage.title for stage in pack.stages}
    said = {name: getattr(snippet, name) for name in FIELDS}
    said["stage"] = titles.get(snippet.stage, snippet.stage)
    return tuple(said.items())
