"""UI Automation as the port says it is, with one document that programs count in their own ways."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from snippets_app.desktop.base import Rect
from snippets_app.desktop.windows.reading.automation import Element, End, Facts, Range
from snippets_app.desktop.windows.reading.control import Unanswered

EDIT, DOCUMENT, BUTTON, PANE, WINDOW = 50004, 50030, 50000, 50033, 50032
COUNTING = {
    "units": re.compile(r"[\s\S]"),  # of UTF-16, as the text is held here
    "points": re.compile("[\ud800-\udbff][\udc00-\udfff]|[\\s\\S]"),
    "breaks": re.compile("\r\n|[\ud800-\udbff][\udc00-\udfff]|[\\s\\S]"),
    "drawn": re.compile("\r\n|(?:[\ud800-\udbff][\udc00-\udfff]|[\\s\\S])\u0301*"),
}


def held(text: str) -> str:
    """A text as UTF-16 units, each a character."""
    data = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(data[at] | data[at + 1] << 8) for at in range(0, len(data), 2))


def shown(units: str) -> str:
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


class FakeElement:
    """One control; ``trouble`` is raised by each question."""

    def __init__(self, text: str = "", kind: int = EDIT, process: int = 100) -> None:
        self.units, self.selected = held(text), (len(held(text)),) * 2
        self.kind, self.process = kind, process
        self.is_password, self.is_enabled = False, True
        self.read_only: bool | None = False
        self.has_document, self.has_value, self.tells_selection = True, True, True
        self.focused = True
        self.is_placed_nowhere = False
        self.counting = "points"
        self.trouble: Exception | None = None
        self.changed: Callable[[], None] | None = None
        self.asked_text = 0

    def facts(self) -> Facts:
        self.check()
        return Facts(self.kind, self.process, self.is_password, self.is_enabled)

    def same(self, other: Any) -> bool:
        return self is other

    def identity(self) -> tuple[int, ...]:
        self.check()
        return (42, id(self))

    def has_focus(self) -> bool:
        return self.focused

    def document(self) -> "FakeElement | None":
        return self if self.has_document else None

    def value(self) -> tuple[str, bool] | None:
        self.check()
        return (shown(self.units), bool(self.read_only)) if self.has_value else None

    def bounds(self) -> Rect | None:
        return Rect(0, 0, 300, 20)

    def follow(self, changed: Callable[[], None]) -> None:
        self.changed = changed

    def unfollow(self) -> None:
        self.changed = None

    def whole(self) -> "FakeRange":
        self.check()
        return FakeRange(self, 0, len(self.units))

    def selection(self) -> "FakeRange | None":
        self.check()
        return FakeRange(self, *self.selected) if self.tells_selection else None

    def caret(self) -> "FakeRange | None":
        return None

    def check(self) -> None:
        if self.trouble is not None:
            raise self.trouble


class FakeRange:
    def __init__(self, element: FakeElement, start: int, end: int) -> None:
        self.element, self.ends = element, [start, end]

    def text(self, longest: int) -> str:
        self.element.check()
        self.element.asked_text += 1
        return shown(self.element.units[self.ends[0] : self.ends[1]][:longest])

    def copy(self) -> "FakeRange":
        return FakeRange(self.element, *self.ends)

    def move(self, end: End, characters: int) -> None:
        pattern = COUNTING[self.element.counting]
        stops = [0, *(found.end() for found in pattern.finditer(self.element.units))]
        now = max(number for number, at in enumerate(stops) if at <= self.ends[end.value])
        self._put(end, stops[min(max(0, now + characters), len(stops) - 1)])

    def move_to(self, end: End, other: Any, its: End) -> None:
        self._put(end, other.ends[its.value])

    def select(self) -> None:
        self.element.check()
        self.element.selected = (self.ends[0], self.ends[1])

    def rectangles(self) -> Sequence[Rect]:
        start, end = self.ends
        return [Rect(start * 10, 0, (end - start) * 10, 20)] if end > start else []

    def is_read_only(self) -> bool | None:
        return self.element.read_only

    def _put(self, end: End, at: int) -> None:
        """The other end goes along where they would cross."""
        self.ends[end.value] = at
        if self.ends[0] > self.ends[1]:
            self.ends = [at, at]


class FakeAutomation:
    """Whichever element the test gives the focus."""

    def __init__(self, element: FakeElement | None = None) -> None:
        self.element = element
        self.trouble: Unanswered | None = None

    def focused(self) -> Element | None:
        if self.trouble is not None:
            raise self.trouble
        return self.element

    def hear_focus(self, changed: Callable[[], None]) -> None: ...

    def close(self) -> None: ...


def range_type_is_kept(part: FakeRange) -> Range:
    """The fake is what the port asks for, as mypy sees it."""
    return part
