"""Choosing in the menu of the tray's icon, by mouse and keyboard."""

from Xlib import X

from snippets_app.demo.waiting import wait_until
from snippets_app.errors import AppError
from tests.end_to_end.program import Saywell
from tests.end_to_end.test_tray import Place, icon_place, menu_place

_FROM_THE_END = (
    "Quit", "Settings folder", "Settings", "Library", "Pause", "New customer", "Never watch",
    "Forbidden phrases",
)  # fmt: skip
_WIDTH, _PANEL = 20, 40


def choose(saywell: Saywell, entry: str) -> None:
    """``entry`` by the first words of its name; a program is in front that may be excluded."""
    person = saywell.desktop.person
    person.click(*icon_place(saywell), button=3)
    middle = menu_place(saywell)
    wait_until(lambda: _takes_a_key(saywell, middle), "The menu's first key")
    for key in (*["Up"] * _FROM_THE_END.index(entry), "Enter"):
        person.press(key)


def _takes_a_key(saywell: Saywell, middle: Place) -> bool:
    """The menu shows before it has the keyboard: what is pressed then goes elsewhere."""
    before = _lower_half(saywell, middle)
    saywell.desktop.person.press("Up")
    try:
        return wait_until(lambda: _lower_half(saywell, middle) != before, "The mark", 1)
    except AppError:
        return False


def _lower_half(saywell: Saywell, middle: Place) -> bytes:
    """The pixels of a strip from the menu's middle down to the panel, which has a clock."""
    root, (left, top) = saywell.desktop.display.screen().root, middle
    height = root.get_geometry().height - _PANEL - top
    return bytes(root.get_image(left, top, _WIDTH, height, X.ZPixmap, 0xFFFFFFFF).data)
