"""Chords in two steps, by a library that is pretended."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from snippets_app.core.chord import parse_chord
from snippets_app.desktop import two_step_chords
from snippets_app.desktop.two_step_chords import TwoStepChords
from snippets_app.errors import AppError

FIRST, SECOND = parse_chord("Ctrl+;"), parse_chord("3")
CODES = {
    "ctrl": (29, 57373), "alt": (56,), "shift": (42, 54), "windows": (91, 92), "alt gr": (541,),
    ";": (39,), "3": (4,), "4": (5,), "page up": (73,), "k": (37,),
}  # fmt: skip


@dataclass
class Event:
    event_type: str
    scan_code: int
    name: str | None = None
    is_keypad: bool | None = None


class Library:
    """Stands for the ``keyboard`` library."""

    def __init__(self, problem: Exception | None = None) -> None:
        self.problem = problem
        self.handlers: list[Callable[[Event], None]] = []

    def hook(self, handler: Callable[[Event], None]) -> Callable[[], None]:
        if self.problem:
            raise self.problem
        self.handlers.append(handler)
        return lambda: self.handlers.remove(handler)

    def key_to_scan_codes(self, name: str, error_if_missing: bool = True) -> tuple[int, ...]:
        if name not in CODES and error_if_missing:
            raise ValueError(name)
        return CODES.get(name, ())

    def down(self, *names: str) -> None:
        for name in names:
            self._tell("down", name)

    def up(self, *names: str) -> None:
        for name in names:
            self._tell("up", name)

    def press(self, *names: str) -> None:
        self.down(*names)
        self.up(*reversed(names))

    def _tell(self, kind: str, name: str) -> None:
        for handler in list(self.handlers):
            handler(Event(kind, CODES[name][0], name))


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    found = Library()
    monkeypatch.setitem(sys.modules, "keyboard", found)
    monkeypatch.setattr(two_step_chords, "unavailable", lambda: "")
    return found


class Rig:
    def __init__(self, library: Library) -> None:
        self.library, self.now = library, 100.0
        self.really_down = {"Ctrl", "Alt", "Shift", "Win"}
        self.heard: list[int] = []
        self.pressed: list[int] = []
        self.chords = TwoStepChords(
            self.heard.append, lambda name: name in self.really_down, lambda: self.now
        )
        self.chords.register(FIRST, SECOND, lambda: self.pressed.append(3))


@pytest.fixture
def rig(library: Library) -> Rig:
    return Rig(library)


def test_pairs_are_watched_until_let_go(rig: Rig, library: Library) -> None:
    four = parse_chord("4")
    rig.chords.register(FIRST, four, lambda: rig.pressed.append(4))
    library.press("ctrl", ";")
    library.press("3")
    assert rig.pressed == [3]
    assert len(library.handlers) == 1
    rig.chords.unregister(FIRST, SECOND)
    rig.chords.unregister(FIRST, SECOND)
    library.press("ctrl", ";")
    library.press("4")
    assert rig.pressed == [3, 4]
    rig.chords.close()
    assert not library.handlers


def test_after_letting_go_of_all_it_may_begin_again(rig: Rig, library: Library) -> None:
    rig.chords.close()
    rig.chords.register(FIRST, SECOND, lambda: rig.pressed.append(5))
    library.press("ctrl", ";")
    library.press("3")
    assert rig.pressed == [5]


def test_a_key_held_down_is_one_press(rig: Rig, library: Library) -> None:
    rig.chords.register(FIRST, FIRST, lambda: rig.pressed.append(7))
    library.down("ctrl", ";", ";", ";")
    assert rig.pressed == []
    library.up(";")
    library.down(";")
    assert rig.pressed == [7]


@pytest.mark.parametrize("wrong", ["alt", "windows", "alt gr"])
def test_more_modifiers_are_another_chord(rig: Rig, library: Library, wrong: str) -> None:
    library.press(wrong, "ctrl", ";")
    library.press("3")
    assert rig.pressed == []


def test_a_modifier_that_was_let_go_unseen_does_not_count_for_ever(
    rig: Rig, library: Library
) -> None:
    library.down("alt")
    rig.now += 3
    rig.really_down = {"Ctrl"}
    library.press("ctrl", ";")
    library.press("3")
    assert rig.pressed == [3]


def test_a_key_that_was_let_go_unseen_counts_again(rig: Rig, library: Library) -> None:
    library.down("3")
    rig.now += 3
    library.press("ctrl", ";")
    library.press("3")
    assert rig.pressed == [3]


def test_whoever_was_away_begins_anew(rig: Rig, library: Library) -> None:
    library.down("shift")
    library.press("ctrl", ";")
    rig.chords.forget()
    library.press("3")
    assert rig.pressed == []
    library.press("ctrl", ";")
    library.press("3")
    assert rig.pressed == [3]


def test_every_key_is_heard_of_by_its_place_alone(rig: Rig, library: Library) -> None:
    library.press("k")
    assert rig.heard == [37, 37]


def test_a_key_that_the_keyboard_lacks_is_refused(rig: Rig, library: Library) -> None:
    with pytest.raises(AppError, match="Ctrl"):
        rig.chords.register(FIRST, parse_chord("好"), lambda: None)
    rig.chords.register(parse_chord("PageUp"), parse_chord("K"), lambda: rig.pressed.append(9))
    library.press("page up")
    library.press("k")
    assert rig.pressed == [9]


@pytest.mark.parametrize("problem", [AssertionError(), ImportError(), ValueError(), OSError()])
def test_what_the_library_cannot_do_is_reported(library: Library, problem: Exception) -> None:
    library.problem = problem
    with pytest.raises(AppError, match="Ctrl"):
        TwoStepChords().register(FIRST, SECOND, lambda: None)
