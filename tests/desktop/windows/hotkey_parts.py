"""Stands for Windows where hotkeys are concerned, so that tests may break it."""

import ctypes
import time
from ctypes import wintypes

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.windows.hotkey_table import ALREADY_REGISTERED
from snippets_app.desktop.windows.key_codes import Key
from snippets_app.desktop.windows.libraries import declare, library
from tests.desktop.windows.person import Person

_FIRST_REPEAT, _NEXT_REPEAT, _REPEATS = 0.25, 0.033, 6
"""As soon and as often as a keyboard does it at the utmost."""
_LONG = 0.2


class PretendedSystem:
    """Keeps what Windows keeps: who has which key. ``others`` are keys of other programs,
    ``refusals`` what the system answers for a virtual key."""

    def __init__(self) -> None:
        self.held: dict[int, Key] = {}
        self.others: set[Key] = set()
        self.refusals: dict[int, int] = {}
        self.down: set[int] = set()

    def take(self, number: int, key: Key) -> int:
        if key in self.others or key in self.held.values() or number in self.held:
            return ALREADY_REGISTERED
        if key.code in self.refusals:
            return self.refusals[key.code]
        self.held[number] = key
        return 0

    def let_go(self, number: int) -> None:
        self.held.pop(number, None)

    def is_down(self, code: int) -> bool:
        return code in self.down

    def reason(self, error: int) -> str:
        return f"error {error}"

    def forget(self) -> None:
        """What Windows held is lost."""
        self.held.clear()

    def number_of(self, code: int) -> int:
        return next(number for number, key in self.held.items() if key.code == code)


def repeat(person: Person, code: int) -> None:
    """What a keyboard does while a key, which is down already, stays so."""
    due = time.monotonic() + _FIRST_REPEAT
    for number in range(_REPEATS):
        wait_until(lambda at=due + number * _NEXT_REPEAT: time.monotonic() >= at, "A repetition")
        person.send([person.stroke(code)])


def wait_settled(person: Person) -> None:
    """Until a key stays down: while a window is getting the focus, Wine lets those up that the X
    server does not know of."""
    state = declare(library("user32"), "GetAsyncKeyState", wintypes.SHORT, ctypes.c_int)

    def stays_down() -> bool:
        with person.holding("F23"):
            end = time.monotonic() + _LONG
            wait_until(lambda: time.monotonic() >= end or not state(person.code("F23")), "A key")
            return time.monotonic() >= end

    wait_until(stays_down, "A key that stays down")
