"""Abbreviations and hotkeys have one owner each: who comes second is told, and goes without."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from snippets_app.core.chord import parse_chord
from snippets_app.core.draft import Remark
from snippets_app.errors import AppError

TAKEN_MESSAGES = {
    "abbreviation": "The abbreviation “{piece}” was left out: “{owner}” has it already.",
    "hotkey": "The hotkey {chord} was left out: “{owner}” has it already.",
}


class Claim(NamedTuple):
    """A record that asks for ``wanted``; ``own`` is what its snippet has now."""

    number: int
    title: str
    wanted: str
    own: str = ""


class Owners:
    """Goes on until nobody waits for something that is free, so that the same import, done again,
    has nothing left to give."""

    def __init__(self, owned: Iterable[tuple[str, str]], fold: Callable[[str], str]) -> None:
        """``owned``: what is given already, and the title of its owner."""
        self._fold = fold
        self._owners: dict[str, list[str]] = {}
        for value, title in owned:
            self._owners.setdefault(fold(value), []).append(title)
        self._waiting: dict[str, list[Claim]] = {}
        self._given: set[int] = set()

    def claim(self, claim: Claim) -> None:
        """Give it, or let the claim wait; what is given frees what the snippet had."""
        next_one: Claim | None = claim
        while next_one is not None:
            next_one = self._give(next_one)

    def has_given(self, number: int) -> bool:
        """Whether the record has what it asked for."""
        return number in self._given

    def same(self, one: str, other: str) -> bool:
        """Whether both are the same to whoever types them."""
        return one == other or self._fold(one) == self._fold(other)

    def owner(self, wanted: str) -> str | None:
        """The title of who has it."""
        return next(iter(self._owners.get(self._fold(wanted), ())), None)

    def _give(self, claim: Claim) -> Claim | None:
        """The claim that can be fulfilled after this one, if any."""
        wanted, own = self._fold(claim.wanted), claim.own and self._fold(claim.own)
        if wanted and wanted != own and wanted in self._owners:
            self._waiting.setdefault(wanted, []).append(claim)
            return None
        self._given.add(claim.number)
        if wanted == own:
            return None
        if wanted:
            self._owners[wanted] = [claim.title]
        return self._freed(own) if own else None

    def _freed(self, value: str) -> Claim | None:
        self._owners[value].pop()
        if self._owners[value]:  # an older library may have given it twice
            return None
        del self._owners[value]
        waiting = self._waiting.get(value)
        return waiting.pop(0) if waiting else None


def fold_abbreviation(abbreviation: str) -> str:
    """As an agent types it, in capitals or not."""
    return abbreviation.casefold()


def fold_hotkey(hotkey: str) -> str:
    """The chord, however it is written."""
    try:
        return str(parse_chord(hotkey)) if hotkey else ""
    except AppError:
        return hotkey


def abbreviation_taken(abbreviation: str, owner: str) -> Remark:
    values = (("piece", abbreviation), ("owner", owner))
    return Remark(TAKEN_MESSAGES["abbreviation"], values=values)


def hotkey_taken(hotkey: str, owner: str) -> Remark:
    return Remark(TAKEN_MESSAGES["hotkey"], values=(("chord", hotkey), ("owner", owner)))
