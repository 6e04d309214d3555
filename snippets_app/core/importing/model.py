"""The choices of an import and its plan, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from snippets_app.core.draft import Entry, Refused, Remark
from snippets_app.core.edits.model import Edit
from snippets_app.core.model import Pack, Stage


class State(Enum):
    """What a record is to the library as it is now."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


class Conflict(Enum):
    """What is done with a record that meets a snippet which differs."""

    SKIP = "skip"
    OVERWRITE = "overwrite"
    KEEP_BOTH = "keep-both"


class Deed(Enum):
    """What the import does with a record."""

    ADD = "add"
    CHANGE = "change"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose for an import.

    ``into``: the id or name of a pack, or the name of a new one; empty: as the draft calls itself.
    ``language`` (BCP 47) is for a new pack, ``stage`` a title for records without a group.
    ``single`` chooses for one record by its number in ``ImportPlan.rows``; with SKIP a new one
    is left out too.
    """

    into: str = ""
    language: str = ""
    stage: str = ""
    conflict: Conflict = Conflict.OVERWRITE
    single: Mapping[int, Conflict] = field(default_factory=dict)


class PlannedRow(NamedTuple):
    """One record of the draft. ``snippet`` is the id of what it becomes, empty if it is refused.

    ``meets`` is the id of the snippet that it is about, ``differs`` the fields of that one that
    are not as in the record (the keys of ``core.limits.FIELD_MESSAGES``). ``stage`` is an id.
    ``notes`` tell what of the record was translated or left out, ``reason`` why it was refused.
    """

    state: State
    deed: Deed
    record: Entry | Refused
    snippet: str = ""
    meets: str = ""
    differs: tuple[str, ...] = ()
    stage: str = ""
    notes: tuple[Remark, ...] = ()
    reason: Remark | None = None

    @property
    def title(self) -> str:
        """Empty where the record was refused before it had one."""
        return self.record.title if isinstance(self.record, Entry) else ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Every record of the draft in the order of the file, and the edit that does it all.

    ``pack`` is where the snippets go, with all its stages and without snippets; ``new_stages`` are
    those of them that the import adds. ``notes`` are about the whole file.
    """

    rows: tuple[PlannedRow, ...]
    pack: Pack
    is_new_pack: bool
    new_stages: tuple[Stage, ...]
    notes: tuple[Remark, ...]
    edit: Edit

    def count(self, what: State | Deed) -> int:
        """How many records are in this state, or have this done to them."""
        if isinstance(what, State):
            return sum(row.state is what for row in self.rows)
        return sum(row.deed is what for row in self.rows)
