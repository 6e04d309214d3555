"""Reading a selection that another program owns, in one piece or by INCR (ICCCM, section 2.7.2)."""

import time
from array import array
from collections.abc import Callable
from dataclasses import dataclass

from Xlib import X, error
from Xlib.protocol.rq import Event

from snippets_app.desktop.base import Format
from snippets_app.desktop.x11.loop import Loop

_UNITS_AT_ONCE = 65536  # of four bytes
_LOOK_AT_OWNER_EVERY = 0.05
_PROPERTIES = 32
_BYTES = 8  # the format of a property of bytes


class Unanswered(Exception):
    """The owner is silent or gone."""


class TooLarge(Exception):
    """The content is larger than asked for."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one reading: ``size`` in bytes, ``patience`` seconds without progress, and the time
    (``time.monotonic``) at which it ends anyhow."""

    size: int
    patience: float
    deadline: float


class Reader:
    """Reads into properties of one window; all on the loop's thread."""

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._display = loop.display
        root = self._display.screen().root
        self.window = root.create_window(
            -1, -1, 1, 1, 0, 0, X.InputOnly, X.CopyFromParent, event_mask=X.PropertyChangeMask
        )
        self._stamp = self._display.intern_atom("SAYWELL_TIME")
        self._properties = 0
        self._answer: Event | None = None
        self._owner: object = None
        self._arrived: set[int] = set()
        self._time: int | None = None
        self._names: dict[int, str] = {}

    def handle(self, event: Event) -> None:
        """Events of the window: answers and parts of answers."""
        if event.type == X.SelectionNotify:
            self._answer = event
        elif event.type == X.PropertyNotify and event.state == X.PropertyNewValue:
            self._arrived.add(event.atom)
            if event.atom == self._stamp:
                self._time = event.time

    def server_time(self) -> int:
        """The server's clock, which owning a selection asks for (ICCCM, section 2.1)."""
        self._time = None
        self.window.change_property(self._stamp, self._stamp, 8, b"", X.PropModeAppend)
        self._loop.pump(lambda: self._time is not None, time.monotonic() + 1)
        return self._time or int(X.CurrentTime)

    def read(self, selection: int, target: str, limits: Limits) -> Format | None:
        """The content in one form, None when the owner refuses it.

        Raises Unanswered and TooLarge.
        """
        property_ = self._new_property()
        if not self.convert(selection, target, property_, limits):
            return None
        first = self._take(property_, limits.size)
        if first is None or first.type != "INCR":
            return first
        return self._parts(property_, selection, limits)

    def convert(self, selection: int, target: str, property_: int, limits: Limits) -> bool:
        """Ask the owner to put ``target`` into our property; False when it refuses, or is none."""
        self._owner = self._display.get_selection_owner(selection)
        if self._owner == X.NONE:
            return False
        self._answer = None
        wanted = self._display.intern_atom(target)
        self.window.convert_selection(selection, wanted, property_, X.CurrentTime)
        self._wait(lambda: self._is_answer(selection, wanted, property_), selection, limits)
        return self._answer is not None and self._answer.property != X.NONE

    def names(self, found: Format) -> list[str]:
        """The names of the atoms in a list of them."""
        atoms = array("I", found.data[: len(found.data) // 4 * 4])
        return [self.name(atom) for atom in atoms if atom]

    def name(self, atom: int) -> str:
        """The name of an atom; an empty one for a number that is none."""
        if atom not in self._names:
            try:
                self._names[atom] = str(self._display.get_atom_name(atom))
            except error.BadAtom:
                return ""
        return self._names[atom]

    def _new_property(self) -> int:
        # An owner that was given up may answer late, into a property that nobody looks at.
        self._properties = (self._properties + 1) % _PROPERTIES
        return int(self._display.intern_atom(f"SAYWELL_READ_{self._properties}"))

    def _is_answer(self, selection: int, target: int, property_: int) -> bool:
        found = self._answer
        return (
            found is not None
            and found.selection == selection
            and found.target == target
            and found.property in (X.NONE, property_)
        )

    def _wait(self, until: Callable[[], bool], selection: int, limits: Limits) -> None:
        end = min(limits.deadline, time.monotonic() + limits.patience)
        while not self._loop.pump(until, min(end, time.monotonic() + _LOOK_AT_OWNER_EVERY)):
            owner = self._display.get_selection_owner(selection)
            if time.monotonic() >= end or owner != self._owner:
                raise Unanswered

    def _parts(self, property_: int, selection: int, limits: Limits) -> Format:
        """The parts that the owner puts, each after the one before was taken; an empty one ends."""
        data = bytearray()
        while True:
            self._wait(lambda: property_ in self._arrived, selection, limits)
            part = self._take(property_, limits.size - len(data))
            if part is None or not part.data:
                kind, width = (part.type, part.width) if part else ("", _BYTES)
                return Format(bytes(data), kind, width)
            data += part.data

    def _take(self, property_: int, limit: int) -> Format | None:
        """Read a property and delete it, which tells the owner that it was taken."""
        self._arrived.discard(property_)
        data, offset = bytearray(), 0
        while True:
            found = self.window.get_property(
                property_, X.AnyPropertyType, offset, _UNITS_AT_ONCE, delete=True
            )
            if found is None:
                return None
            data += found.value if found.format == _BYTES else found.value.tobytes()
            offset += _UNITS_AT_ONCE
            if len(data) > limit:
                self.window.delete_property(property_)
                raise TooLarge
            if not found.bytes_after:
                return Format(bytes(data), self.name(found.property_type), found.format)
