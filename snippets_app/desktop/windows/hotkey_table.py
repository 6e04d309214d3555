"""Which chords are held and what a press calls, decided apart from Windows' own calls.

All of it happens on one thread; only ``takes`` may be asked from any.

A key held down repeats. Windows is asked not to tell that (MOD_NOREPEAT), but Wine 8 tells it all
the same; so a hotkey counts once until its key is seen to be up. No keyboard repeats as early as
``_FIRST_REPEAT``: a press sooner than that is another one. And what is let go while its key is down
is kept until the key is up, or its repeats would reach the focused window.
"""

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from itertools import count
from typing import Protocol

from snippets_app.core.chord import Chord
from snippets_app.desktop.base import HotkeyRefused
from snippets_app.desktop.windows.key_codes import Key

ALREADY_REGISTERED = 1409
"""https://learn.microsoft.com/windows/win32/debug/system-error-codes--1300-1699-"""

_FIRST_REPEAT = 100  # milliseconds
# The time of a hotkey's message and that of the key itself differ by a tick of the system's clock.
_SAME_PRESS = 50  # milliseconds
_REMEMBERED = 16
_log = logging.getLogger(__name__)


class HotkeySystem(Protocol):
    """What Windows does for hotkeys; ``number`` names one of them."""

    def take(self, number: int, key: Key) -> int:
        """0, or the system's error number."""

    def let_go(self, number: int) -> None: ...

    def is_down(self, code: int) -> bool:
        """Whether a virtual key is down now."""

    def reason(self, error: int) -> str:
        """What the system says of an error number."""


@dataclass(frozen=True, slots=True)
class _Hotkey:
    """Without ``key`` the keyboard of now has none; not ``held``: another program was faster."""

    chord: Chord
    number: int
    pressed: Callable[[], None]
    key: Key | None
    held: bool = True


