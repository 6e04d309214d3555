"""Two chords one after the other."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.desktop.key_steps import KeySteps, Pair, Press, Step

CTRL, SHIFT = frozenset({"Ctrl"}), frozenset({"Shift"})
NONE: frozenset[str] = frozenset()
SEMICOLON, THREE, FOUR = Press(39, ";"), Press(4, "3"), Press(5, "4")
FIRST = Step(frozenset({39}), ";", CTRL)


class Rig:
    def __init__(self) -> None:
        self.now = 100.0
        self.pressed: list[str] = []
        self.steps = KeySteps(lambda: self.now)
        self.pairs = [self._add("3", 4), self._add("4", 5)]

    def _add(self, name: str, code: int) -> Pair:
        pressed: Callable[[], None] = lambda: self.pressed.append(name)  # noqa: E731
        pair = Pair(FIRST, Step(frozenset({code}), name, NONE), pressed)
        self.steps.add(pair)
        return pair

    def press(self, *presses: tuple[Press, frozenset[str]]) -> list[str]:
        for press, held in presses:
            self.steps.press(press, held)
        return self.pressed


@pytest.fixture
def rig() -> Rig:
    return Rig()


def test_the_second_chord_tells_which_pair_it_is(rig: Rig) -> None:
    assert rig.press((SEMICOLON, CTRL), (FOUR, NONE)) == ["4"]
    assert rig.press((SEMICOLON, CTRL), (THREE, NONE)) == ["4", "3"]


def test_the_second_alone_is_nothing(rig: Rig) -> None:
    assert rig.press((THREE, NONE), (SEMICOLON, NONE), (THREE, NONE)) == []


def test_once_is_once(rig: Rig) -> None:
    assert rig.press((SEMICOLON, CTRL), (THREE, NONE), (THREE, NONE)) == ["3"]


def test_another_key_between_ends_it(rig: Rig) -> None:
    assert rig.press((SEMICOLON, CTRL), (Press(30, "a"), NONE), (THREE, NONE)) == []
    assert rig.press((SEMICOLON, CTRL), (THREE, CTRL)) == []


def test_the_first_twice_is_the_first(rig: Rig) -> None:
    assert rig.press((SEMICOLON, CTRL), (SEMICOLON, CTRL), (THREE, NONE)) == ["3"]


def test_it_does_not_wait_for_ever(rig: Rig) -> None:
    rig.press((SEMICOLON, CTRL))
    rig.now += 2.1
    assert rig.press((THREE, NONE)) == []


def test_what_is_removed_or_forgotten_is_not_told(rig: Rig) -> None:
    rig.press((SEMICOLON, CTRL))
    rig.steps.remove(rig.pairs[0])
    assert rig.press((THREE, NONE)) == []
    rig.press((SEMICOLON, CTRL))
    rig.steps.forget()
    assert rig.press((FOUR, NONE)) == []
    assert rig.press((SEMICOLON, CTRL), (FOUR, NONE)) == ["4"]


@pytest.mark.parametrize(
    ("step", "press", "held", "expected"),
    [
        (Step(frozenset({39}), ";", CTRL), Press(39, ":"), CTRL | SHIFT, False),
        (Step(frozenset({39}), ";", CTRL | SHIFT), Press(39, ":"), CTRL | SHIFT, True),
        (Step(frozenset({39}), ":", CTRL), Press(39, ":"), CTRL | SHIFT, True),
        (Step(frozenset({39}), ";", CTRL), Press(39, "ж"), CTRL, True),
        (Step(frozenset({81}), "page down", NONE), Press(81, "3", on_pad=True), NONE, False),
        (Step(frozenset({4}), "3", NONE), Press(81, "3", on_pad=True), NONE, True),
        (Step(frozenset({28}), "enter", NONE), Press(28, "enter", on_pad=True), SHIFT, False),
        (Step(frozenset({30}), "a", CTRL), Press(30, "a"), CTRL | {"alt gr"}, False),
    ],
)
def test_what_counts_as_a_chord(
    step: Step, press: Press, held: frozenset[str], *, expected: bool
) -> None:
    assert step.is_pressed(press, held) is expected


KEYS = st.sampled_from([(SEMICOLON, CTRL), (SEMICOLON, NONE), (THREE, NONE), (FOUR, NONE)])


@given(st.lists(KEYS))
def test_exactly_what_follows_the_first_is_told(keys: list[tuple[Press, frozenset[str]]]) -> None:
    wanted = [
        second[0].name
        for first, second in pairwise(keys)
        if first == (SEMICOLON, CTRL) and second[0] in (THREE, FOUR)
    ]
    assert Rig().press(*keys) == wanted
