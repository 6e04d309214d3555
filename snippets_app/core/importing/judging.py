"""What one record is to the library, and what is done with it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from snippets_app.core.draft import Entry, Remark
from snippets_app.core.importing.finding import Seeker
from snippets_app.core.importing.model import Conflict, Deed, State
from snippets_app.core.importing.owning import (
    Claim,
    Owners,
    abbreviation_taken,
    fold_abbreviation,
    fold_hotkey,
    hotkey_taken,
)
from snippets_app.core.model import Snippet

_NOTHING = Snippet("", "", "", "", "")

Owned = Iterable[tuple[str, str]]
"""Abbreviations or hotkeys, and the titles of those who have them."""


class Case(NamedTuple):
    """An entry, the snippet it met if any, and what is to be done if they differ.

    ``is_whole``: a field that the entry leaves empty is meant to be empty, an abbreviation or a
    hotkey too.
    """

    number: int
    seeker: Seeker
    met: Snippet | None
    conflict: Conflict
    is_whole: bool

    def content_differs(self) -> Iterator[str]:
        """The fields of the met snippet that are not as in the entry, but for those with owners."""
        assert self.met
        entry = self.seeker.entry
        if self.seeker.is_grouped and self.seeker.stage != self.met.stage:
            yield "stage"
        if entry.title != self.met.title:
            yield "title"
        if entry.body != self.met.body:
            yield "body"

    def wish(self) -> Deed:
        """What is done unless nothing differs. Nobody wants to keep the same text twice."""
        if self.conflict is Conflict.SKIP:
            return Deed.NOTHING
        if self.met is None:
            return Deed.ADD
        if self.conflict is Conflict.OVERWRITE:
            return Deed.CHANGE
        return Deed.ADD if any(self.content_differs()) else Deed.NOTHING


class Verdict(NamedTuple):
    """``abbreviation`` and ``hotkey`` are what the record gets; None: what was there stays."""

    state: State
    deed: Deed
    differs: tuple[str, ...]
    abbreviation: str | None
    hotkey: str | None
    notes: tuple[Remark, ...]


class Judge:
    """Hears all cases, in the order of the file, before it says anything of one."""

    def __init__(self, cases: Iterable[Case], abbreviations: Owned, hotkeys: Owned) -> None:
        """``abbreviations`` and ``hotkeys``: what is given already, and the titles of owners."""
        self._abbreviations = Owners(abbreviations, fold_abbreviation)
        self._hotkeys = Owners(hotkeys, fold_hotkey)
        self._heard: set[int] = set()
        for case in cases:
            self._hear(case)

    def verdict(self, case: Case) -> Verdict:
        entry, met = case.seeker.entry, case.met or _NOTHING
        abbreviation = self._got(self._abbreviations, case, entry.abbreviation, met.abbreviation)
        hotkey = self._got(self._hotkeys, case, entry.hotkey, met.hotkey)
        notes = self._notes(entry, abbreviation, hotkey)
        if case.met is None:
            return Verdict(State.NEW, case.wish(), (), abbreviation, hotkey, notes)
        differs = tuple(_differs(case, case.met, abbreviation, hotkey))
        if not differs:
            return Verdict(State.SAME, Deed.NOTHING, (), abbreviation, hotkey, notes)
        return Verdict(State.CHANGED, case.wish(), differs, abbreviation, hotkey, notes)

    def _hear(self, case: Case) -> None:
        wish, entry = case.wish(), case.seeker.entry
        if wish is Deed.NOTHING:
            return
        met = case.met if case.met and wish is Deed.CHANGE else _NOTHING
        self._heard.add(case.number)
        if entry.abbreviation or case.is_whole:
            claim = Claim(case.number, entry.title, entry.abbreviation, met.abbreviation)
            self._abbreviations.claim(claim)
        if entry.hotkey or case.is_whole:
            self._hotkeys.claim(Claim(case.number, entry.title, entry.hotkey, met.hotkey))

    def _notes(
        self, entry: Entry, abbreviation: str | None, hotkey: str | None
    ) -> tuple[Remark, ...]:
        """What the entry asks for and does not get."""
        notes: tuple[Remark, ...] = ()
        if entry.abbreviation and abbreviation is None:
            owner = self._abbreviations.owner(entry.abbreviation)
            notes = (abbreviation_taken(entry.abbreviation, owner or ""),)
        if entry.hotkey and hotkey is None:
            owner = self._hotkeys.owner(entry.hotkey)
            notes = (*notes, hotkey_taken(entry.hotkey, owner or ""))
        return notes

    def _got(self, owners: Owners, case: Case, wanted: str, had: str) -> str | None:
        """None where the record asks for nothing, or for what another has."""
        if not (wanted or case.is_whole):
            return None
        if case.number in self._heard:
            return wanted if owners.has_given(case.number) else None
        return wanted if owners.same(wanted, had) or owners.owner(wanted) is None else None


def _differs(
    case: Case, met: Snippet, abbreviation: str | None, hotkey: str | None
) -> Iterator[str]:
    yield from case.content_differs()
    for field, got, had, fold in (
        ("abbreviation", abbreviation, met.abbreviation, fold_abbreviation),
        ("hotkey", hotkey, met.hotkey, fold_hotkey),
    ):
        if got is not None and got != had and fold(got) != fold(had):
            yield field
