"""Snippets as rows of a table, under the headings by which Saywell knows its own tables."""

from collections.abc import Callable, Iterator, Sequence

from snippets_app.core.filling import plain
from snippets_app.core.model import Pack
from snippets_app.formats.exports.base import Notes
from snippets_app.formats.exports.wording import note
from snippets_app.formats.sources.columns import OWN_HEADINGS

PACK_HEADING = "Pack"
_NO_LANGUAGE = ("", "und")


def headings(packs: Sequence[Pack]) -> tuple[str, ...]:
    """With one for the pack where there are several."""
    return (*OWN_HEADINGS, PACK_HEADING) if len(packs) > 1 else OWN_HEADINGS


def rows(packs: Sequence[Pack], step: Callable[[], None]) -> Iterator[tuple[str, ...]]:
    """A row for each snippet, with as many cells as there are headings."""
    several = len(packs) > 1
    for pack in packs:
        titles = {stage.id: stage.title for stage in pack.stages}
        for snippet in pack.snippets:
            stage = titles.get(snippet.stage, snippet.stage)
            cells = (snippet.title, plain(snippet.body), stage, snippet.abbreviation)
            yield (*cells, snippet.hotkey, pack.name) if several else (*cells, snippet.hotkey)
            step()


def tell_left_out(packs: Sequence[Pack], notes: Notes) -> None:
    """Tell what the packs say of themselves that is in no row."""
    written = [pack for pack in packs if pack.snippets]
    if any(pack.language not in _NO_LANGUAGE for pack in written):
        notes.add(note("language"))
    if any(pack.description for pack in written):
        notes.add(note("description"))
