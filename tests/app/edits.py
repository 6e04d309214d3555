"""Changes of an open library, as its editor makes them."""

from functools import partial

from snippets_app.app.library import OpenLibrary
from snippets_app.core.edits import snippets
from snippets_app.core.model import PersonalChange


def save(library: OpenLibrary, *changes: PersonalChange) -> None:
    """One edit for each change."""
    for change in changes:
        library.edit(partial(snippets.write, change=change))
