"""Which chords are in force, which were refused and why, and what a press tells."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from snippets_app.core.chord import Chord, parse_chord
from snippets_app.desktop.dummy import DummyHotkeys, Faults
from snippets_app.errors import AppError
from snippets_app.ui.hotkeys import GlobalHotkeys
from tests.ui.dialog_parts import TEXTS

TAKEN = parse_chord("Ctrl+F9")


class Recorded(DummyHotkeys):
    """Notes what is taken and let go, in order."""

    def __init__(self) -> None:
        super().__init__(Faults(taken_chords={TAKEN}))
        self.calls: list[str] = []

    def register(self, chord: Chord, pressed: Callable[[], None]) -> None:
        super().register(chord, pressed)
        self.calls.append(f"+{chord}")

    def unregister(self, chord: Chord) -> None:
        super().unregister(chord)
        self.calls.append(f"-{chord}")

    def held(self) -> set[str]:
        return {str(chord) for chord in self.registered}


@pytest.fixture
def system() -> Recorded:
    return Recorded()


@pytest.fixture
def hotkeys(system: Recorded, qtbot: QtBot) -> GlobalHotkeys:
    return GlobalHotkeys(system, TEXTS)


def test_a_press_tells_its_action(hotkeys: GlobalHotkeys, system: Recorded, qtbot: QtBot) -> None:
    told = QSignalSpy(hotkeys.pressed)
    hotkeys.apply({"palette": "Ctrl+;", "stage:hold": "Ctrl+F2"})
    backend = threading.Thread(target=system.fire, args=(parse_chord("Ctrl+F2"),))
    backend.start()
    backend.join()
    assert told.count() == 0, "it comes by way of the interface's own queue"
    qtbot.waitUntil(lambda: told.count() == 1)
    assert list(told.at(0)) == ["stage:hold"]


def test_only_differences_are_applied(hotkeys: GlobalHotkeys, system: Recorded) -> None:
    hotkeys.apply({"palette": "Ctrl+;", "repeat": "Ctrl+F2", "undo": ""})
    system.calls.clear()
    hotkeys.apply({"palette": "Ctrl+;", "repeat": "Ctrl+F3", "undo": "Ctrl+F4"})
    assert sorted(system.calls) == ["+Ctrl+F3", "+Ctrl+F4", "-Ctrl+F2"]
    system.calls.clear()
    hotkeys.apply({"palette": "Ctrl+;", "repeat": "Ctrl+F3", "undo": "Ctrl+F4"})
    assert system.calls == []


def test_the_same_chord_written_otherwise_is_no_difference(
    hotkeys: GlobalHotkeys, system: Recorded
) -> None:
    hotkeys.apply({"palette": "shift+ctrl+f2"})
    system.calls.clear()
    hotkeys.apply({"palette": "Control+Shift+F2"})
    assert system.calls == []
    assert hotkeys.refused == {}


def test_nothing_wanted_lets_everything_go(hotkeys: GlobalHotkeys, system: Recorded) -> None:
    hotkeys.apply({"palette": "Ctrl+;", "repeat": "Ctrl+F2"})
    hotkeys.apply({})
    assert system.held() == set()


def test_two_actions_may_change_places(hotkeys: GlobalHotkeys, system: Recorded) -> None:
    hotkeys.apply({"palette": "Ctrl+F2", "repeat": "Ctrl+F3"})
    hotkeys.apply({"palette": "Ctrl+F3", "repeat": "Ctrl+F2"})
    assert hotkeys.refused == {}
    assert system.held() == {"Ctrl+F2", "Ctrl+F3"}


def test_a_refused_chord_is_told_with_its_reason_and_stops_no_other(
    hotkeys: GlobalHotkeys, system: Recorded
) -> None:
    hotkeys.apply({"palette": "Ctrl+F9", "repeat": "Ctrl+C", "undo": "nonsense", "x": "Ctrl+F2"})
    assert system.held() == {"Ctrl+F2"}
    assert hotkeys.refused == {
        "palette": "Ctrl+F9 is already used by another program. "
        "Choose another hotkey, or change it in the other program.",
        "repeat": "Ctrl+C belongs to copying. "
        "Choose another hotkey, such as Ctrl+; or Ctrl+Shift+1.",
        "undo": "“nonsense” is not a hotkey. "
        "Write modifiers and one key joined by +, such as Ctrl+; or Ctrl+Shift+1.",
    }


def test_a_refusal_is_forgotten_once_the_chord_is_free(
    hotkeys: GlobalHotkeys, system: Recorded
) -> None:
    hotkeys.apply({"palette": "Ctrl+F9"})
    system._faults.taken_chords.clear()
    hotkeys.apply({"palette": "Ctrl+F9"})
    assert (hotkeys.refused, system.held()) == ({}, {"Ctrl+F9"})


def test_of_two_actions_with_one_chord_the_second_hears_that_it_is_our_own(
    hotkeys: GlobalHotkeys, system: Recorded
) -> None:
    hotkeys.apply({"palette": "Ctrl+;", "snippet:p/a": "ctrl+;"})
    assert hotkeys.refused == {"snippet:p/a": "Saywell uses it already."}
    assert system.held() == {"Ctrl+;"}


@pytest.mark.parametrize(
    ("chord", "action", "reason"),
    [
        ("Ctrl+F2", "", ""),
        ("Ctrl+;", "palette", ""),
        ("ctrl+;", "repeat", "Saywell uses it already."),
        ("Ctrl+;", "", "Saywell uses it already."),
        ("Ctrl+F9", "", "Ctrl+F9 is already used by another program."),
        ("Ctrl+V", "", "Ctrl+V belongs to pasting."),
        ("Ctrl", "", "“Ctrl” is not a hotkey."),
    ],
)
def test_a_chord_is_tried_and_let_go_again(
    hotkeys: GlobalHotkeys, system: Recorded, chord: str, action: str, reason: str
) -> None:
    hotkeys.apply({"palette": "Ctrl+;"})
    told = hotkeys.probe(chord, action)
    assert told.startswith(reason)
    assert bool(told) is bool(reason)
    assert system.held() == {"Ctrl+;"}


def test_closing_lets_every_chord_go(hotkeys: GlobalHotkeys, system: Recorded) -> None:
    hotkeys.apply({"palette": "Ctrl+;", "repeat": "Ctrl+F2"})
    hotkeys.close()
    assert system.held() == set()


def test_chords_in_two_steps_hold_no_chord_while_they_are_off(
    hotkeys: GlobalHotkeys, system: Recorded
) -> None:
    hotkeys.apply({"palette": "Ctrl+;", "stage:hold": "Ctrl+K, 3"})
    assert system.held() == {"Ctrl+;"}


class Steps:
    """Stands for the desktop's two-step chords."""

    def __init__(self) -> None:
        self.pairs: dict[str, Callable[[], None]] = {}
        self.closed = False

    def register(self, first: Chord, second: Chord, pressed: Callable[[], None]) -> None:
        if first == TAKEN:
            raise AppError("Not {first}.", "Another.", first=first)
        self.pairs[f"{first}, {second}"] = pressed

    def unregister(self, first: Chord, second: Chord) -> None:
        del self.pairs[f"{first}, {second}"]

    def close(self) -> None:
        self.closed = True


def test_chords_in_two_steps_are_the_desktops_own(system: Recorded, qtbot: QtBot) -> None:
    begun: list[Steps] = []

    def begin() -> Steps:
        begun.append(Steps())
        return begun[-1]

    hotkeys = GlobalHotkeys(system, TEXTS, begin)
    told = QSignalSpy(hotkeys.pressed)
    wanted = {"stage:hold": "Ctrl+K, 3", "stage:name": "Ctrl+F9, 3", "palette": "Ctrl+;"}
    hotkeys.apply(wanted, two_steps=True)
    assert hotkeys.refused == {"stage:name": "Not Ctrl+F9. Another."}
    begun[0].pairs["Ctrl+K, 3"]()
    qtbot.waitUntil(lambda: told.count() == 1)
    assert list(told.at(0)) == ["stage:hold"]
    hotkeys.apply({"palette": "Ctrl+;"}, two_steps=True)
    assert begun[0].closed
    assert len(begun) == 1, "nothing watches all keys without need"