class HotkeyTable:
    """``find`` gives the key of a chord on the keyboard of now, or None."""

    def __init__(self, system: HotkeySystem, find: Callable[[Chord], Key | None]) -> None:
        self._system = system
        self._find = find
        self._hotkeys: dict[Chord, _Hotkey] = {}
        self._leaving: tuple[_Hotkey, ...] = ()
        self._seen: tuple[tuple[int, int], ...] = ()
        self._down: int | None = None
        self._down_since = 0

    @property
    def watches_a_key(self) -> bool:
        """Whether ``look`` is to be called, until a key is up."""
        return self._down is not None or bool(self._leaving)

    def register(self, chord: Chord, pressed: Callable[[], None]) -> None:
        """HotkeyRefused when the chord is taken, or has no key."""
        if chord in self._hotkeys:
            raise _taken(chord)
        key = self._find(chord)
        if key is None:
            raise HotkeyRefused(
                "This keyboard has no key for {chord}.", "Choose another hotkey.", chord=chord
            )
        if other := self._sharing(key):
            raise HotkeyRefused(
                "{chord} is the same key as {other} on this keyboard.",
                "Choose another hotkey.",
                chord=chord,
                other=other,
            )
        number = self._kept(key) or self._take(chord, key)
        self._hotkeys[chord] = _Hotkey(chord, number, pressed, key)

    def unregister(self, chord: Chord) -> None:
        hotkey = self._hotkeys.pop(chord, None)
        if hotkey and hotkey.key and hotkey.held and self._is_down(hotkey.key):
            self._leaving = (*self._leaving, hotkey)
        elif hotkey and hotkey.held:
            self._system.let_go(hotkey.number)

    def press(self, number: int, time: int) -> None:
        """The system tells of a hotkey; ``time`` in milliseconds, as messages carry it."""
        everyone = (*self._hotkeys.values(), *self._leaving)
        hotkey = next((each for each in everyone if each.number == number), None)
        if hotkey is None or hotkey.key is None:
            return
        code = hotkey.key.code
        self._seen = (*self._seen[1 - _REMEMBERED :], (code, time))
        if hotkey in self._leaving or (code == self._down and self._is_repeated(time)):
            return
        self._down, self._down_since = code, time
        hotkey.pressed()

    def look(self) -> None:
        """Whether the keys are up by now."""
        if self._down is not None and not self._system.is_down(self._down):
            self._down = None
        for each in self._leaving:
            if each.key and not self._system.is_down(each.key.code):
                self._drop(each)

    def renew(self) -> None:
        """Somebody has come back to the session: no key counts as down, and all are taken anew."""
        self._down = None
        for each in self._leaving:
            self._drop(each)
        self._take_again(list(self._hotkeys.values()))

    def follow(self) -> None:
        """The keyboard may have changed: those whose keys have moved are taken anew."""
        old = self._hotkeys.values()
        self._take_again([e for e in old if not e.held or e.key != self._find(e.chord)])

    def clear(self) -> None:
        """Let everything go."""
        for each in (*self._hotkeys.values(), *self._leaving):
            self._system.let_go(each.number)
        self._hotkeys, self._leaving, self._down = {}, (), None

    def takes(self, code: int, modifiers: Collection[str], time: int) -> bool:
        """Whether a press of a virtual key with these modifiers (``core.chord.MODIFIERS``), at
        this time of its message, is a hotkey's and so reached no window. Without waiting."""
        everyone = (*self._hotkeys.values(), *self._leaving)
        if any(each.held and _is_key(each.key, code, modifiers) for each in everyone):
            return True
        return any(code == one and abs(time - then) <= _SAME_PRESS for one, then in self._seen)

    def _take(self, chord: Chord, key: Key) -> int:
        number = self._free_number()
        error = self._system.take(number, key)
        if error == ALREADY_REGISTERED:
            raise _taken(chord)
        if error:
            raise HotkeyRefused(
                "Windows does not give {chord} away: {reason}.",
                "Choose another hotkey.",
                chord=chord,
                reason=self._system.reason(error),
            )
        return number

    def _kept(self, key: Key) -> int:
        """The number of one with this key that is still to be let go, and stays now; else 0."""
        found = next((each for each in self._leaving if each.key == key), None)
        self._leaving = tuple(each for each in self._leaving if each is not found)
        return found.number if found else 0

    def _free_number(self) -> int:
        used = {each.number for each in (*self._hotkeys.values(), *self._leaving)}
        return next(number for number in count(1) if number not in used)

    def _sharing(self, key: Key) -> Chord | None:
        """Another of our own that holds this key: only one of them would ever be heard."""
        holders = (each for each in self._hotkeys.values() if each.held and each.key == key)
        return next((each.chord for each in holders), None)

    def _is_down(self, key: Key) -> bool:
        return key.code == self._down and self._system.is_down(key.code)

    def _is_repeated(self, now: int) -> bool:
        if self._down_since and now - self._down_since < _FIRST_REPEAT:
            return False
        self._down_since = 0  # repeating has begun: from here they come faster than that
        return True

    def _drop(self, hotkey: _Hotkey) -> None:
        self._leaving = tuple(each for each in self._leaving if each is not hotkey)
        self._system.let_go(hotkey.number)

    def _take_again(self, moved: list[_Hotkey]) -> None:
        """First all are let go: two may have changed places."""
        for old in moved:
            if old.held:
                self._system.let_go(old.number)
            self._hotkeys[old.chord] = replace(old, held=False)
        for old in moved:
            new = self._taken_again(old)
            self._hotkeys[old.chord] = new
            if old.held and not new.held:
                _log.warning("A hotkey was lost: its key is gone, or another program took it.")

    def _taken_again(self, old: _Hotkey) -> _Hotkey:
        key = self._find(old.chord)
        free = key is not None and not self._sharing(key)
        held = bool(key and free and not self._system.take(old.number, key))
        return replace(old, key=key, held=held)


def _is_key(key: Key | None, code: int, modifiers: Collection[str]) -> bool:
    return key is not None and key.code == code and set(key.modifiers) == set(modifiers)


def _taken(chord: Chord) -> HotkeyRefused:
    return HotkeyRefused(
        "{chord} is already used by another program.",
        "Choose another hotkey, or change it in the other program.",
        chord=chord,
    )
