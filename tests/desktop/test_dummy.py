from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from snippets_app.core.chord import Chord
from snippets_app.desktop.base import Desktop, HotkeyRefused, Target
from snippets_app.desktop.dummy import (
    ELSEWHERE,
    FIELD,
    Faults,
    Simulation,
    simulate,
    unsupported,
)
from snippets_app.desktop.dummy_typing import DummyTyping
from tests.desktop.contracts import (
    LIMIT,
    PALETTE,
    PASTE,
    ClipboardContract,
    HotkeyContract,
    InsertionContract,
    KeysContract,
    WindowContract,
    World,
)
from tests.desktop.typing_contract import TypingContract, TypingWorld


class DummyWorld(World):
    def __init__(self, simulation: Simulation) -> None:
        self._simulation = simulation
        self.desktop: Desktop = simulation.desktop

    @property
    def target(self) -> Target:
        return FIELD

    def press(self, chord: Chord) -> None:
        self._simulation.hotkeys.fire(chord)

    def take(self, chord: Chord) -> None:
        self._simulation.faults.taken_chords.add(chord)

    def copy(self, text: str) -> None:
        self._simulation.clipboard.copy(text)

    def copied(self) -> str:
        return self._simulation.clipboard.read_by(ELSEWHERE.client)

    def field_text(self) -> str:
        return self._simulation.field_text

    @contextmanager
    def holding(self, chord: Chord) -> Iterator[None]:
        self._simulation.faults.keys_held = True
        yield
        self._simulation.faults.keys_held = False

    def focus_elsewhere(self) -> None:
        self._simulation.windows.focused = ELSEWHERE


class DummyTypingWorld(TypingWorld):
    def __init__(self) -> None:
        self._dummy = DummyTyping(FIELD)
        self.typing = self._dummy

    def open(self) -> None:
        self._dummy.enter()

    def write(self, text: str) -> None:
        self._dummy.type(self._dummy.text + text)

    def empty(self) -> None:
        self._dummy.type("")

    def focus_elsewhere(self) -> None:
        self._dummy.enter(ELSEWHERE.program)


@pytest.fixture
def typing_world() -> TypingWorld:
    return DummyTypingWorld()


@pytest.fixture
def world() -> World:
    return DummyWorld(simulate())


class TestHotkeys(HotkeyContract):
    pass


class TestWindows(WindowContract):
    pass


class TestKeys(KeysContract):
    pass


class TestClipboard(ClipboardContract):
    pass


class TestInsertion(InsertionContract):
    pass


class TestTyping(TypingContract):
    pass


def pasted(faults: Faults) -> tuple[Simulation, bool]:
    simulation = simulate(faults)
    simulation.clipboard.copy("old")
    simulation.clipboard.offer("phrase")
    simulation.keys.press(PASTE)
    return simulation, simulation.clipboard.wait_read(FIELD, timeout=8, quiet=0.05)


def test_a_target_may_never_read() -> None:
    simulation, read = pasted(Faults(read_after=None))
    assert not read
    assert simulation.field_text == ""


@pytest.mark.parametrize(("seconds", "expected"), [(2.0, True), (9.0, False)])
def test_a_target_may_be_slow(seconds: float, expected: bool) -> None:
    _, read = pasted(Faults(read_after=seconds))
    assert read == expected


def test_somebody_may_copy_right_after_the_paste() -> None:
    simulation, read = pasted(Faults(copied_meanwhile="new"))
    assert read
    assert not simulation.clipboard.restore(simulation.clipboard.save(LIMIT, 1))
    assert simulation.clipboard.text() == "new"


def test_the_focus_may_move_away() -> None:
    simulation = simulate(Faults(focus_moves=True))
    assert simulation.windows.activate(FIELD, 1)
    assert not simulation.windows.is_current(FIELD)


def test_an_unsupported_desktop_says_why() -> None:
    desktop = unsupported("No way here.")
    assert set(desktop.capabilities.reasons.values()) == {"No way here."}
    assert not desktop.capabilities.hotkeys
    assert not desktop.capabilities.insertion
    assert desktop.windows.current() is None
    with pytest.raises(HotkeyRefused, match=r"^No way here\.$"):
        desktop.hotkeys.register(PALETTE, lambda: None)
