"""What one record is to the library, and what is done with it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from snippets_app.core.draft import Remark
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

    ``is_whole``: a field that the entry leaves empty is meant to be empty.
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

    def asks(self, wanted: str) -> bool:
        """Whether the record says anything of its abbreviation or hotkey."""
        return bool(wanted) or self.is_whole


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
        if case.met is None and not (entry.abbreviation or entry.hotkey):
            return Verdict(State.NEW, case.wish(), (), None, None, ())
        abbreviation = self._got(self._abbreviations, case, entry.abbreviation, met.abbreviation)
        hotkey = self._got(self._hotkeys, case, entry.hotkey, met.hotkey)
        notes: list[Remark] = []
        if entry.abbreviation and abbreviation is None:
            owner = self._abbreviations.owner(entry.abbreviation)
            notes.append(abbreviation_taken(entry.abbreviation, owner or ""))
        if entry.hotkey and hotkey is None:
            notes.append(hotkey_taken(entry.hotkey, self._hotkeys.owner(entry.hotkey) or ""))
        differs = tuple(_differs(case, abbreviation, hotkey))
        state = _state(case, differs)
        deed = Deed.NOTHING if state is State.SAME else case.wish()
        return Verdict(state, deed, differs, abbreviation, hotkey, tuple(notes))

    def _hear(self, case: Case) -> None:
        wish, entry = case.wish(), case.seeker.entry
        if wish is Deed.NOTHING:
            return
        met = case.met if case.met and wish is Deed.CHANGE else _NOTHING
        self._heard.add(case.number)
        if case.asks(entry.abbreviation):
            claim = Claim(case.number, entry.title, entry.abbreviation, met.abbreviation)
            self._abbreviations.claim(claim)
        if case.asks(entry.hotkey):
            self._hotkeys.claim(Claim(case.number, entry.title, entry.hotkey, met.hotkey))

    def _got(self, owners: Owners, case: Case, wanted: str, had: str) -> str | None:
        """None where the record asks for nothing, or for what another has."""
        if not case.asks(wanted):
            return None
        if case.number in self._heard:
            return wanted if owners.has_given(case.number) else None
        return wanted if owners.same(wanted, had) or owners.owner(wanted) is None else None


def _differs(case: Case, abbreviation: str | None, hotkey: str | None) -> Iterator[str]:
    if case.met is None:
        return
    yield from case.content_differs()
    for field, got, had, fold in (
        ("abbreviation", abbreviation, case.met.abbreviation, fold_abbreviation),
        ("hotkey", hotkey, case.met.hotkey, fold_hotkey),
    ):
        if got is not None and got != had and fold(got) != fold(had):
            yield field


def _state(case: Case, differs: tuple[str, ...]) -> State:
    if case.met is None:
        return State.NEW
    return State.CHANGED if differs else State.SAME
