"""What ``saywell doctor`` says of the library: whether it is whole, and what can be restored."""

from collections.abc import Iterator
from contextlib import closing

from snippets_app.app.library import OpenLibrary, open_library
from snippets_app.app.recoveries import told
from snippets_app.cli.diagnosis import Check
from snippets_app.errors import AppError
from snippets_app.paths import Paths
from snippets_app.policy.locks import CentrePolicy
from snippets_app.store import report
from snippets_app.store.backups import backups


def library_checks(places: Paths, policy: CentrePolicy | None) -> Iterator[Check]:
    """The library is opened for it, and recovered if it has to be."""
    try:
        library = open_library(places, policy)
        with closing(library.store):
            yield _library(library)
    except AppError as error:
        yield Check("library", works=False, note=str(error))
    found = backups(places.backups)
    newest = f"{len(found)}, the newest of {found[0].made:%Y-%m-%d %H:%M}" if found else "none"
    yield Check("backups", works=bool(found), note=newest)
    last = report.last(places.data, places.backups)
    if last:
        yield Check("last recovery", works=True, note=" ".join(map(str, told(last))))


def _library(library: OpenLibrary) -> Check:
    if library.troubles:
        return Check("library", works=False, note=" ".join(map(str, library.troubles)))
    if not library.store.is_in_order():
        note = "It is damaged. Start Saywell, which brings over what can be read."
        return Check("library", works=False, note=note)
    packs = library.library().packs
    count = sum(len(pack.snippets) for pack in packs)
    return Check("library", works=True, note=f"{count} snippets in {len(packs)} packs")
