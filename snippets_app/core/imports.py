"""What bringing a pack into the agent's library would change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from snippets_app.core.edits.model import Edit, EditKind, Layers, PackRow, Row, SnippetRow
from snippets_app.core.layers import difference, over, snippets_of
from snippets_app.core.limits import check_change
from snippets_app.core.model import Layer, Pack, PersonalChange, Snippet
from snippets_app.core.order import next_place


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Ids of the snippets that an import adds, changes and finds already there."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The report and the edit that does it: changes, and the pack with stages not yet known."""

    report: ImportReport
    edit: Edit


def plan_import(layers: Layers, pack: Pack, into: str = "") -> ImportPlan:
    """Compare ``pack`` with what the agent sees; its snippets go to the pack ``into`` if named.

    AppError when a snippet of it is not allowed.
    """
    target = into or pack.id
    known = {snippet.id: snippet for snippet in snippets_of(layers.library)}
    wanted = [_moved(snippet, target) for snippet in pack.snippets]
    changes = {each.id: difference(known.get(each.id), each) for each in wanted}
    report = ImportReport(
        new=tuple(name for name in changes if name not in known),
        changed=tuple(n for n, change in changes.items() if n in known and _says_more(change)),
        same=tuple(n for n, change in changes.items() if n in known and not _says_more(change)),
    )
    kept = [changes[name] for name in (*report.new, *report.changed)]
    for change in kept:
        check_change(change)
    rows: list[Row] = [*_pack_rows(layers, pack, target)]
    rows += _snippet_rows(layers, kept, target)
    return ImportPlan(report, Edit(EditKind.IMPORT, tuple(rows), pack.name))


def _moved(snippet: Snippet, pack: str) -> Snippet:
    return replace(snippet, id=f"{pack}/{snippet.id.rpartition('/')[2]}", pack=pack)


def _says_more(change: PersonalChange) -> bool:
    return change != PersonalChange(change.snippet)


def _snippet_rows(
    layers: Layers, changes: Sequence[PersonalChange], pack: str
) -> Iterator[SnippetRow]:
    """What is stored of a snippet stays where the import says nothing; new ones come behind."""
    place = next_place(layers.changes, pack)
    for number, change in enumerate(changes):
        stored = layers.stored.get(change.snippet)
        if stored:
            yield SnippetRow(change.snippet, over(stored, change))
        elif change.snippet in layers.shipped:
            yield SnippetRow(change.snippet, change)
        else:
            yield SnippetRow(change.snippet, replace(change, place=place + number))


def _pack_rows(layers: Layers, pack: Pack, target: str) -> tuple[PackRow, ...]:
    found = _with_new_stages(layers, pack, target)
    return (PackRow(target, found),) if found else ()


def _with_new_stages(layers: Layers, pack: Pack, target: str) -> Pack | None:
    there = next((each for each in layers.library.packs if each.id == target), None)
    if there is None:
        named = pack.name if target == pack.id else target
        return replace(pack, id=target, name=named, snippets=(), layer=Layer.PERSONAL)
    known = {stage.id for stage in there.stages}
    added = tuple(stage for stage in pack.stages if stage.id not in known)
    own = next((each.stages for each in layers.own if each.id == target), ())
    if not added:
        return None
    return replace(there, stages=(*own, *added), snippets=(), layer=Layer.PERSONAL)
