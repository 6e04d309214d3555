"""Forbidden words typed into other programs' windows, by keyboard and by input method."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from Xlib import X

from snippets_app.demo.virtual_desktop import VirtualDesktop
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.instance import Instance
from snippets_app.desktop.x11.connection import process_of
from snippets_app.errors import AppError
from tests.end_to_end.own_rule import write_rule
from tests.end_to_end.program import Saywell
from tests.end_to_end.targets import Editor, QtWindow
from tests.input_method import input_method

_BETWEEN_KEYS = 0.02


@pytest.fixture(scope="module")
def speaking_desktop() -> Iterator[VirtualDesktop]:
    """Its programs tell their text."""
    with VirtualDesktop(panel=True, accessibility=True) as desktop:
        yield desktop


@pytest.fixture
def agent(speaking_desktop: VirtualDesktop, tmp_path: Path) -> Iterator[Saywell]:
    """Running, with a rule of the agent's own."""
    made = Saywell(speaking_desktop, tmp_path / "data")
    made.configure()
    write_rule(made.folder)
    made.start()
    yield made
    made.close()
    assert not made.troubles()


@pytest.fixture
def window(agent: Saywell) -> Iterator[QtWindow]:
    opened = QtWindow(agent.desktop)
    yield opened
    opened.close()


def is_warned(agent: Saywell) -> bool:
    """Whether a window of Saywell's is seen that no window manager decorates."""
    assert agent.process
    display = agent.desktop.display
    return any(
        each.get_attributes().map_state == X.IsViewable
        and process_of(display, each.id) == agent.process.pid
        for each in display.screen().root.query_tree().children
    )


def presses_enter(agent: Saywell, window: QtWindow, presses: list[bool]) -> bool:
    agent.desktop.person.press("Enter")
    try:
        wait_until(lambda: window.held().endswith("\n"), "A line break", 0.3)
    except AppError:
        presses.append(False)
    else:
        presses.append(True)
    return presses[-1]


def wait_held(window: QtWindow, text: str) -> None:
    wait_until(lambda: window.held() == text, f"The text {text!r}", 5)


def test_a_better_wording_takes_the_place_of_what_was_typed(
    agent: Saywell, window: QtWindow
) -> None:
    person = agent.desktop.person
    person.type("sorry for the blunder, sir", _BETWEEN_KEYS)
    agent.wait_notice("Forbidden Too harsh. Say instead: slip")
    person.press("Ctrl+'")
    wait_held(window, "sorry for the slip, sir")


def test_enter_is_held_once_and_the_second_goes_through(agent: Saywell, window: QtWindow) -> None:
    person = agent.desktop.person
    person.type("a blunder", _BETWEEN_KEYS)
    agent.wait_notice("Forbidden Too harsh.")
    person.press("Enter")
    agent.wait_notice("Press Enter again to send it anyway")
    wait_held(window, "a blunder")
    presses: list[bool] = []
    wait_until(lambda: presses_enter(agent, window, presses), "The second Enter", 5)
    assert len(presses) <= 2, "one may come sooner than the release of the first is seen"
    assert window.held() == "a blunder\n"


def test_what_is_ignored_or_paused_says_nothing(agent: Saywell, window: QtWindow) -> None:
    person = agent.desktop.person
    person.type("a blunder.", _BETWEEN_KEYS)
    agent.wait_notice("Forbidden Too harsh.")
    person.press("Ctrl+Shift+'")
    wait_until(lambda: not is_warned(agent), "The end of the warning", 5)
    person.press("Enter")
    wait_until(lambda: window.held() == "a blunder.\n", "Enter, which is held no more", 5)
    person.press("Ctrl+Shift+F8")
    instance = Instance(agent.places.runtime)
    wait_until(lambda: instance.send({"command": "status"})["paused"], "The pause", 5)
    person.type("blunder", _BETWEEN_KEYS)
    person.press("Enter")
    wait_until(lambda: window.held() == "a blunder.\nblunder\n", "Enter while paused", 5)


def test_a_changed_rule_is_live_for_what_stands_there(agent: Saywell, window: QtWindow) -> None:
    agent.desktop.person.type("a blunder.", _BETWEEN_KEYS)
    agent.wait_notice("Forbidden Too harsh.")
    write_rule(agent.folder, "warn", "Rather not.")
    agent.wait_notice("Careful Rather not. Say instead: slip")


def test_words_of_a_chinese_input_method_are_replaced(agent: Saywell) -> None:
    desktop, person = agent.desktop, agent.desktop.person
    with input_method(desktop) as method:
        desktop.environment["GTK_IM_MODULE"] = "fcitx"
        editor = Editor(desktop, "mousepad", "--disable-server")
        method.use("pinyin")
        for part in ("wobaozheng", "jintian"):
            person.type(part, _BETWEEN_KEYS)
            person.press("Space")
        agent.wait_notice("保证")
        person.press("Ctrl+'")
        editor.receives("我尽量今天")
