"""The library opened for one command, with what the agent must hear of it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from snippets_app.app.chosen import centre_policy
from snippets_app.app.library import OpenLibrary, open_library
from snippets_app.cli.command import print_message
from snippets_app.paths import Paths


@contextmanager
def opened(places: Paths) -> Iterator[OpenLibrary]:
    """Closed at the end. A library that was put back from a backup is told even here: the
    program's next start finds nothing wrong with it. Raises AppError."""
    library = open_library(places, centre_policy())
    with closing(library.store):
        for trouble in library.troubles:
            print_message(str(trouble))
        yield library
