"""The plan of an import: what each record of a draft is to the library, and the edit that does it.

The same draft, planned again after its edit is done, has nothing left to do.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from snippets_app.core.draft import Draft, Entry, Refused, Remark
from snippets_app.core.edits.model import Edit, EditKind, Layers, PackRow, Row, SnippetRow
from snippets_app.core.importing.destination import Stages, destination, with_stages
from snippets_app.core.importing.finding import Seeker, found_by
from snippets_app.core.importing.judging import Case, Judge, Owned, Verdict
from snippets_app.core.importing.model import (
    Choices,
    Conflict,
    Deed,
    ImportPlan,
    PlannedRow,
    State,
)
from snippets_app.core.importing.naming import FreeIds, key_id, title_id
from snippets_app.core.layers import over, snippets_of
from snippets_app.core.limits import (
    ABBREVIATION_LENGTH,
    BODY_LENGTH,
    TITLE_LENGTH,
    check_change,
)
from snippets_app.core.model import PersonalChange
from snippets_app.core.order import next_place
from snippets_app.errors import AppError

_ANY_ID = "a/a"


def plan(
    layers: Layers,
    draft: Draft,
    choices: Choices | None = None,
    hotkeys: Owned = (),
    spent: Collection[str] = (),
) -> ImportPlan:
    """What importing the draft would do to the library that ``layers`` make.

    ``hotkeys`` are those of the program itself, with what they are for. No new snippet gets one of
    the ``spent`` ids, but for one that the file itself names.
    """
    return _Planning(layers, draft, choices or Choices(), hotkeys, spent).plan()


class _Planning:
    def __init__(
        self,
        layers: Layers,
        draft: Draft,
        choices: Choices,
        hotkeys: Owned,
        spent: Collection[str],
    ) -> None:
        self._layers = layers
        self._draft = draft
        self._choices = choices
        self._hotkeys = tuple(hotkeys)
        self._spent = spent
        self._into = destination(layers, draft, choices)
        self._pack = self._into.pack
        self._stages = Stages(self._pack, draft, choices)
        self._rows: list[SnippetRow] = []
        self._place = next_place(layers.changes, self._pack.id)

    def plan(self) -> ImportPlan:
        records = _in_order(self._draft)
        refused = dict(_refusals(records))
        cases = {case.number: case for case in self._cases(records, refused)}
        judge = Judge(cases.values(), *self._owned())
        ids = self._free_ids(case.seeker.id for case in cases.values())
        rows = [
            self._row(cases[n], judge, ids)
            if n in cases
            else PlannedRow(State.REFUSED, Deed.NOTHING, record, reason=refused[n])
            for n, record in enumerate(records)
        ]
        return self._planned(rows)

    def _planned(self, rows: Sequence[PlannedRow]) -> ImportPlan:
        added = self._stages.added()
        stored: list[Row] = []
        pack = with_stages(self._layers, self._into, added)
        if pack and (self._rows or not self._into.is_new):
            stored.append(PackRow(pack.id, pack))
        stored += self._rows
        return ImportPlan(
            rows=tuple(rows),
            pack=replace(self._pack, stages=(*self._pack.stages, *added), snippets=()),
            is_new_pack=self._into.is_new,
            new_stages=added,
            notes=self._draft.notes,
            edit=Edit(EditKind.IMPORT, tuple(stored), self._draft.name or self._pack.name),
        )

    def _cases(
        self, records: Sequence[Entry | Refused], refused: dict[int, Remark]
    ) -> Iterator[Case]:
        entries = [
            (n, each) for n, each in enumerate(records)
            if isinstance(each, Entry) and n not in refused
        ]  # fmt: skip
        seekers = [
            Seeker(each, self._stages.of(each), key_id(self._draft, each)) for _, each in entries
        ]
        met = found_by(seekers, self._pack.snippets, are_named=self._draft.is_whole)
        is_whole, choices = self._draft.is_whole, self._choices
        for place, (number, _) in enumerate(entries):
            # What is chosen for all is about those alone that meet a snippet.
            usual = choices.conflict if place in met else Conflict.OVERWRITE
            conflict = choices.single.get(number, usual)
            yield Case(number, seekers[place], met.get(place), conflict, is_whole)

    def _owned(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """Abbreviations, which are a pack's own, and hotkeys, with the titles of their owners."""
        abbreviations = [
            (each.abbreviation, each.title) for each in self._pack.snippets if each.abbreviation
        ]
        hotkeys = [
            (each.hotkey, each.title) for each in snippets_of(self._layers.library) if each.hotkey
        ]
        return abbreviations, [*self._hotkeys, *hotkeys]

    def _free_ids(self, keys: Iterable[str]) -> FreeIds:
        """One that is hidden or gone gives its id back to the record that has its key."""
        reserved = frozenset(filter(None, keys))
        shown = {_name(each.id) for each in self._pack.snippets}
        start = f"{self._pack.id}/"
        stored = (*self._layers.stored, *self._layers.shipped, *self._spent)
        hidden = {_name(each) for each in stored if each.startswith(start)} - shown
        return FreeIds(shown | (hidden - reserved), reserved)

    def _row(self, case: Case, judge: Judge, ids: FreeIds) -> PlannedRow:
        verdict = judge.verdict(case)
        seeker, met = case.seeker, case.met
        entry, stage = seeker.entry, _stage(case)
        snippet = met.id if met else ""
        if met is None or verdict.deed is Deed.ADD:
            wanted = seeker.id or title_id(entry.title, entry.body)
            snippet = f"{self._pack.id}/{ids.give(wanted, is_reserved=bool(seeker.id))}"
        if verdict.deed is Deed.ADD:
            self._rows.append(self._added(snippet, stage, entry, verdict))
        elif verdict.deed is Deed.CHANGE:
            self._rows.append(self._changed(snippet, case, verdict))
        return PlannedRow(
            verdict.state,
            verdict.deed,
            entry,
            snippet,
            met.id if met else "",
            verdict.differs,
            stage,
            entry.notes + verdict.notes,
        )

    def _changed(self, snippet: str, case: Case, verdict: Verdict) -> SnippetRow:
        """What is stored of the snippet stays where nothing differs."""
        entry, differs = case.seeker.entry, verdict.differs
        if "stage" in differs:
            self._stages.use(case.seeker.stage)
        change = PersonalChange(
            snippet,
            stage=case.seeker.stage if "stage" in differs else None,
            title=entry.title if "title" in differs else None,
            body=entry.body if "body" in differs else None,
            abbreviation=verdict.abbreviation if "abbreviation" in differs else None,
            hotkey=verdict.hotkey if "hotkey" in differs else None,
        )
        stored = self._layers.stored.get(snippet)
        return SnippetRow(snippet, over(stored, change) if stored else change)

    def _added(self, snippet: str, stage: str, entry: Entry, verdict: Verdict) -> SnippetRow:
        """New ones stand behind all others; one that was hidden stays where it was."""
        self._stages.use(stage)
        stored = self._layers.stored.get(snippet)
        if stored or snippet in self._layers.shipped:
            place = stored.place if stored else None
        else:
            place, self._place = self._place, self._place + 1
        return SnippetRow(
            snippet,
            PersonalChange(
                snippet=snippet,
                stage=stage,
                title=entry.title,
                body=entry.body,
                abbreviation=verdict.abbreviation or "",
                hotkey=verdict.hotkey or "",
                place=place,
            ),
        )


