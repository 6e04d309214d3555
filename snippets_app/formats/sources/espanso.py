"""Espanso's match files: one YAML file, or the folder that holds them.

https://espanso.org/docs/matches/basics/
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import PurePosixPath

from snippets_app.core.draft import Draft, Remark
from snippets_app.errors import AppError
from snippets_app.formats.sources.base import Glimpse, Options
from snippets_app.formats.sources.encodings import decoded
from snippets_app.formats.sources.espanso_text import EspansoTexts, Variables, variables_of
from snippets_app.formats.sources.gathering import Gathering, Record
from snippets_app.formats.sources.material import File, Folder, Material, refused_files, the_files
from snippets_app.formats.sources.wording import TooMany, no_text, not_a_record, not_of, note
from snippets_app.formats.sources.yaml_nodes import (
    Node,
    line_of,
    mapping,
    root_of,
    scalar,
    scalars,
    sequence,
)

_ENDINGS = (".yml", ".yaml")
_BODIES = ("replace", "form", "html", "markdown")


class Espanso:
    """Matches, with forms and variables; nothing of them is ever run."""

    name = "espanso"
    label = "Espanso"
    extensions = _ENDINGS

    def recognises(self, seen: Glimpse) -> bool:
        if seen.members:
            return any(name.lower().endswith(_ENDINGS) for name in seen.members)
        return seen.ending in _ENDINGS and "matches:" in seen.text

    def read(self, material: Material, options: Options) -> Draft:
        gathering = Gathering(options.told)
        gathering.refuse_all(refused_files(material))
        files = list(the_files(material, _ENDINGS))
        if not files:
            raise not_of(self.label, material.name)
        shared = _shared_variables(files, options)
        for file in files:
            alone = not isinstance(material, Folder)
            self._read_file(file, options, gathering, shared, alone=alone)
        return gathering.draft(material.stem if isinstance(material, File) else "Espanso")

    def _read_file(
        self,
        file: File,
        options: Options,
        gathering: Gathering,
        shared: Variables,
        *,
        alone: bool,
    ) -> None:
        name = "" if alone else file.name
        try:
            root = _root(file, options)
            if alone and "matches" not in mapping(root) and root is not None:
                raise not_of(self.label, file.name)
        except TooMany:
            raise
        except AppError as trouble:
            if alone:
                raise
            gathering.refuse(1, trouble, name)
            return
        top = mapping(root)
        own = {**shared, **variables_of(top.get("global_vars"))}
        reader = _MatchReader(_group(file.name), EspansoTexts(own))
        matches = ((line_of(node), node) for node in sequence(top.get("matches")))
        gathering.each(matches, reader.record, name)


class _MatchReader:
    def __init__(self, group: str, texts: EspansoTexts) -> None:
        self._group = group
        self._texts = texts

    def record(self, node: Node) -> Record:
        match = mapping(node)
        if not match:
            raise not_a_record()
        if not any(name in match for name in _BODIES):
            raise no_text()
        abbreviation, notes = _trigger(match)
        return Record(
            body=self._texts.translated(match),
            title=scalar(match.get("label")),
            group=self._group,
            abbreviation=abbreviation,
            notes=notes,
        )


def _root(file: File, options: Options) -> Node | None:
    return root_of(decoded(file.content, options.encoding, file.name), file.name)


def _shared_variables(files: Sequence[File], options: Options) -> Variables:
    """Those of all files: Espanso puts them together. A file that cannot be read is told later."""
    found: dict[str, Mapping[str, Node]] = {}
    for file in files:
        if len(files) > 1 and b"global_vars" in file.content:
            with suppress(AppError):
                found.update(variables_of(mapping(_root(file, options)).get("global_vars")))
    return found


def _trigger(match: Mapping[str, Node]) -> tuple[str, tuple[Remark, ...]]:
    """The first trigger; a pattern is none, and the others are told."""
    triggers = [
        each for each in (scalar(match.get("trigger")), *scalars(match.get("triggers"))) if each
    ]
    notes = [note("pattern", scalar(match["regex"]))] if "regex" in match else []
    if len(triggers) > 1:
        notes.append(note("abbreviations", ", ".join(triggers[1:])))
    return next(iter(triggers), ""), tuple(notes)


def _group(file: str) -> str:
    """The file's name, with the folders below ``match``."""
    path = PurePosixPath(file).with_suffix("")
    parts = path.parts[path.parts.index("match") + 1 :] if "match" in path.parts else path.parts
    return " / ".join(parts)
