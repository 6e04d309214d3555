"""The library window of the running program: written, dragged, replaced and taken back by hand."""

import json

from snippets_app.demo.waiting import wait_until
from tests.end_to_end.program import Saywell
from tests.end_to_end.spoken_places import place_of
from tests.end_to_end.targets import QtWindow
from tests.end_to_end.test_tray import OpenWindow
from tests.end_to_end.tray_menu import choose


def library(saywell: Saywell, stage: str = "first") -> list[tuple[str, str]]:
    """Ids and titles of a stage of the agent's pack in order, as another process reads them."""
    told = saywell.command("search", "", "--pack", "proof", "--stage", stage, "--json").stdout
    return [(each["id"], each["title"]) for each in json.loads(told)]


def titles(saywell: Saywell) -> list[str]:
    return [title for _, title in library(saywell)]


def wait_titles(saywell: Saywell, expected: list[str]) -> None:
    wait_until(lambda: titles(saywell) == expected, f"The titles {expected}")


def place(saywell: Saywell, name: str) -> tuple[int, int]:
    assert saywell.process
    process = saywell.process.pid
    return wait_until(lambda: place_of(saywell.desktop, process, name), f"“{name}”", 30)


def test_all_that_was_done_by_hand_is_taken_back(saywell: Saywell, qt_window: OpenWindow) -> None:
    before = library(saywell)
    names = [title for _, title in before]
    person = saywell.desktop.person
    front: QtWindow = qt_window()
    choose(saywell, "Library")
    window = saywell.wait_focus()
    place(saywell, "mixed phrase")
    person.press("Ctrl+N")
    person.type("Zorb", between=0.02)
    for key in ("Tab", "Tab", "Tab"):
        person.press(key)
    person.type("words of mine", between=0.02)
    person.press("Ctrl+S")
    wait_titles(saywell, [*names, "Zorb"])
    x, y = place(saywell, names[1])
    start = place(saywell, "Zorb")
    height = place(saywell, names[2])[1] - y
    person.drag(start, (x, y - height // 2 + 2))
    wait_titles(saywell, [names[0], "Zorb", *names[1:]])
    person.press("Ctrl+H")
    wait_until(lambda: place(saywell, "Replace in"), "The dialog")
    person.type("phrase", between=0.02)
    person.press("Tab")
    person.type("saying", between=0.02)
    place(saywell, "Replace in 10 snippets")
    person.press("Enter")
    wait_titles(
        saywell, [each.replace("phrase", "saying") for each in (names[0], "Zorb", *names[1:])]
    )
    person.press("Esc")
    saywell.desktop.wait_focus(window)
    for _ in range(3):
        person.press("Ctrl+Z")
        saywell.wait_answer()
    wait_until(lambda: library(saywell) == before, "The library as it was")
    person.press("Esc")
    saywell.desktop.wait_focus(front.window)
