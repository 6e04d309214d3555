"""Windows that vanish, and what a target says of itself."""

import pytest

from snippets_app.demo.virtual_desktop import end
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Target
from snippets_app.desktop.x11.windows import X11Windows
from tests.desktop.x11.world import MOUSEPAD, X11World

pytestmark = pytest.mark.desktop

NOWHERE = Target(window=0x1FE00001, focus=0x1FE00001, client=0x1FE00000)


def test_a_target_names_its_program_and_title(world: X11World) -> None:
    target = world.target
    assert target.program == "Mousepad"
    assert "Untitled" in target.title
    assert "Untitled" not in repr(target)


def test_a_target_knows_its_process(world: X11World) -> None:
    windows = world.desktop.windows
    assert isinstance(windows, X11Windows)
    assert windows.process(world.target) == world.programs[-1].pid
    assert windows.process(NOWHERE) is None


def test_two_windows_of_two_programs_are_two_clients(world: X11World) -> None:
    first = world.target
    world.focus_elsewhere()
    second = world.desktop.windows.current()
    assert second
    assert second.client != first.client
    assert second.window != first.window


def test_its_place_is_where_it_is_on_screen(world: X11World) -> None:
    place = world.desktop.windows.place(world.target)
    assert place
    screen = world.virtual.screen
    assert 0 <= place.x < place.x + place.width <= screen.width
    assert 0 < place.y < place.y + place.height <= screen.height


def test_a_window_that_is_gone_is_nowhere(world: X11World) -> None:
    windows = world.desktop.windows
    assert windows.place(NOWHERE) is None
    assert not windows.is_current(NOWHERE)
    assert not windows.activate(NOWHERE, 0.05)


def test_a_closed_target_does_not_come_back(world: X11World) -> None:
    target = world.target
    end(world.programs[-1])
    windows = world.desktop.windows
    wait_until(lambda: windows.place(target) is None, "The end of the window")
    assert not windows.activate(target, 0.05)
    assert not windows.is_current(target)


def test_an_empty_desktop_has_no_target(world: X11World) -> None:
    wait_until(lambda: world.desktop.windows.current() is None, "An empty desktop")


def test_windows_that_come_and_go_make_no_trouble(world: X11World) -> None:
    windows = world.desktop.windows
    for _ in range(3):
        program = world.start(*MOUSEPAD)
        wait_until(windows.current, "A window")
        end(program)
        while found := windows.current():
            windows.place(found)
            windows.is_current(found)
