"""Which window is in front, and which object of its program has the focus."""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from Xlib import X
from Xlib.display import Display

from snippets_app.desktop.x11.accessible.bus import (
    Disconnected,
    Late,
    Place,
    Signal,
    Unanswered,
    plain,
)
from snippets_app.desktop.x11.accessible.element import ACTIVE, FOCUSED, SHOWING, Element, place_in
from snippets_app.desktop.x11.accessible.registry import Registry
from snippets_app.desktop.x11.connection import (
    GONE,
    active_window,
    connect,
    disconnect,
    pending,
    process_of,
    window_of,
)

_ACTIVE_WINDOW = "_NET_ACTIVE_WINDOW"
_SEARCH_TIME = 0.4
_CHILD = 3  # where an event's body holds the object that came
_MENUS = (33, 34)
_MOST_PROGRAMS = 64
_NONE: frozenset[int] = frozenset()
Answer = TypeVar("Answer")


class Silent(Unanswered):
    """A program that tells of its windows, but of nothing in them."""


@dataclass(frozen=True, slots=True)
class Front:
    """The window in front, its process (0 if unknown) and its program's name."""

    window: int
    process: int
    program: str = field(repr=False)


class FrontWindow:
    """Asks the X server; told by it when another window comes to the front."""

    def __init__(self) -> None:
        self._display: Display = connect()
        self._root = self._display.screen().root
        self._root.change_attributes(event_mask=X.PropertyChangeMask)
        self._display.flush()
        self._property = self._display.intern_atom(_ACTIVE_WINDOW)

    def fileno(self) -> int:
        return int(self._display.fileno())

    def changed(self) -> bool:
        """Whether another window may have come since the last question."""
        return self._property in [
            event.atom for event in pending(self._display) if event.type == X.PropertyNotify
        ]

    def number(self) -> int:
        """The window in front, 0 for none."""
        return active_window(self._display)

    def ask(self) -> Front | None:
        number = self.number()
        if not number:
            return None
        try:
            names = window_of(self._display, number).get_wm_class()
        except GONE:
            return None
        process = process_of(self._display, number) or 0
        return Front(number, process, str(names[1]) if names else "")

    def close(self) -> None:
        disconnect(self._display)


class Focus:
    """Remembers for each program which of its objects had the focus last."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._processes: OrderedDict[str, int] = OrderedDict()
        self._last: dict[str, str] = {}

    def forget(self) -> None:
        self._processes.clear()
        self._last.clear()

    def note(self, place: Place, *, has_it: bool) -> int:
        """An object has got or lost the focus; gives the process of its program."""
        process = self.process(place.sender)
        if has_it:
            self._last[place.sender] = place.path
        elif self._last.get(place.sender) == place.path:
            del self._last[place.sender]
        return process

    def newcomer(self, signal: Signal) -> int | None:
        """The process of a program that the registry says is there now."""
        child = plain(signal.body[_CHILD]) if len(signal.body) > _CHILD else None
        place = place_in(child)
        return self.process(place.sender) if place else None

    def remembered(self, process: int) -> Element | None:
        """The object of a program that still has the focus, without a search."""
        bus = self._registry.bus
        for sender, path in reversed(list(self._last.items())):
            if bus is not None and process and self._processes.get(sender) == process:
                found = Element(bus, Place(sender, path))
                return found if FOCUSED in found.states() else None
        return None

    def program(self, process: int) -> Element | None:
        """The root of a program's objects, if it speaks at all; none of an unknown process."""
        for root in self._registry.programs() if process else ():
            if _answer(partial(self.process, root.place.sender), 0) == process:
                return root
        return None

    def answers(self, process: int) -> bool:
        """Whether a program answers at all now."""
        try:
            root = self.program(process)
            return root is not None and bool(root.role())
        except Disconnected:
            raise
        except Unanswered:
            return False

    def search(self, root: Element) -> Element | None:
        """The object with the focus in the program's active window; None if there is none.

        Raises Silent when the program shows nothing in that window, Late when it takes too long.
        """
        deadline = time.monotonic() + _SEARCH_TIME
        windows = [each for each in root.children() if ACTIVE in _in_time(each, deadline).states()]
        shown = 0
        for element in _walk(windows, deadline):
            shown += 1
            if FOCUSED in element.states():
                return element
        if shown <= len(windows):
            raise Silent
        return None

    def process(self, sender: str) -> int:
        """The process behind a name on the bus, 0 if unknown."""
        known = self._processes.get(sender)
        if known is None:
            known = self._registry.bus.process(sender) if self._registry.bus else 0
            self._processes[sender] = known
        self._processes.move_to_end(sender)
        while len(self._processes) > _MOST_PROGRAMS:
            forgotten, _ = self._processes.popitem(last=False)
            self._last.pop(forgotten, None)
        return known


def _walk(elements: list[Element], deadline: float) -> Iterator[Element]:
    """What is shown, level by level, menus left out."""
    level = elements
    while level:
        yield from (_in_time(each, deadline) for each in level)
        level = [inner for each in level for inner in _shown_in(each, deadline)]


def _shown_in(element: Element, deadline: float) -> list[Element]:
    if _answer(_in_time(element, deadline).role, 0) in _MENUS:
        return []
    children: list[Element] = _answer(element.children, [])
    return [each for each in children if SHOWING in _answer(_in_time(each, deadline).states, _NONE)]


def _in_time(element: Element, deadline: float) -> Element:
    """The object to ask next; Late when the time is up: a table has more cells than can be asked.

    What was not found in time may be there, a password field too.
    """
    if time.monotonic() >= deadline:
        raise Late
    return element


def _answer(ask: Callable[[], Answer], otherwise: Answer) -> Answer:
    """``otherwise`` of an object that has gone, or never tells."""
    try:
        return ask()
    except (Late, Disconnected):
        raise
    except Unanswered:
        return otherwise
