"""What bringing a pack into the agent's library would change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from snippets_app.core.layers import difference, snippets_of
from snippets_app.core.model import Layer, Library, Pack, PersonalChange, Snippet


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Ids of the snippets that an import adds, changes and finds already there."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The report and what is to be stored: changes, and the pack with stages not yet known."""

    report: ImportReport
    changes: tuple[PersonalChange, ...]
    pack: Pack | None


def plan_import(library: Library, pack: Pack, into: str = "") -> ImportPlan:
    """Compare ``pack`` with what the agent sees; its snippets go to the pack ``into`` if named."""
    target = into or pack.id
    known = {snippet.id: snippet for snippet in snippets_of(library)}
    wanted = [_moved(snippet, target) for snippet in pack.snippets]
    changes = {each.id: difference(known.get(each.id), each) for each in wanted}
    report = ImportReport(
        new=tuple(name for name in changes if name not in known),
        changed=tuple(n for n, change in changes.items() if n in known and _says_more(change)),
        same=tuple(n for n, change in changes.items() if n in known and not _says_more(change)),
    )
    kept = tuple(changes[name] for name in (*report.new, *report.changed))
    return ImportPlan(report, kept, _new_stages(library.packs, pack, target))


def _moved(snippet: Snippet, pack: str) -> Snippet:
    return replace(snippet, id=f"{pack}/{snippet.id.rpartition('/')[2]}", pack=pack)


def _says_more(change: PersonalChange) -> bool:
    return change != PersonalChange(change.snippet)


def _new_stages(packs: Sequence[Pack], pack: Pack, target: str) -> Pack | None:
    there = next((each for each in packs if each.id == target), None)
    if there is None:
        named = pack.name if target == pack.id else target
        return replace(pack, id=target, name=named, snippets=(), layer=Layer.PERSONAL)
    known = {stage.id for stage in there.stages}
    added = tuple(stage for stage in pack.stages if stage.id not in known)
    return replace(there, stages=added, snippets=(), layer=Layer.PERSONAL) if added else None
