"""What the layers are once an edit is stored, without reading them again."""

from collections.abc import Mapping
from typing import TypeVar

from snippets_app.core.edits.model import Edit, Layers, PackRow

_Stored = TypeVar("_Stored")


def applied(layers: Layers, edit: Edit) -> Layers:
    """The layers with the edit's rows stored: what is new comes last, what was there stays where
    it was."""
    packs = {row.pack: row.after for row in edit.rows if isinstance(row, PackRow)}
    snippets = {row.snippet: row.after for row in edit.rows if not isinstance(row, PackRow)}
    changes = _stored({each.snippet: each for each in layers.changes}, snippets)
    own = _stored({each.id: each for each in layers.own}, packs)
    return Layers(layers.below, changes, own)


def _stored(
    before: Mapping[str, _Stored], rows: Mapping[str, _Stored | None]
) -> tuple[_Stored, ...]:
    found = {**before, **rows}
    return tuple(each for each in found.values() if each is not None)
