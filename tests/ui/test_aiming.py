"""Waiting until the agent is in another program's window."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from snippets_app.core.trial import AIM_FOR, STEADY_FOR
from snippets_app.desktop.dummy import ELSEWHERE, FIELD, simulate
from snippets_app.ui.aiming import Aiming


class Aimed:
    """``own``: one of our windows has the focus; ``now`` is the clock's time."""

    def __init__(self) -> None:
        self.desk = simulate()
        self.now, self.own = 100.0, True
        self.aiming = Aiming(self.desk.windows, lambda: self.now, lambda: self.own)
        self.aimed = QSignalSpy(self.aiming.aimed)
        self.reached = QSignalSpy(self.aiming.reached)
        self.missed = QSignalSpy(self.aiming.missed)

    def look(self, after: float) -> None:
        self.now += after
        self.aiming.look()

    def seconds_left(self) -> int:
        return int(self.aimed.at(self.aimed.count() - 1)[0].seconds_left)


@pytest.fixture
def aimed(qtbot: QtBot) -> Iterator[Aimed]:
    made = Aimed()
    made.aiming.begin()
    yield made
    made.aiming.stop()


def test_it_counts_down_while_our_own_window_has_the_focus(aimed: Aimed) -> None:
    assert aimed.seconds_left() == AIM_FOR
    aimed.look(after=4)
    assert aimed.seconds_left() == AIM_FOR - 4
    aimed.look(after=AIM_FOR)
    assert (aimed.missed.count(), aimed.reached.count()) == (1, 0)
    assert not aimed.aiming.is_on()


def test_a_window_is_reached_in_which_the_agent_stays(aimed: Aimed) -> None:
    aimed.own = False
    aimed.look(after=1)
    assert aimed.aimed.at(aimed.aimed.count() - 1)[1] == FIELD
    aimed.desk.windows.focused = replace(FIELD, title="Another title")
    aimed.look(after=STEADY_FOR)
    assert aimed.reached.at(0)[0] == replace(FIELD, title="Another title")
    assert not aimed.aiming.is_on()


def test_another_control_is_waited_for_anew(aimed: Aimed) -> None:
    aimed.own = False
    aimed.look(after=1)
    aimed.desk.windows.focused = ELSEWHERE
    aimed.look(after=2)
    aimed.look(after=2)
    assert aimed.reached.count() == 0
    aimed.look(after=1)
    assert aimed.reached.at(0)[0] == ELSEWHERE


def test_an_empty_desktop_is_no_window(aimed: Aimed) -> None:
    aimed.own = False
    aimed.desk.windows.focused = None
    aimed.look(after=AIM_FOR)
    assert aimed.missed.count() == 1


def test_it_looks_by_itself(qtbot: QtBot, aimed: Aimed) -> None:
    with qtbot.waitSignal(aimed.aiming.aimed):
        aimed.own = False
