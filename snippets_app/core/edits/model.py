"""An edit: the rows of the agent's part of the library as they shall be afterwards.

The store keeps each row as it was before, so every edit can be taken back whole, whatever it did.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from snippets_app.core.layers import compose
from snippets_app.core.model import Library, Pack, PersonalChange


class EditKind(Enum):
    """What the person meant; the value is stored and never changes."""

    WRITE = "write"
    DELETE = "delete"
    SHOW = "show"
    RESET = "reset"
    RESTORE = "restore"
    MOVE = "move"
    DUPLICATE = "duplicate"
    REPLACE = "replace"
    IMPORT = "import"
    ADD_PACK = "add-pack"
    CHANGE_PACK = "change-pack"
    DELETE_PACK = "delete-pack"
    SWITCH_ON = "switch-on"
    SWITCH_OFF = "switch-off"


@dataclass(frozen=True, slots=True)
class SnippetRow:
    """``after``: what shall be stored of the snippet; None: nothing.

    ``was``: the id that the same snippet had before; its use and its history come along.
    """

    snippet: str
    after: PersonalChange | None
    was: str = ""


@dataclass(frozen=True, slots=True)
class PackRow:
    """``after``: the own pack without snippets, or the further stages of one below; None: nothing.

    A pack row comes before the rows of its snippets.
    """

    pack: str
    after: Pack | None


Row = SnippetRow | PackRow


@dataclass(frozen=True, slots=True)
class Edit:
    """``subject`` names what it was about: a title, a pack's name, a file."""

    kind: EditKind
    rows: tuple[Row, ...]
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """An edit that is stored: its number, when it was made (seconds since the epoch), its rows."""

    number: int
    kind: EditKind
    subject: str
    when: float
    rows: int


@dataclass(frozen=True, slots=True)
class Version:
    """What was stored of one snippet before and after the edit of this number.

    ``was``: the id that it had before this edit, if that was another.
    """

    number: int
    when: float
    kind: EditKind
    before: PersonalChange | None
    after: PersonalChange | None
    was: str = ""


@dataclass(frozen=True)
class Layers:
    """What a library is composed of: packs below, the agent's changes, the agent's own packs."""

    below: tuple[Pack, ...]
    changes: tuple[PersonalChange, ...]
    own: tuple[Pack, ...]

    @cached_property
    def library(self) -> Library:
        """The packs as the agent sees them."""
        return compose(self.below, self.changes, self.own)

    @cached_property
    def stored(self) -> Mapping[str, PersonalChange]:
        """The agent's changes by the snippet's id."""
        return {change.snippet: change for change in self.changes}

    @cached_property
    def shipped(self) -> frozenset[str]:
        """The ids of all snippets that lie below."""
        return frozenset(snippet.id for pack in self.below for snippet in pack.snippets)
