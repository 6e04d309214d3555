"""TextExpander's groups: ``.textexpander`` property lists (XML or binary), and CSV."""

import plistlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.parsers.expat import ExpatError

from snippets_app.core.draft import Draft
from snippets_app.errors import AppError
from snippets_app.formats.sources.base import Glimpse, Options
from snippets_app.formats.sources.csv_rows import csv_rows
from snippets_app.formats.sources.encodings import decoded
from snippets_app.formats.sources.gathering import Gathering, Record
from snippets_app.formats.sources.json_records import fields_of, numbered, text
from snippets_app.formats.sources.material import Material, the_file
from snippets_app.formats.sources.tables import Row
from snippets_app.formats.sources.text_expander_text import any_translated, translated
from snippets_app.formats.sources.wording import is_script, not_a_record, not_of, note

_FIRST_SCRIPT = 2
_HEADINGS = frozenset(("abbreviation", "shortcut"))
_MACROS = ("%filltext:", "%fillpopup:", "%fillarea:", "%clipboard", "%|")


class TextExpander:
    """A group, or a whole library of groups."""

    name = "textexpander"
    label = "TextExpander"
    extensions = (".textexpander", ".plist", ".xml")

    def recognises(self, seen: Glimpse) -> bool:
        names = (b"snippetsTE", b"groupsTE", b"groupInfo")
        return seen.ending == ".textexpander" or any(name in seen.head for name in names)

    def read(self, material: Material, options: Options) -> Draft:
        file = the_file(material, self.label)
        groups = _groups(_property_list(file.content, file.name))
        if not groups:
            raise not_of(self.label, file.name)
        gathering = Gathering(options.told)
        found = [(title, each) for title, snippets in groups for each in snippets]
        others = _texts_by_abbreviation(each for _, each in found)
        gathering.each(numbered(found), lambda given: _record(given, others))
        return gathering.draft(groups[0][0] if len(groups) == 1 else "TextExpander")


class TextExpanderCsv:
    """Two or three columns: abbreviation, content, label. The file's name is the group's."""

    name = "textexpander-csv"
    label = "TextExpander (CSV)"
    extensions = (".csv",)

    def recognises(self, seen: Glimpse) -> bool:
        first = seen.text.partition("\n")[0].strip().lower().replace('"', "")
        has_macros = any(macro in seen.text for macro in _MACROS)
        return seen.ending == ".csv" and (first.startswith("abbreviation,snippet") or has_macros)

    def read(self, material: Material, options: Options) -> Draft:
        file = the_file(material, self.label)
        group = file.name.partition(".")[0]

        def record(cells: Any) -> Record:
            if not isinstance(cells, list):
                raise cells
            if len(cells) == 1:
                raise not_a_record()
            title, more = cells[2] if cells[2:] else "", [each.strip() for each in cells[3:]]
            notes = (note("cells", ", ".join(filter(None, more))),) if any(more) else ()
            body = any_translated(cells[1])
            return Record(body, title, group, abbreviation=cells[0], notes=notes)

        gathering = Gathering(options.told)
        rows = csv_rows(decoded(file.content, options.encoding, file.name), options.delimiter)
        gathering.each(_without_heading(rows), record)
        return gathering.draft(group)


def _without_heading(rows: Iterable[Row]) -> Iterator[Row]:
    for place, row in enumerate(rows):
        cells = row[1]
        if place or isinstance(cells, AppError) or cells[0].strip().lower() not in _HEADINGS:
            yield row


def _property_list(content: bytes, file: str) -> Any:
    try:
        return plistlib.loads(content)
    except (
        ValueError,
        ExpatError,
        LookupError,
        OverflowError,
        RecursionError,
        TypeError,
    ) as trouble:
        raise not_of("TextExpander", file) from trouble
    except (AttributeError, MemoryError) as trouble:  # what plistlib makes of some broken files
        raise not_of("TextExpander", file) from trouble


def _groups(found: Any) -> list[tuple[str, list[Any]]]:
    """Titles and snippets of a group, or of a library's groups."""
    if not isinstance(found, dict):
        return []
    several = found.get("groupsTE2", found.get("groupsTE3", found.get("groups")))
    groups = several if isinstance(several, list) else [found]
    named = [_group(each) for each in groups if isinstance(each, dict)]
    return [each for each in named if each is not None]


def _group(found: dict[Any, Any]) -> tuple[str, list[Any]] | None:
    info = found.get("groupInfo")
    about = info if isinstance(info, dict) else found
    title = about.get("groupName", about.get("name"))
    for key in ("snippetsTE3", "snippetsTE2", "snippets", "snippetPlists"):
        snippets = found.get(key)
        if isinstance(snippets, list):
            return (title if isinstance(title, str) else ""), snippets
    return None


def _texts_by_abbreviation(snippets: Iterable[Any]) -> dict[str, str]:
    """Of those that are no programs."""
    found = [each for each in snippets if isinstance(each, dict) and not _runs(each)]
    pairs = ((each.get("abbreviation"), each.get("plainText")) for each in found)
    return {key: value for key, value in pairs if isinstance(key, str) and isinstance(value, str)}


def _runs(fields: dict[str, Any]) -> bool:
    kind = fields.get("snippetType")
    return isinstance(kind, int) and kind >= _FIRST_SCRIPT


def _record(given: tuple[str, Any], others: Mapping[str, str]) -> Record:
    group, snippet = given
    fields = fields_of(snippet)
    if _runs(fields):
        raise is_script()
    return Record(
        body=translated(
            text(fields, "plainText"), others
        ),  # a rich one has its plain text here too
        title=text(fields, "label"),
        group=group,
        abbreviation=text(fields, "abbreviation"),
        key=text(fields, "uuidString"),
    )
