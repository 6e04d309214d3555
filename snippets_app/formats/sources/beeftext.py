"""Beeftext's combos: its JSON files, which are its backups too, and its CSV files.

https://github.com/xmichelo/Beeftext: file format versions 1 to 10.
"""

from typing import Any

from snippets_app.core.draft import Draft
from snippets_app.formats.sources.base import Glimpse, Options
from snippets_app.formats.sources.beeftext_text import BeeftextTexts
from snippets_app.formats.sources.csv_rows import csv_rows
from snippets_app.formats.sources.encodings import decoded
from snippets_app.formats.sources.gathering import Gathering, Record
from snippets_app.formats.sources.json_records import document, fields_of, numbered, text
from snippets_app.formats.sources.material import Material, the_file
from snippets_app.formats.sources.wording import not_a_record, not_of, note

_CSV_WIDTH = 3


class Beeftext:
    """A file of combos and their groups."""

    name = "beeftext"
    label = "Beeftext"
    extensions = (".json", ".btbackup")

    def recognises(self, seen: Glimpse) -> bool:
        return '"combos"' in seen.text and (
            '"fileFormatVersion"' in seen.text
            or '"substitutionText"' in seen.text
            or ('"keyword"' in seen.text and '"snippet"' in seen.text)
        )

    def read(self, material: Material, options: Options) -> Draft:
        file = the_file(material, self.label)
        found = document(file, options.encoding, self.label)
        combos = found.get("combos") if isinstance(found, dict) else None
        if not isinstance(combos, list):
            raise not_of(self.label, file.name)
        gathering = Gathering(options.told, len(combos))
        groups = _groups(found.get("groups"))
        for title in groups.values():
            gathering.group(title)
        reader = _ComboReader(groups, BeeftextTexts(_texts_by_keyword(combos)))
        gathering.each(numbered(combos), reader.record)
        return gathering.draft("Beeftext")


class BeeftextCsv:
    """Three columns without a heading: keyword, snippet, name."""

    name = "beeftext-csv"
    label = "Beeftext (CSV)"
    extensions = (".csv",)

    def recognises(self, seen: Glimpse) -> bool:
        return seen.ending == ".csv" and any(
            mark in seen.text for mark in ("#{input:", "#{cursor}", "#{combo:", "#{clipboard}")
        )

    def read(self, material: Material, options: Options) -> Draft:
        file = the_file(material, self.label)
        rows = list(csv_rows(decoded(file.content, options.encoding, file.name), ","))
        whole = [cells for _, cells in rows if isinstance(cells, list)]
        known = {cells[0]: cells[1] for cells in whole if len(cells) == _CSV_WIDTH}
        texts = BeeftextTexts(known)

        def record(cells: Any) -> Record:
            if not isinstance(cells, list):
                raise cells
            if len(cells) != _CSV_WIDTH:
                raise not_a_record()
            return Record(texts.translated(cells[1]), title=cells[2], abbreviation=cells[0])

        gathering = Gathering(options.told)
        gathering.each(rows, record)
        return gathering.draft(file.stem)


class _ComboReader:
    def __init__(self, groups: dict[str, str], texts: BeeftextTexts) -> None:
        self._groups = groups
        self._texts = texts

    def record(self, given: Any) -> Record:
        fields = fields_of(given)
        is_off = fields.get("enabled") is False
        return Record(
            body=self._texts.translated(text(fields, "snippet", "substitutionText")),
            title=text(fields, "name") or text(fields, "description"),
            group=self._groups.get(text(fields, "group"), ""),
            abbreviation=text(fields, "keyword", "comboText"),
            key=text(fields, "uuid"),
            notes=(note("off"),) if is_off else (),
        )


def _groups(given: Any) -> dict[str, str]:
    """Names of groups by uuid."""
    records = [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []
    return {str(each.get("uuid")): str(each.get("name") or "") for each in records}


def _texts_by_keyword(combos: list[Any]) -> dict[str, str]:
    records = [each for each in combos if isinstance(each, dict)]
    pairs = (
        (
            each.get("keyword", each.get("comboText")),
            each.get("snippet", each.get("substitutionText")),
        )
        for each in records
    )
    return {key: value for key, value in pairs if isinstance(key, str) and isinstance(value, str)}
