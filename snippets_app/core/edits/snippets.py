"""The edits of single snippets. Each function gives an ``Edit`` and stores nothing."""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from snippets_app.core.edits.homes import Former, homes, pack_id
from snippets_app.core.edits.laying import row
from snippets_app.core.edits.model import Edit, EditKind, Layers, Row, SnippetRow
from snippets_app.core.layers import find
from snippets_app.core.limits import check_change
from snippets_app.core.model import PersonalChange
from snippets_app.core.order import next_place


def write(layers: Layers, change: PersonalChange) -> Edit:
    """Store the change in place of an earlier one; AppError when a field of it is not allowed.

    A snippet of the agent's own that is new stands behind all others of its pack.
    """
    check_change(change)
    stored = layers.stored.get(change.snippet)
    if change.place is None:
        change = replace(change, place=stored.place if stored else _last_place(layers, change))
    return Edit(EditKind.WRITE, (row(change),), change.title or "")


def delete(layers: Layers, snippets: Sequence[str]) -> Edit:
    """Own snippets are deleted; those that lie below are hidden, and keep their other changes."""
    rows = [SnippetRow(each, _hidden(layers, each)) for each in snippets]
    return Edit(EditKind.DELETE, tuple(rows), _title(layers, snippets))


def show(layers: Layers, snippets: Sequence[str]) -> Edit:
    """Take the hiding of these snippets back. One that was put into a stage that is deleted now
    stands where it was shipped."""
    stages = {(pack.id, stage.id) for pack in layers.library.packs for stage in pack.stages}
    rows: list[SnippetRow] = []
    for change in (layers.stored[each] for each in snippets if each in layers.stored):
        is_there = (pack_id(change.snippet), change.stage) in stages
        stage = change.stage if is_there or change.snippet not in layers.shipped else None
        rows.append(row(replace(change, hidden=False, stage=stage)))
    return Edit(EditKind.SHOW, tuple(rows))


def reset(layers: Layers, snippets: Sequence[str]) -> Edit:
    """Forget the changes: these snippets are again what the layer below says."""
    rows = tuple(SnippetRow(each, None) for each in snippets)
    return Edit(EditKind.RESET, rows, _title(layers, snippets))


def restore(layers: Layers, change: PersonalChange, former: Former = MappingProxyType({})) -> Edit:
    """Store a snippet again as it was in an earlier version, or before it was deleted; its pack and
    stage, if they are not there, as in ``former``. AppError when it is not allowed any more."""
    shown = replace(change, hidden=False)
    check_change(shown)
    rows: tuple[Row, ...] = (*homes(layers, [shown], former), row(shown))
    return Edit(EditKind.RESTORE, rows, change.title or "")


def _hidden(layers: Layers, snippet: str) -> PersonalChange | None:
    if snippet not in layers.shipped:
        return None
    return replace(layers.stored.get(snippet) or PersonalChange(snippet), hidden=True)


def _title(layers: Layers, snippets: Sequence[str]) -> str:
    found = find(layers.library, snippets[0]) if len(snippets) == 1 else None
    return found.title if found else ""


def _last_place(layers: Layers, change: PersonalChange) -> float | None:
    """None for a snippet that lies below: it stands where its pack says."""
    if change.snippet in layers.shipped:
        return None
    return next_place(layers.changes, pack_id(change.snippet))
