"""What the library window asks of the rest of the program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from snippets_app.core.edits.scope import Scope
from snippets_app.core.search.index import Hit
from snippets_app.ui.editor_findings import Check
from snippets_app.ui.hotkey_owners import Probe
from snippets_app.ui.snippet_writing import PreviewOf

Search = Callable[[str, Scope, int], Sequence[Hit]]
"""At most so many hits of a query in a part of the library."""


@dataclass(frozen=True, slots=True)
class LibraryTools:
    """What a snippet will say, why a hotkey is refused, what the guard finds, what a query finds,
    and in which pack the agent works."""

    preview_of: PreviewOf
    probe: Probe
    check: Check
    search: Search
    pack: Callable[[], str]
