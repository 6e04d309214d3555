"""One object of a program's accessibility tree, and what it answers; nothing it says is trusted."""

from dataclasses import dataclass
from typing import TypeVar

from jeepney import DBusAddress

from snippets_app.desktop.base import Rect
from snippets_app.desktop.x11.accessible.bus import Body, Bus, Place, Unanswered

ROOT = "/org/a11y/atspi/accessible/root"
ACTIVE, EDITABLE, FOCUSED, SHOWING = 1, 7, 12, 25  # bits of a state set
_ATSPI = "org.a11y.atspi."
_ON_SCREEN = 0
_WORD = 32
_NOTHING = "/org/a11y/atspi/null"
_LARGEST = 2**31 - 1
_FARTHEST = 2**24  # pixels; no screen is as large
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Element:
    """Each question raises Unanswered when it is refused, too slow, or answered with nonsense."""

    bus: Bus
    place: Place

    def role(self) -> int:
        return _first(self._ask("Accessible", "GetRole"), int)

    def states(self) -> frozenset[int]:
        """The numbers of the states that hold."""
        words = _first(self._ask("Accessible", "GetState"), list)
        bits = [word for word in words if isinstance(word, int)]
        return frozenset(
            index * _WORD + bit
            for index, word in enumerate(bits)
            for bit in range(_WORD)
            if word >> bit & 1
        )

    def children(self) -> list["Element"]:
        found = _first(self._ask("Accessible", "GetChildren"), list)
        return [Element(self.bus, place) for each in found if (place := place_in(each))]

    def toolkit(self) -> str:
        """What the program is built with: "gtk", "Qt", "Chromium", …"""
        found = self.bus.read(Place(self.place.sender, ROOT), _ATSPI + "Application", "ToolkitName")
        return found if isinstance(found, str) else ""

    def length(self) -> int:
        """Characters as this program counts them."""
        return _number(self.bus.read(self.place, _ATSPI + "Text", "CharacterCount"))

    def caret(self) -> int:
        """-1 where there is none."""
        return _number(self.bus.read(self.place, _ATSPI + "Text", "CaretOffset"))

    def set_caret(self, offset: int) -> bool:
        """Nothing is selected any more."""
        return _first(self._ask("Text", "SetCaretOffset", "i", (_fit(offset),)), bool)

    def text(self, start: int = 0, end: int = -1) -> str:
        return _first(self._ask("Text", "GetText", "ii", (start, end)), str)

    def selections(self) -> int:
        return _first(self._ask("Text", "GetNSelections"), int)

    def selection(self, number: int) -> tuple[int, int]:
        found = self._ask("Text", "GetSelection", "i", (number,))
        return _first(found, int), _first(found[1:], int)

    def set_selection(self, number: int, start: int, end: int) -> bool:
        return _first(self._ask("Text", "SetSelection", "iii", (number, start, end)), bool)

    def add_selection(self, start: int, end: int) -> bool:
        return _first(self._ask("Text", "AddSelection", "ii", (start, end)), bool)

    def remove_selection(self, number: int) -> bool:
        return _first(self._ask("Text", "RemoveSelection", "i", (number,)), bool)

    def range_place(self, start: int, end: int) -> Rect | None:
        """Where characters stand on the screen; None when the program does not know."""
        asked = (start, end, _ON_SCREEN)
        return _rect(self._ask("Text", "GetRangeExtents", "iiu", asked))

    def character_place(self, offset: int) -> Rect | None:
        return _rect(self._ask("Text", "GetCharacterExtents", "iu", (offset, _ON_SCREEN)))

    def extents(self) -> Rect | None:
        """Where the control itself stands."""
        found = _first(self._ask("Component", "GetExtents", "u", (_ON_SCREEN,)), tuple)
        return _rect(found)

    def _ask(self, interface: str, member: str, signature: str = "", body: Body = ()) -> Body:
        return self.bus.ask(self.place, _ATSPI + interface, member, signature, body)


def place_in(value: object) -> Place | None:
    """The object that a pair of name and path means; programs also name none, or nonsense."""
    if not isinstance(value, tuple) or [type(part) for part in value] != [str, str]:
        return None
    place = Place(*value)
    try:
        DBusAddress(place.path, bus_name=place.sender)
    except ValueError:
        return None
    return place if place.path != _NOTHING else None


def _first(body: Body, kind: type[Answer]) -> Answer:
    if not body or not isinstance(body[0], kind):
        raise Unanswered
    return body[0]


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise Unanswered
    return _fit(value)


def _fit(number: int) -> int:
    """Offsets are sent back to the program: they must be as large as it can take."""
    if abs(number) > _LARGEST:
        raise Unanswered
    return number


def _rect(body: Body) -> Rect | None:
    numbers = [number for number in body[:4] if isinstance(number, int)]
    if len(numbers) < 4 or numbers[2] <= 0 or numbers[3] <= 0:  # noqa: PLR2004
        return None
    if max(map(abs, numbers)) > _FARTHEST:
        return None
    return Rect(*numbers)
