"""What the library window shows: the library, what lies below it, and what was done last."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from snippets_app.core.edits.laying import by_id
from snippets_app.core.edits.model import Done
from snippets_app.core.model import Layer, Library, Pack, Snippet


@dataclass(frozen=True)
class Shelf:
    """``below``: the packs that are not the agent's own. ``whole``: the library with the snippets
    that are ``hidden``. ``spent``: ids that no new snippet may have. ``hotkeys``: the settings',
    by action."""

    library: Library
    below: tuple[Pack, ...]
    whole: Library
    hidden: frozenset[str] = frozenset()
    spent: frozenset[str] = frozenset()
    hotkeys: Mapping[str, str] = field(default_factory=dict)
    undo: Done | None = None
    redo: Done | None = None

    @cached_property
    def shipped(self) -> frozenset[str]:
        """The ids of the snippets that lie below."""
        return frozenset(snippet.id for pack in self.below for snippet in pack.snippets)

    @cached_property
    def snippets(self) -> Mapping[str, Snippet]:
        """Every snippet by its id, the hidden ones too."""
        return by_id(self.whole)

    def pack(self, pack: str) -> Pack | None:
        return next((each for each in self.library.packs if each.id == pack), None)

    def is_own(self, pack: str) -> bool:
        """Whether the agent may rename and delete the pack."""
        return all(each.id != pack for each in self.below)

    def own_stages(self, pack: str) -> tuple[str, ...]:
        """The ids of those stages of a pack that are the agent's, in order."""
        seen = self.pack(pack)
        given = {stage.id for each in self.below if each.id == pack for stage in each.stages}
        return tuple(each.id for each in seen.stages if each.id not in given) if seen else ()

    @cached_property
    def changed(self) -> frozenset[str]:
        """The ids of those that the agent made other than the pack below has them."""
        found = (self.snippets.get(each) for each in self.shipped)
        return frozenset(each.id for each in found if each and each.layer is Layer.PERSONAL)

    def is_changed(self, snippet: Snippet) -> bool:
        return snippet.id in self.changed
