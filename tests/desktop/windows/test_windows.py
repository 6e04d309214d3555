"""Windows that vanish, hang or lose the focus, and what a target says of itself."""

import ctypes
from collections.abc import Mapping
from ctypes import wintypes
from dataclasses import dataclass

import pytest

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Target
from snippets_app.desktop.windows.activation import Activation
from snippets_app.desktop.windows.libraries import declare, library
from snippets_app.desktop.windows.message_loop import MessageLoop
from snippets_app.desktop.windows.processes import Processes
from snippets_app.desktop.windows.reading.front_window import SystemFront
from snippets_app.desktop.windows.window_facts import WindowFacts
from snippets_app.desktop.windows.windows import WindowsWindows
from tests.desktop.windows.world import EDIT_FIELD, WindowsWorld, end

pytestmark = pytest.mark.desktop

NOWHERE = Target(window=0x7FFF0001, focus=0x7FFF0001, client=1)
USUAL, ADMINISTRATOR = 0x2000, 0x3000
OURS = 1


@dataclass(frozen=True, slots=True)
class Trusted:
    """Tells what a test says of processes, the same of all others."""

    levels: Mapping[int, int | None]
    others: int | None = USUAL

    def own(self) -> int:
        return OURS

    def integrity(self, process: int) -> int | None:
        return self.levels.get(process, self.others)


class Refused(Activation):
    """As where another program is in front and has had the last key."""

    def bring(self, window: int, timeout: float) -> None:
        pass


def current(world: WindowsWorld) -> Target:
    found = world.desktop.windows.current()
    assert found
    return found


def test_a_target_names_its_program_and_title(world: WindowsWorld) -> None:
    world.focus_new("notepad.exe")
    target = current(world)
    assert target.program == "notepad"
    assert "otepad" in target.title
    assert "otepad" not in repr(target)


def test_a_target_is_the_control_that_has_the_keyboard(world: WindowsWorld) -> None:
    control = world.focus_new(*EDIT_FIELD)
    target = current(world)
    assert target.focus == control
    assert target.window == world.seen.foreground()
    assert target.client == world.programs[-1].pid


def test_the_other_control_is_not_the_target(world: WindowsWorld) -> None:
    world.focus_new(*EDIT_FIELD)
    target = current(world)
    world.next_field()
    assert not world.desktop.windows.is_current(target)
    assert current(world).window == target.window


def test_the_control_gets_the_keyboard_back_too(world: WindowsWorld) -> None:
    first = world.focus_new(*EDIT_FIELD)
    target = current(world)
    world.next_field()
    world.focus_elsewhere()
    assert world.desktop.windows.activate(target, 5)
    world.person.type("here")
    world.wait_text("here", first)


def test_a_window_that_had_the_keyboard_itself_may_give_it_to_its_control(
    world: WindowsWorld,
) -> None:
    world.focus_new(*EDIT_FIELD)
    target = current(world)
    early = Target(target.window, target.window, target.client)
    assert world.desktop.windows.is_current(early)


def test_a_minimised_window_is_restored(world: WindowsWorld) -> None:
    target = world.target
    world.seen.minimise(target.window)
    world.focus_elsewhere()
    assert world.desktop.windows.activate(target, 5)
    assert not world.seen.is_minimised(target.window)
    assert world.seen.focus() == target.focus


def test_a_refused_activation_is_forced(world: WindowsWorld) -> None:
    target = world.target
    world.focus_elsewhere()
    windows = WindowsWindows()
    windows._activation = Refused(WindowFacts())
    assert windows.activate(target, 5)
    world.person.type("here")
    world.wait_text("here")


