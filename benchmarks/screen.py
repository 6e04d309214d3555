"""Eyes and hands on the X server, on a connection of their own.

What is measured is always an effect that a person would see: an icon that stands in the tray, a
hotkey that is held, a window that is painted.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from Xlib import XK, X, error
from Xlib.display import Display
from Xlib.ext import xtest
from Xlib.protocol.rq import Event
from Xlib.xobject.drawable import Window

TRAY = "_NET_SYSTEM_TRAY_S0"
MODIFIERS = {"Ctrl": ("Control_L", X.ControlMask), "Shift": ("Shift_L", X.ShiftMask)}
KEYS = {";": "semicolon", "Esc": "Escape"}


class NotSeen(Exception):
    """What was waited for did not happen in time."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One display, seen from outside. Times are ``time.monotonic_ns()``."""

    display: Display

    @staticmethod
    @contextmanager
    def open(name: str) -> "Iterator[Screen]":
        display = Display(name)
        display.screen().root.change_attributes(event_mask=X.SubstructureNotifyMask)
        display.sync()
        try:
            yield Screen(display)
        finally:
            display.close()

    @property
    def root(self) -> Window:
        return self.display.screen().root

    def icons(self) -> set[int]:
        """The icons that stand in the tray and can be seen.

        A tray takes an icon in by making it a child of a window of its own; the first event that
        tells of an icon (its window was made) comes long before it stands there.
        """
        return {icon.id for panel in self._panels() for icon in self._guests(panel) if _seen(icon)}

    def is_held(self, chord: str) -> bool:
        """Whether another program has grabbed the chord.

        The server is held meanwhile: the trial grab must not get in the way of a program that
        takes the chord at that moment.
        """
        key, mask = self._code(chord.rpartition("+")[2]), self._mask(chord)
        refused = error.CatchError(error.BadAccess)
        self.display.grab_server()
        try:
            self.root.grab_key(key, mask, True, X.GrabModeAsync, X.GrabModeAsync, onerror=refused)
            self.display.sync()
            if refused.get_error():
                return True
            self.root.ungrab_key(key, mask)
            return False
        finally:
            self.display.ungrab_server()
            self.display.sync()

    def press(self, chord: str, hold: float = 0.0) -> int:
        """Press and release the chord; the time just before its key went down."""
        with self.holding(chord) as pressed:
            time.sleep(hold)
        return pressed

    @contextmanager
    def holding(self, chord: str) -> Iterator[int]:
        """Keep the chord down during the block; the time just before its key went down."""
        *modifiers, key = [self._code(part) for part in chord.split("+")]
        for modifier in modifiers:
            xtest.fake_input(self.display, X.KeyPress, modifier)
        self.display.sync()
        pressed = time.monotonic_ns()
        xtest.fake_input(self.display, X.KeyPress, key)
        self.display.sync()
        try:
            yield pressed
        finally:
            for code in (key, *reversed(modifiers)):
                xtest.fake_input(self.display, X.KeyRelease, code)
            self.display.sync()

    def forget_events(self) -> None:
        """Drop what was reported so far."""
        self.display.sync()
        while self.display.pending_events():
            self.display.next_event()

    def next_event(self, wanted: Callable[[Event], bool], timeout: float) -> Event:
        """The next report that is wanted; raises NotSeen after ``timeout`` seconds."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            while self.display.pending_events():
                event = self.display.next_event()
                if wanted(event):
                    return event
            time.sleep(0.0005)
        raise NotSeen(f"no such window event within {timeout:g} s")

    def colours(self, window: Window, height: int = 24) -> int:
        """How many colours a strip through the middle of the window shows; 0 when it is gone."""
        try:
            place = window.get_geometry()
            image = window.get_image(
                0, place.height // 2, place.width, height, X.ZPixmap, 0xFFFFFFFF
            )
        except (error.BadDrawable, error.BadMatch, error.BadWindow):
            return 0
        return len(set(memoryview(image.data).cast("I")))

    def _panels(self) -> list[Window]:
        """The windows of the program that runs the tray, as the window manager lists them."""
        owner = self.display.get_selection_owner(self.display.get_atom(TRAY))
        atom = self.display.get_atom("_NET_CLIENT_LIST")
        listed = self.root.get_full_property(atom, X.AnyPropertyType)
        windows = [self.display.create_resource_object("window", number) for number in listed.value]
        return [window for window in windows if self._same_client(window, owner)]

    def _guests(self, panel: Window) -> list[Window]:
        """The windows of other programs inside the panel."""
        inside = self._children(panel)
        inside += [child for each in tuple(inside) for child in self._children(each)]
        return [each for each in inside if not self._same_client(each, panel)]

    def _children(self, window: Window) -> list[Window]:
        try:
            return list(window.query_tree().children)
        except error.BadWindow:
            return []

    def _same_client(self, one: Window, other: Window) -> bool:
        base = ~self.display.display.info.resource_id_mask
        return bool((one.id & base) == (other.id & base))

    def _code(self, name: str) -> int:
        symbol = MODIFIERS[name][0] if name in MODIFIERS else KEYS.get(name, name)
        return int(self.display.keysym_to_keycode(XK.string_to_keysym(symbol)))

    def _mask(self, chord: str) -> int:
        return sum(MODIFIERS[part][1] for part in chord.split("+")[:-1])


def _seen(window: Window) -> bool:
    try:
        return bool(window.get_attributes().map_state == X.IsViewable)
    except error.BadWindow:
        return False
