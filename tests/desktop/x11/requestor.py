"""A program that asks for a selection in its own words: one event at a time."""

import select
import time
from array import array

from Xlib import X
from Xlib.protocol.rq import Event

from snippets_app.desktop.x11.connection import connect


class Requestor:
    def __init__(self, display_name: str) -> None:
        self.display = connect(display_name)
        self.window = self.display.screen().root.create_window(
            0, 0, 1, 1, 0, X.CopyFromParent, event_mask=X.PropertyChangeMask
        )
        self.clipboard = self.atom("CLIPBOARD")

    def close(self) -> None:
        self.display.close()

    def atom(self, name: str) -> int:
        return int(self.display.intern_atom(name))

    def ask(self, target: str, property_: int) -> Event:
        """Convert and give the answer."""
        self.window.convert_selection(self.clipboard, self.atom(target), property_, X.CurrentTime)
        return self.next(X.SelectionNotify)

    def next(self, kind: int, timeout: float = 10) -> Event:
        """The next event of a kind."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            self.display.flush()
            while self.display.pending_events():
                event = self.display.next_event()
                if event.type == kind:
                    return event
            select.select([self.display.fileno()], [], [], deadline - time.monotonic())
        raise TimeoutError(f"No event {kind}")

    def take_parts(self, property_: int) -> bytes:
        """What comes by INCR, each part taken by deleting it."""
        data = bytearray()
        while True:
            self.window.delete_property(property_)
            while self.next(X.PropertyNotify).state != X.PropertyNewValue:
                pass
            part = self.data(property_)
            if not part:
                return bytes(data)
            data += part

    def data(self, property_: int) -> bytes:
        found = self.window.get_full_property(property_, X.AnyPropertyType, 65536)
        assert found is not None
        return found.value if found.format == 8 else found.value.tobytes()

    def numbers(self, property_: int) -> list[int]:
        return list(array("I", self.data(property_)))
