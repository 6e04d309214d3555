"""Fields that answer as Windows' own edit controls do: Edit, RichEdit and what is made of them.

https://learn.microsoft.com/windows/win32/controls/edit-controls
"""

from collections import deque
from collections.abc import Callable
from typing import Any, Protocol

from snippets_app.desktop.base import Rect
from snippets_app.desktop.watching.telling import Reading
from snippets_app.desktop.windows.reading.control import LONGEST, Front, Refused, Unanswered
from snippets_app.desktop.windows.reading.counted import Counted
from snippets_app.desktop.windows.reading.noticing import Noticing

_GET_DIALOG_CODE, _HAS_SET_SELECTION = 0x0087, 0x0008
_GET_SELECTION, _SET_SELECTION, _GET_PASSWORD_CHARACTER = 0x00B0, 0x00B1, 0x00D2
_PASSWORD, _READ_ONLY, _DISABLED = 0x0020, 0x0800, 0x08000000
_TOO_FAR = 0xFFFFFFFF
_MOST_PASSWORDS = 64
_LARGEST = 2 * LONGEST


class Asked(Protocol):
    """The messages; see ``messages``."""

    def ask(self, window: int, message: int, first: int = 0, second: int = 0) -> int: ...

    def text(self, window: int, longest: int) -> str: ...

    def length(self, window: int) -> int: ...

    def style(self, window: int) -> int: ...


class Facts(Protocol):
    """What the system tells of windows."""

    def class_of(self, window: int) -> str: ...

    def focus_in(self, window: int) -> int: ...

    def front(self) -> int: ...

    def place_of(self, window: int) -> Rect | None: ...


class Events(Protocol):
    """Tells that a control has changed."""

    def watch(self, window: int, changed: Callable[[], None]) -> None: ...

    def unwatch(self) -> None: ...


class Places(Protocol):
    """Where characters of an edit control stand."""

    def characters(self, window: int, start: int, end: int) -> Rect | None: ...

    def caret(self, window: int) -> Rect | None: ...


class EditControls:
    """The way of messages. A field that once hid a password is not read while it shows it."""

    def __init__(
        self, asked: Asked, facts: Facts, events: Events, noticing: Noticing, places: Places
    ) -> None:
        self.asked, self.facts, self.places = asked, facts, places
        self.events, self.noticing = events, noticing
        self._passwords: deque[int] = deque(maxlen=_MOST_PASSWORDS)

    def take(self, front: Front) -> "EditControl | None":
        """Whatever says that it takes a selection is an edit control."""
        code = self.asked.ask(front.focus, _GET_DIALOG_CODE)
        if not code & _HAS_SET_SELECTION:
            return None
        found = EditControl(self, front.window, front.focus)
        found.check()
        return found

    def check(self, window: int) -> None:
        """Refused for a control that is not read."""
        if window in self._passwords:
            raise Refused("password")
        if self._masks(window):
            self._passwords.append(window)
            raise Refused("password")
        if self.asked.style(window) & (_READ_ONLY | _DISABLED):
            raise Refused("no field")

    def hides(self, window: int) -> bool:
        """Whether a window is an edit control that hides what is typed in it. Unanswered."""
        return "edit" in self.facts.class_of(window).lower() and self._masks(window)

    def close(self) -> None:
        self._passwords.clear()

    def _masks(self, window: int) -> bool:
        style, asked = self.asked.style(window), self.asked
        return bool(style & _PASSWORD or asked.ask(window, _GET_PASSWORD_CHARACTER))


class EditControl:
    """One of them, by its window's number. An input method may compose within its text."""

    shows_composing = True

    def __init__(self, way: EditControls, window: int, control: int) -> None:
        self._way, self._window, self.number = way, window, control
        self._is_rich = "rich" in way.facts.class_of(control).lower()
        self._counted = Counted("")

    def same(self, other: Any) -> bool:
        return isinstance(other, EditControl) and self.number == other.number

    def check(self) -> None:
        """Refused when it is not to be read."""
        self._way.check(self.number)

    def has_focus(self) -> bool:
        facts = self._way.facts
        return facts.front() == self._window and facts.focus_in(self._window) == self.number

    def read(self) -> Reading:
        self.check()
        asked, control = self._way.asked, self.number
        if asked.length(control) > _LARGEST:
            raise Refused("too long")
        self._counted = Counted(asked.text(control, _LARGEST), breaks_are_one=self._is_rich)
        if len(self._counted.text) > LONGEST:
            raise Refused("too long")
        _, end = self._selection()
        return Reading(self._counted.text, self._counted.points(end))

    def follow(self, changed: Callable[[], None]) -> None:
        events, number = self._way.events, self.number
        self._way.noticing.begin(lambda told: events.watch(number, told), changed)

    def unfollow(self) -> None:
        self.forget()
        self._way.noticing.end()
        self._way.events.unwatch()

    def forget(self) -> None:
        self._counted = Counted("")

    def mark(self, start: int, end: int) -> None:
        units = self._counted.units
        self._way.asked.ask(self.number, _SET_SELECTION, units(start), units(end))

    def marked(self) -> tuple[int, int] | None:
        start, end = self._selection()
        points = self._counted.points
        exact = (
            self._counted.units(points(start)) == start and self._counted.units(points(end)) == end
        )
        return (points(start), points(end)) if exact else None

    def place(self, start: int, end: int) -> Rect | None:
        places, units = self._way.places, self._counted.units
        # A RichEdit writes the answer to a place in memory, which it can only do in its own.
        found = None if self._is_rich else places.characters(self.number, units(start), units(end))
        return found or places.caret(self.number)

    def extents(self) -> Rect | None:
        found = self._way.facts.place_of(self.number)
        return found if found and found.width > 0 and found.height > 0 else None

    def _selection(self) -> tuple[int, int]:
        """In units; both numbers come in one answer, 16 bits each."""
        found = self._way.asked.ask(self.number, _GET_SELECTION) & _TOO_FAR
        if found == _TOO_FAR:
            raise Unanswered
        return found & 0xFFFF, found >> 16
