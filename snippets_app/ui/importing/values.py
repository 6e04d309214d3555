"""What the import window is told, and what it asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from snippets_app.core.draft import Entry, Remark
from snippets_app.core.edits.laying import by_id
from snippets_app.core.edits.past import Looks, looks_of
from snippets_app.core.importing.model import Deed, ImportPlan, PlannedRow, State
from snippets_app.core.model import Library, Pack, Snippet
from snippets_app.formats.sources.base import Options

if TYPE_CHECKING:
    from snippets_app.formats.sources.encodings import Encodings
    from snippets_app.formats.sources.tables import TablePreview


@dataclass(frozen=True, slots=True)
class Asked:
    """How a file shall be read; without a file CopyQ is asked. ``source``: the name of one, empty
    for the best that fits."""

    file: Path | None
    source: str = ""
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a file looks like, read as it was asked for.

    ``kinds`` are the names of the sources that fit, the best first; ``source`` is the one that it
    was looked at as, empty when none fits. ``trouble`` says why a table has no ``preview``.
    """

    kinds: tuple[str, ...] = ()
    source: str = ""
    encodings: Encodings | None = None
    preview: TablePreview | None = None
    trouble: Remark | None = None

    @property
    def needs_answer(self) -> bool:
        """Whether a person should look at how it is read before it is."""
        if not self.source or self.trouble or self.has_encodings:
            return True
        preview = self.preview
        if preview is None:
            return False
        return not preview.header or bool(preview.skipped) or len(preview.sheets) > 1

    @property
    def has_encodings(self) -> bool:
        return self.encodings is not None and len(self.encodings.candidates) > 1


class Noted(Enum):
    """Rows of any state of which something was translated or left out."""

    NOTED = "noted"


Filter = State | Noted | None
"""Which rows are shown; None: all."""


@dataclass(frozen=True, slots=True)
class Review:
    """A plan, ready to be looked at: the numbers of the rows that each filter shows, how many are
    imported, the snippets that there are already, and the packs to choose from.

    ``has_loose``: there are new rows that tell no stage; ``loose_stage`` is the title of the one
    that they go into.
    """

    plan: ImportPlan
    name: str
    source: str
    rows: Mapping[Filter, tuple[int, ...]]
    deeds: Mapping[Deed, int]
    pack: Pack
    snippets: Mapping[str, Snippet]
    packs: tuple[tuple[str, str], ...]
    has_loose: bool = False
    loose_stage: str = ""

    @classmethod
    def of(cls, plan: ImportPlan, library: Library, name: str, source: str) -> Review:
        """All that takes time is done here, beside the interface's thread."""
        packs = tuple((pack.id, pack.name) for pack in library.packs)
        found = next((pack for pack in library.packs if pack.id == plan.pack.id), plan.pack)
        rows: dict[Filter, list[int]] = {each: [] for each in (None, *State, *Noted)}
        deeds = dict.fromkeys(Deed, 0)
        for number, row in enumerate(plan.rows):
            rows[None].append(number)
            rows[row.state].append(number)
            if row.notes:
                rows[Noted.NOTED].append(number)
            deeds[row.deed] += 1
        told = {state: tuple(numbers) for state, numbers in rows.items()}
        snippets = by_id(Library((found,)))
        loose = next(filter(_is_loose, plan.rows), None)
        titles = {stage.id: stage.title for stage in plan.pack.stages}
        stage = titles.get(loose.stage, "") if loose else ""
        return cls(
            plan, name, source, told, deeds, plan.pack, snippets, packs, loose is not None, stage
        )

    @property
    def imported(self) -> int:
        """How many records do something."""
        return self.deeds[Deed.ADD] + self.deeds[Deed.CHANGE]

    def refused(self) -> tuple[PlannedRow, ...]:
        """All that cannot be imported."""
        return tuple(self.plan.rows[number] for number in self.rows[State.REFUSED])

    def translated(self) -> tuple[PlannedRow, ...]:
        """All that is imported otherwise than the file has it."""
        rows = (self.plan.rows[number] for number in self.rows[Noted.NOTED])
        return tuple(row for row in rows if row.deed is not Deed.NOTHING)

    def looks(self, row: PlannedRow) -> tuple[Looks | None, Looks | None]:
        """The snippet that the row meets, and the one that it tells, of both what differs if
        anything does; None where there is none."""
        if not isinstance(row.record, Entry):
            return None, None
        met = self.snippets.get(row.meets)
        old = looks_of(self.pack, met) if met else None
        entry = row.record
        new = looks_of(
            self.pack,
            Snippet(
                row.snippet, self.pack.id, row.stage, entry.title, entry.body,
                entry.abbreviation, entry.hotkey,
            ),
        )  # fmt: skip
        if old is None or not row.differs:
            return None, _text_first(new)
        return _only(old, row.differs), _only(new, row.differs)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did; ``number`` is its edit's."""

    number: int
    pack: str
    added: int
    changed: int


def _is_loose(row: PlannedRow) -> bool:
    """Whether the row is new and tells no stage: a snippet that is there stays where it is."""
    entry = row.record
    return isinstance(entry, Entry) and not (entry.group or entry.stage or row.meets)


def _only(looks: Looks, fields: Collection[str]) -> Looks:
    return tuple(each for each in looks if each[0] in fields)


def _text_first(looks: Looks) -> Looks:
    return tuple(sorted(looks, key=lambda each: each[0] != "body"))
