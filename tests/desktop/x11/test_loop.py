"""The thread between callers and the X server."""

import threading

import pytest

from snippets_app.demo.virtual_desktop import VirtualDesktop
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