def test_the_front_is_taken_from_the_shell_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no target has the front all the same, and Windows asks who has it."""
    activation, joined = Activation(WindowFacts()), list[int]()
    monkeypatch.setattr(activation._facts, "_front", lambda: 0x7FFF0002)
    monkeypatch.setattr(activation, "_joined", lambda windows, _: joined.extend(windows))
    activation.force(NOWHERE.window, 5)
    assert joined == [0x7FFF0002, NOWHERE.window]


def test_its_place_is_where_it_is_on_screen(world: WindowsWorld) -> None:
    place = world.desktop.windows.place(world.target)
    assert place
    assert (place.x, place.y, place.width, place.height) == world.seen.place_of(world.target.window)


def test_a_window_that_is_gone_is_nowhere(world: WindowsWorld) -> None:
    windows = world.desktop.windows
    assert windows.place(NOWHERE) is None
    assert not windows.is_current(NOWHERE)
    assert not windows.activate(NOWHERE, 0.05)


@pytest.mark.parametrize("name", ["", "NotifyIconOverflowWindow"])
def test_who_shows_nothing_to_type_in_is_no_target(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tray's own window when its menu closes, and what the tray's icons lie in."""
    facts, loop = WindowFacts(), MessageLoop("hidden", hears_broadcasts=True)
    show = declare(library("user32"), "ShowWindow", wintypes.BOOL, wintypes.HWND, ctypes.c_int)
    monkeypatch.setattr(facts, "_front", lambda: loop.window)
    if name:
        loop.call(lambda: show(loop.window, 4))
        assert facts.front() == loop.window
        monkeypatch.setattr(facts, "class_of", lambda _: name)
    assert facts.front() == 0
    loop.close()


@pytest.mark.parametrize(
    ("name", "program", "called"),
    [
        ("ConsoleWindowClass", "ssh", "conhost"), ("ConsoleWindowClass", "", "conhost"),
        ("ConsoleWindowClass", "powershell", "powershell"), ("Notepad", "ssh", "ssh"),
    ],
)  # fmt: skip
def test_whatever_runs_in_a_console_is_a_terminal(
    name: str, program: str, called: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = WindowFacts()
    monkeypatch.setattr(facts, "class_of", lambda _: name)
    assert facts.program_in(1, program) == called


def test_target_and_field_name_a_console_alike(
    world: WindowsWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert world.target
    monkeypatch.setattr(WindowFacts, "class_of", lambda facts, _: "ConsoleWindowClass")
    target = WindowsWindows().current()
    front = SystemFront(WindowFacts(), Processes()).ask()
    assert target
    assert front
    assert target.program == front.program == "conhost"


def test_a_closed_target_does_not_come_back(world: WindowsWorld) -> None:
    target = world.target
    end(world.programs[-1])
    windows = world.desktop.windows
    wait_until(lambda: windows.place(target) is None, "The end of the window")
    assert not windows.activate(target, 0.05)
    assert not windows.is_current(target)


def test_a_number_that_went_to_another_process_is_not_the_target(world: WindowsWorld) -> None:
    target = world.target
    other = Target(target.window, target.focus, target.client + 4)
    assert not world.desktop.windows.is_current(other)
    assert not world.desktop.windows.activate(other, 0.05)


def test_an_empty_desktop_has_no_target(world: WindowsWorld) -> None:
    assert world.target
    end(world.programs[-1])
    wait_until(lambda: world.desktop.windows.current() is None, "An empty desktop")


def test_windows_that_come_and_go_make_no_trouble(world: WindowsWorld) -> None:
    windows = world.desktop.windows
    for _ in range(3):
        world.focus_new(*EDIT_FIELD)
        end(world.programs[-1])
        while found := windows.current():
            windows.place(found)
            windows.is_current(found)


def test_a_program_that_hangs_holds_nobody_up(world: WindowsWorld) -> None:
    """In front it is still told of; elsewhere it is given up in time."""
    world.focus_new(*EDIT_FIELD)
    target = current(world)
    world.hang(seconds=600)
    assert current(world) == target
    assert world.desktop.windows.place(target)
    world.focus_new(*EDIT_FIELD)
    beyond = Target(target.window, target.focus + 1, target.client)
    assert not world.desktop.windows.activate(beyond, 0.5)
    Activation(WindowFacts()).focus(target.focus, 2)
    Activation(WindowFacts()).bring(target.window, 2)


@pytest.mark.parametrize(
    ("level", "taken"),
    [(USUAL, True), (0x1000, True), (0x2100, False), (ADMINISTRATOR, False), (None, False)],
)
def test_keys_are_taken_up_to_our_own_level(
    world: WindowsWorld, level: int | None, taken: bool
) -> None:
    target = world.target
    windows = WindowsWindows(Trusted({target.client: level}))
    assert windows.accepts_keys(target) is taken


def test_who_does_not_know_its_own_level_presses_nothing(world: WindowsWorld) -> None:
    windows = WindowsWindows(Trusted({OURS: None}))
    assert not windows.accepts_keys(world.target)
