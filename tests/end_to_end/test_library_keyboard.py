"""The library window by keyboard alone, and stages dragged as a hand does."""

import json

from Xlib import XK

from snippets_app.demo.waiting import wait_until
from tests.end_to_end.program import Saywell
from tests.end_to_end.targets import QtWindow
from tests.end_to_end.test_library_window import place
from tests.end_to_end.test_tray import OpenWindow
from tests.end_to_end.tray_menu import choose


def opened(saywell: Saywell, qt_window: OpenWindow) -> tuple[QtWindow, int]:
    """A chat box, and above it the library window with the agent's pack."""
    front: QtWindow = qt_window()
    choose(saywell, "Library")
    window = saywell.wait_focus()
    place(saywell, "mixed phrase")
    return front, window


def choose_in_menu(saywell: Saywell, steps: int) -> None:
    """The menu of the tree or the list, so many entries down."""
    saywell.desktop.person.tap(XK.string_to_keysym("Menu"))
    wait_until(lambda: place(saywell, "New "), "The menu")
    for _ in range(steps):
        saywell.desktop.person.press("Down")
    saywell.desktop.person.press("Enter")


def name_it(saywell: Saywell, name: str, window: int) -> None:
    wait_until(lambda: saywell.wait_focus() != window, "The dialog that asks for a name")
    saywell.desktop.person.type(name, between=0.02)
    saywell.desktop.person.press("Enter")
    saywell.desktop.wait_focus(window)
    place(saywell, f"{name}, 0")


def mine(saywell: Saywell, stage: str = "") -> list[tuple[str, str]]:
    """Titles and stages of the agent's new pack, as another process reads them."""
    scope = ("--stage", stage) if stage else ()
    told = saywell.command("search", "", "--pack", "mine", *scope, "--json").stdout
    return [(each["title"], each["stage"]) for each in json.loads(told)]


def make_pack(saywell: Saywell, window: int) -> None:
    """A pack “Mine” with the stages “Aa”, “Bb” and “Cc”, from the list by keys."""
    person = saywell.desktop.person
    for _ in range(2):
        person.press("F6")
    choose_in_menu(saywell, 1)
    name_it(saywell, "Mine", window)
    for name in ("Aa", "Bb", "Cc"):
        choose_in_menu(saywell, 5)
        name_it(saywell, name, window)


def test_a_pack_is_made_filled_and_put_in_order_by_keys(
    saywell: Saywell, qt_window: OpenWindow
) -> None:
    person = saywell.desktop.person
    front, window = opened(saywell, qt_window)
    make_pack(saywell, window)
    for title in ("One", "Two"):
        person.press("Ctrl+N")
        person.type(title, between=0.02)
        for _ in range(3):
            person.press("Tab")
        person.type(f"words of {title}", between=0.02)
        person.press("Ctrl+S")
    wait_until(lambda: mine(saywell) == [("One", "cc"), ("Two", "cc")], "Both snippets")
    person.press("Shift+F6")
    person.press("Alt+Up")
    wait_until(lambda: mine(saywell) == [("Two", "cc"), ("One", "cc")], "The other order")
    person.press("Delete")
    wait_until(lambda: mine(saywell) == [("One", "cc")], "One snippet")
    person.press("Delete")
    wait_until(lambda: mine(saywell) == [], "No snippet")
    for _ in range(2):
        person.press("Ctrl+Z")
        saywell.wait_answer()
    wait_until(lambda: mine(saywell) == [("Two", "cc"), ("One", "cc")], "Both snippets again")
    person.press("Esc")
    saywell.desktop.wait_focus(front.window)


def test_a_stage_is_dragged_to_another_place_of_its_pack(
    saywell: Saywell, qt_window: OpenWindow
) -> None:
    person = saywell.desktop.person
    front, window = opened(saywell, qt_window)
    make_pack(saywell, window)
    x, y = place(saywell, "Aa, 0")
    height = place(saywell, "Bb, 0")[1] - y
    person.drag(place(saywell, "Cc, 0"), (x, y - height // 4))
    wait_until(lambda: place(saywell, "Cc, 0")[1] == y, "The stage in its new place")
    assert place(saywell, "Aa, 0")[1] == y + height
    person.drag((x, y), place(saywell, "First, "))
    saywell.wait_answer()
    assert place(saywell, "Cc, 0")[1] == y
    person.press("Ctrl+Z")
    wait_until(lambda: place(saywell, "Aa, 0")[1] == y, "The stage where it was")
    person.press("Esc")
    saywell.desktop.wait_focus(front.window)
