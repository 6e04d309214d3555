"""Reading a pack from TOML: every good record is kept, every fault is told with its line."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from snippets_app.core.chord import hotkey_chord
from snippets_app.core.limits import ID_PATTERN
from snippets_app.core.model import Pack, Snippet, Stage
from snippets_app.errors import AppError
from snippets_app.formats.base import BodyCheck, Problem, Reading
from snippets_app.formats.pack_schema import PackRow, SnippetRow, StageRow, faults
from snippets_app.formats.toml_document import parse
from snippets_app.formats.toml_lines import Places, locate

_Row = TypeVar("_Row", bound=msgspec.Struct)


def read(content: bytes, file: str, check_body: BodyCheck) -> Reading:
    """The pack in ``content`` without its bad records, and what is wrong with them."""
    parsed = parse(content, file)
    if isinstance(parsed, Problem):
        return Reading(None, (parsed,))
    text, document = parsed
    return _PackReader(text, document, file, check_body).reading()


class _PackReader:
    """One document on its way to a pack."""

    def __init__(
        self, text: str, document: dict[str, Any], file: str, check_body: BodyCheck
    ) -> None:
        self._text = text
        self._document = document
        self._file = file
        self._check_body = check_body
        self._problems: list[Problem] = []
        self._snippet_names: set[str] = set()
        self._abbreviations: set[str] = set()

    def reading(self) -> Reading:
        top = self._top()
        stages = dict(self._stages())
        snippets = tuple(self._snippets(top.id if top else "", stages.keys()))
        self._problems.sort(key=lambda problem: problem.line)
        if top is None:
            return Reading(None, tuple(self._problems))
        pack = Pack(
            id=top.id,
            name=top.name,
            language=top.language,
            stages=tuple(stages.values()),
            snippets=snippets,
            description=top.description,
        )
        return Reading(pack, tuple(self._problems))

    @cached_property
    def _places(self) -> Places:
        return locate(self._text)  # only files with a fault need it

    def _top(self) -> PackRow | None:
        lists = ("stages", "snippets")
        record = {name: value for name, value in self._document.items() if name not in lists}
        try:
            return msgspec.convert(record, PackRow)
        except msgspec.ValidationError:
            for name, message in faults(PackRow, record):
                line = self._places.top.fields.get(name) or self._places.find(name, 0)
                self._problems.append(Problem(self._file, line, name, message))
            return None

    def _stages(self) -> Iterator[tuple[str, Stage]]:
        known: set[str] = set()
        for number, record in self._records("stages"):
            row = self._row(StageRow, "stages", number, record)
            stage = Stage(row.id, row.title) if row else _untitled(record)
            if stage and stage.id in known:
                self._tell("stages", number, "id", f"“{stage.id}” is there already; ids are unique")
            elif stage:
                known.add(stage.id)
                yield stage.id, stage

    def _snippets(self, pack: str, stages: Any) -> Iterator[Snippet]:
        for number, record in self._records("snippets"):
            row = self._row(SnippetRow, "snippets", number, record)
            if row is not None and self._fits_pack(row, number, stages):
                yield Snippet(
                    id=f"{pack}/{row.id}",
                    pack=pack,
                    stage=row.stage,
                    title=row.title,
                    body=row.body,
                    abbreviation=row.abbreviation,
                    hotkey=row.hotkey,
                )

    def _records(self, table: str) -> Iterator[tuple[int, dict[str, Any]]]:
        records = self._document.get(table, [])
        if not isinstance(records, list):
            self._tell(table, 0, "", f"must be a list of tables; write [[{table}]]")
            return
        for number, record in enumerate(records):
            if isinstance(record, dict):
                yield number, _with_plain_breaks(record)
            else:
                self._tell(table, number, "", f"is not a table; write [[{table}]]")

    def _row(
        self, kind: type[_Row], table: str, number: int, record: dict[str, Any]
    ) -> _Row | None:
        try:
            return msgspec.convert(record, kind)
        except msgspec.ValidationError:
            for name, message in faults(kind, record):
                self._tell(table, number, name, message)
            return None

    def _fits_pack(self, row: SnippetRow, number: int, stages: Any) -> bool:
        before = len(self._problems)
        for name, message in self._misfits(row, stages):
            self._tell("snippets", number, name, message)
        self._snippet_names.add(row.id)
        self._abbreviations.update(filter(None, (row.abbreviation,)))
        return len(self._problems) == before

    def _misfits(self, row: SnippetRow, stages: Any) -> Iterator[tuple[str, str]]:
        if row.id in self._snippet_names:
            yield "id", f"“{row.id}” is there already; ids are unique in a pack"
        if row.abbreviation in self._abbreviations:
            yield "abbreviation", f"“{row.abbreviation}” is there already; use it once in a pack"
        if row.stage not in stages:
            allowed = ", ".join(stages) or "none; add a [[stages]] table"
            yield "stage", f"“{row.stage}” is not a stage of this pack; allowed: {allowed}"
        try:
            if row.hotkey:
                hotkey_chord(row.hotkey)
        except AppError as trouble:
            yield "hotkey", str(trouble)
        try:
            self._check_body(row.body)
        except AppError as trouble:
            yield "body", str(trouble)

    def _tell(self, table: str, number: int, name: str, message: str) -> None:
        line = self._places.find(table, number, name)
        self._problems.append(Problem(self._file, line, name or table, message))


def _untitled(record: dict[str, Any]) -> Stage | None:
    """A stage with a faulty title stays, so that its snippets stay."""
    name = record.get("id")
    return Stage(name, name) if isinstance(name, str) and re.match(ID_PATTERN, name) else None


def _with_plain_breaks(record: dict[str, Any]) -> dict[str, Any]:
    body = record.get("body")
    if not isinstance(body, str) or "\r" not in body:
        return record
    return record | {"body": body.replace("\r\n", "\n").replace("\r", "\n")}
