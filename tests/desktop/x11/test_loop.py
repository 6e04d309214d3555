"""The thread between callers and the X server."""

import threading
from typing import Any

import pytest

from snippets_app.demo.virtual_desktop import VirtualDesktop
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.x11.desktop import load
from snippets_app.desktop.x11.loop import Loop
from snippets_app.errors import AppError
from tests.desktop.contracts import PALETTE
from tests.desktop.x11.world import X11World

pytestmark = pytest.mark.desktop


def test_an_exception_is_raised_where_it_was_asked_for(world: X11World) -> None:
    loop = Loop("test", lambda event: None)
    loop.start()
    with pytest.raises(ZeroDivisionError):
        loop.run(lambda: 1 // 0)
    assert loop.run(threading.current_thread).name == "test"
    loop.close()
    loop.close()


def test_commands_of_many_threads_are_done_one_after_another(world: X11World) -> None:
    loop = Loop("test", lambda event: None)
    loop.start()
    done: list[int] = []

    def asking(number: int) -> None:
        for _ in range(50):
            loop.run(lambda: done.append(number))

    threads = [threading.Thread(target=asking, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(done) == sorted(list(range(4)) * 50)
    loop.close()


@pytest.mark.parametrize("end", ["close", "display"])
def test_who_asks_while_it_ends_is_told_so_at_once(
    end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[AppError] = []

    def ask() -> None:
        with pytest.raises(AppError) as problem:
            loop.run(lambda: None)
        told.append(problem.value)

    free, asker = threading.Event(), threading.Thread(target=ask, daemon=True)
    with VirtualDesktop() as virtual:
        monkeypatch.setenv("DISPLAY", virtual.display_name)
        loop = Loop("test", lambda event: None)
        commands: Any = loop._commands
        loop.start()
        loop.post(lambda: free.wait(10) and None)
        wait_until(lambda: not commands, "The command that takes its time")
        closing = threading.Thread(target=loop.close)
        if end == "close":
            closing.start()
        else:
            loop.post(loop.display.sync)  # as a changed keyboard does
        wait_until(lambda: len(commands) == 1, "The end")
        asker.start()
        wait_until(lambda: len(commands) == 2, "The question")
        if end == "close":
            free.set()
    free.set()
    asker.join(10)
    assert told
    loop.close()


def test_without_the_display_calls_fail_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with VirtualDesktop() as virtual:
        monkeypatch.setenv("DISPLAY", virtual.display_name)
        desktop = load()
        desktop.clipboard.put("x")
    with pytest.raises(AppError, match="display is gone"):
        desktop.clipboard.text()
    with pytest.raises(AppError, match="display is gone"):
        desktop.hotkeys.register(PALETTE, lambda: None)
    desktop.close()
