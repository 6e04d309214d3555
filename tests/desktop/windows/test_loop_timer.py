"""The timer on a message loop's thread."""

import threading
from collections.abc import Iterator

import pytest

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.windows.loop_timer import LoopTimer
from snippets_app.desktop.windows.message_loop import MessageLoop


@pytest.fixture
def loop() -> Iterator[MessageLoop]:
    found = MessageLoop("timer")
    yield found
    found.close()


def test_it_ticks_on_the_thread_until_it_is_stopped(loop: MessageLoop) -> None:
    ticks: list[int] = []
    timer = LoopTimer(loop, lambda: ticks.append(threading.get_ident()))
    loop.call(lambda: timer.start(0.01))
    wait_until(lambda: len(ticks) >= 3, "Three ticks")
    loop.call(timer.stop)
    before = len(ticks)
    loop.call(lambda: timer._tick(1, 0))
    assert len(ticks) == before
    assert set(ticks) == {loop.call(threading.get_ident)}


def test_a_tick_may_stop_it(loop: MessageLoop) -> None:
    ticks: list[int] = []
    timer = LoopTimer(loop, lambda: (ticks.append(1), timer.stop())[1])
    loop.call(lambda: timer.start(0.001))
    wait_until(lambda: ticks and not timer._runs, "The only tick")
    assert ticks == [1]
