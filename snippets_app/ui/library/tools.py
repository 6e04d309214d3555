"""What the library window asks of the rest of the program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from snippets_app.core.edits.replacing import Replacement, Replacing
from snippets_app.core.edits.scope import Scope
from snippets_app.core.model import Snippet
from snippets_app.core.search.index import Hit
from snippets_app.ui.editor_findings import Check
from snippets_app.ui.hotkey_owners import Probe
from snippets_app.ui.snippet_writing import PreviewOf


@dataclass(frozen=True, slots=True)
class Found:
    """``is_whole``: the search knows all of the library as it is now."""

    hits: Sequence[Hit]
    is_whole: bool = True


Search = Callable[[str, Scope, int], Found]
"""At most so many hits of a query in a part of the library."""

FindReplacements = Callable[
    [Sequence[Snippet], Replacing, Callable[[Sequence[Replacement]], None]], None
]
"""Tells later what would change in these snippets."""


@dataclass(frozen=True, slots=True)
class LibraryTools:
    """What a snippet will say, why a hotkey is refused, what the guard finds, what a query finds,
    what a replacement would change, and in which pack the agent works."""

    preview_of: PreviewOf
    probe: Probe
    check: Check
    search: Search
    find_replacements: FindReplacements
    pack: Callable[[], str]
