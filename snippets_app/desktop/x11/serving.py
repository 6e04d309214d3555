"""Owning a selection: answering who asks for it (ICCCM, section 2), large content in parts."""

import struct
import time
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from Xlib import X
from Xlib.display import Display
from Xlib.protocol.event import SelectionNotify
from Xlib.protocol.request import SetSelectionOwner
from Xlib.protocol.rq import Event
from Xlib.xobject.drawable import Window

from snippets_app.desktop.base import Format
from snippets_app.desktop.x11.connection import GONE

_REQUEST_OVERHEAD = 64
_STALLED_AFTER = 10.0
_NUMBERS = 32  # the format of a property of numbers
_OWN_TARGETS = ("TARGETS", "TIMESTAMP", "MULTIPLE")


@dataclass(slots=True)
class _Transfer:
    """Content on its way in parts; each is put when the one before has been taken."""

    requestor: Window
    target: str
    type: int
    content: Format
    sent: int
    touched: float


class Server:
    """Serves one selection from a window of ours; all on one thread.

    ``delivered(requestor, target)`` is called when somebody has been given a content whole, or
    the list of what there is.
    """

    def __init__(
        self,
        display: Display,
        window: Window,
        selection: int,
        name: Callable[[int], str],
        delivered: Callable[[int, str], None] = lambda requestor, target: None,
    ) -> None:
        self._display, self._window, self._selection = display, window, selection
        self._name, self._delivered = name, delivered
        self._part = display.display.info.max_request_length * 4 - _REQUEST_OVERHEAD
        self._transfers: dict[tuple[int, int], _Transfer] = {}
        self._given: list[tuple[int, str]] = []
        self._since = 0
        self.formats: Mapping[str, Format] | None = None

    def receivers(self) -> list[int]:
        """The windows that are still taking a large content in parts."""
        now = time.monotonic()
        transfers = list(self._transfers.values())
        return [each.requestor.id for each in transfers if now - each.touched < _STALLED_AFTER]

    def own(self, formats: Mapping[str, Format], since: int) -> bool:
        """Take the selection; False when somebody else was faster. ``since``: server time."""
        self._window.set_selection_owner(self._selection, since)
        if self._display.get_selection_owner(self._selection) != self._window:
            self.formats = None
            return False
        self.formats, self._since = formats, since
        return True

    def give_up(self) -> None:
        """Leave the selection without an owner, if it is ours."""
        if self.formats is not None:
            SetSelectionOwner(
                display=self._display.display,
                window=X.NONE,
                selection=self._selection,
                time=X.CurrentTime,
            )
            self._display.sync()
            self.formats = None

    def handle(self, event: Event) -> None:
        """Requests, and the taking of parts."""
        if event.type == X.SelectionRequest and event.selection == self._selection:
            self._answer(event)
        elif event.type == X.SelectionClear and event.atom == self._selection:
            self.formats = None
        elif event.type == X.PropertyNotify and event.state == X.PropertyDelete:
            self._continue(event.window.id, event.atom)
        elif event.type == X.DestroyNotify:
            self._forget(event.window.id)

    def _answer(self, event: Event) -> None:
        # Clients older than ICCCM name no property; the target's name serves.
        property_ = event.property or event.target
        done = self.formats is not None and self._put(
            event.requestor, property_, self._name(event.target)
        )
        notify = SelectionNotify(
            time=event.time,
            requestor=event.requestor,
            selection=event.selection,
            target=event.target,
            property=property_ if done else X.NONE,
        )
        event.requestor.send_event(notify, event_mask=0)
        self._display.flush()
        self._tell()

    def _put(self, requestor: Window, property_: int, target: str) -> bool:
        if target == "MULTIPLE":
            return self._put_multiple(requestor, property_)
        if target == "TARGETS":
            names = (*_OWN_TARGETS, *(self.formats or {}))
            self._set_numbers(requestor, property_, "ATOM", [self._atom(name) for name in names])
            # Who still asks what there is has not finished: Chromium does so between its readings.
            self._given.append((requestor.id, target))
            return True
        if target == "TIMESTAMP":
            self._set_numbers(requestor, property_, "INTEGER", [self._since])
            return True
        content = (self.formats or {}).get(target)
        if content is None:
            return False
        self._send(requestor, property_, target, content)
        return True

    def _put_multiple(self, requestor: Window, property_: int) -> bool:
        """A list of pairs, target and property; what cannot be had is answered with 0."""
        try:
            found = requestor.get_full_property(property_, X.AnyPropertyType, 256)
        except GONE:
            return False
        if not found or found.format != _NUMBERS:
            return False
        pairs = array("I", found.value)
        for index in range(0, len(pairs) - 1, 2):
            target, place = self._name(pairs[index]), pairs[index + 1]
            if target == "MULTIPLE" or not place or not self._put(requestor, place, target):
                pairs[index + 1] = X.NONE
        self._set_numbers(requestor, property_, "ATOM_PAIR", list(pairs))
        return True

    def _send(self, requestor: Window, property_: int, target: str, content: Format) -> None:
        kind = self._atom(content.type or target)
        if len(content.data) <= self._part:
            requestor.change_property(property_, kind, content.width, content.data)
            self._given.append((requestor.id, target))
            return
        requestor.change_attributes(event_mask=X.PropertyChangeMask | X.StructureNotifyMask)
        self._transfers[requestor.id, property_] = _Transfer(
            requestor, target, kind, content, 0, time.monotonic()
        )
        self._set_numbers(requestor, property_, "INCR", [len(content.data)])

    def _continue(self, window: int, property_: int) -> None:
        transfer = self._transfers.get((window, property_))
        if transfer is None:
            return
        data = transfer.content.data
        part = data[transfer.sent : transfer.sent + self._part]
        transfer.requestor.change_property(property_, transfer.type, transfer.content.width, part)
        self._display.flush()
        transfer.sent += len(part)
        transfer.touched = time.monotonic()
        if not part:  # the empty one ends it
            del self._transfers[window, property_]
            self._stop_watching(transfer.requestor)
            self._given.append((window, transfer.target))
            self._tell()

    def _tell(self) -> None:
        given, self._given = self._given, []
        for requestor, target in given:
            self._delivered(requestor, target)

    def _forget(self, window: int) -> None:
        self._transfers = {key: each for key, each in self._transfers.items() if key[0] != window}

    def _stop_watching(self, requestor: Window) -> None:
        if not any(key[0] == requestor.id for key in self._transfers):
            requestor.change_attributes(event_mask=X.NoEventMask)

    def _set_numbers(
        self, requestor: Window, property_: int, kind: str, numbers: list[int]
    ) -> None:
        data = struct.pack(f"={len(numbers)}I", *numbers)
        requestor.change_property(property_, self._atom(kind), _NUMBERS, data)

    def _atom(self, name: str) -> int:
        return int(self._display.intern_atom(name))