def _in_order(draft: Draft) -> list[Entry | Refused]:
    """As they stand in the file; a folder's files one after the other."""
    if not draft.refused:
        return list(draft.entries)
    records: list[Entry | Refused] = [*draft.entries, *draft.refused]
    files = {name: place for place, name in enumerate(dict.fromkeys(each.file for each in records))}
    return sorted(records, key=lambda each: (files[each.file], each.row))


def _refusals(records: Sequence[Entry | Refused]) -> Iterator[tuple[int, Remark]]:
    """The refused, and entries that no library could hold."""
    for number, each in enumerate(records):
        if isinstance(each, Refused):
            yield number, each.reason
        else:
            trouble = _trouble(each)
            if trouble:
                yield number, Remark.of(trouble)


def _trouble(entry: Entry) -> AppError | None:
    if _is_plain(entry):
        return None
    try:
        check_change(
            PersonalChange(_ANY_ID, "", entry.title, entry.body, entry.abbreviation, entry.hotkey)
        )
    except AppError as trouble:
        return trouble
    return None


def _is_plain(entry: Entry) -> bool:
    """Most are: one line that can be printed, far from any limit. Others are looked at closely."""
    title, body = entry.title, entry.body
    return (
        0 < len(title) <= TITLE_LENGTH
        and 0 < len(body) <= BODY_LENGTH
        and len(entry.abbreviation) <= ABBREVIATION_LENGTH
        and not (title.isspace() or body.isspace())
        and title.isprintable()
        and body.isprintable()
        and entry.abbreviation.isprintable()
        and not entry.hotkey
    )


def _stage(case: Case) -> str:
    """A record without a group stays where its snippet is, or is put beside it."""
    return case.met.stage if case.met and not case.seeker.is_grouped else case.seeker.stage


def _name(snippet: str) -> str:
    return snippet.rpartition("/")[2]
