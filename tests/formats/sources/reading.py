"""Short ways to say what a source made of a file."""

from snippets_app.core.draft import Draft, Entry
from snippets_app.formats.sources import File, Options, read_source
from tests.formats.sources.written import as_json


def draft(name: str, content: bytes | str, file: str = "file", **options: object) -> Draft:
    raw = content.encode() if isinstance(content, str) else content
    return read_source(File(file, raw), name, Options(**options))  # type: ignore[arg-type]


def json_draft(name: str, value: object) -> Draft:
    return draft(name, as_json(value))


def only(found: Draft) -> Entry:
    assert found.refused == ()
    [entry] = found.entries
    return entry


def said(entry: Entry) -> list[str]:
    """The entry's notes as a person reads them."""
    return [str(note) for note in entry.notes]


def reasons(found: Draft) -> list[tuple[int, str]]:
    return [(each.row, each.reason.error().title) for each in found.refused]
