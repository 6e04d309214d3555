"""What Windows tells of processes."""

import os

import pytest

from snippets_app.desktop.windows.processes import Processes

pytestmark = pytest.mark.desktop

NONE = 0x7FFFFFFC


def test_our_own_process_is_known() -> None:
    processes = Processes()
    assert processes.own() == os.getpid()
    assert processes.program(os.getpid()) == "python"
    level = processes.integrity(os.getpid())
    assert level in (0x1000, 0x2000, 0x2100, 0x3000, 0x4000)


def test_of_a_process_that_has_ended_nothing_is_known() -> None:
    assert Processes().program(NONE) == ""
    assert Processes().integrity(NONE) is None
