"""Choosing in the menu of the tray's icon, by mouse and keyboard."""

from tests.end_to_end.program import Saywell
from tests.end_to_end.test_tray import icon_place, menu_place

_FROM_THE_END = (
    "Quit", "Settings folder", "Settings", "Library", "Pause", "New customer",
    "Never watch", "Forbidden phrases",
)  # fmt: skip


def choose(saywell: Saywell, entry: str) -> None:
    """``entry`` by the first words of its name; a program is in front that may be excluded."""
    person = saywell.desktop.person
    person.click(*icon_place(saywell), button=3)
    menu_place(saywell)
    for key in (*["Up"] * (_FROM_THE_END.index(entry) + 1), "Enter"):
        person.press(key)
