"""Which window has the focus, and bringing one back: extended window manager hints.

https://specifications.freedesktop.org/wm-spec/latest/
"""

import select
import threading
import time

from Xlib import X
from Xlib.display import Display
from Xlib.protocol.event import ClientMessage
from Xlib.xobject.drawable import Window

from snippets_app.desktop.base import Rect, Target
from snippets_app.desktop.x11.connection import (
    GONE,
    connect,
    disconnect,
    number_property,
    pending,
    process_of,
    resource_base,
    text_property,
    window_of,
)

_FROM_A_PAGER = 2
_LOOK_EVERY = 0.02


class X11Windows:
    """Callable from any thread; windows may vanish between any two requests."""

    def __init__(self) -> None:
        self._display: Display = connect()
        self._root: Window = self._display.screen().root
        self._lock = threading.Lock()

    def current(self) -> Target | None:
        with self._lock:
            self._drop_events()
            found = self._focused()
            if found is None:
                return None
            number, focus = found
            window = window_of(self._display, number)
            try:
                names = window.get_wm_class()
            except GONE:  # some window managers name a window for a while after its end
                return None
            return Target(
                window=number,
                focus=focus,
                client=resource_base(self._display, focus),
                program=str(names[1]) if names else "",
                title=self._title(window),
            )

    def is_current(self, target: Target) -> bool:
        with self._lock:
            found = self._focused()
        if found is None or found[0] != target.window:
            return False
        # Toolkits move the focus from their top window to a hidden child shortly after they
        # got it; two different children are two different controls.
        same_client = resource_base(self._display, found[1]) == target.client
        return found[1] == target.focus or (
            same_client and target.window in (found[1], target.focus)
        )

    def activate(self, target: Target, timeout: float) -> bool:
        deadline = time.monotonic() + timeout
        with self._lock:
            self._root.change_attributes(event_mask=X.PropertyChangeMask)
            self._ask_to_activate(target.window)
        while not (active := self.is_current(target)):
            left = deadline - time.monotonic()
            if left <= 0:
                break
            self._wait_for_change(min(left, _LOOK_EVERY))
        with self._lock:
            self._root.change_attributes(event_mask=X.NoEventMask)
            self._drop_events()
        return active

    def place(self, target: Target) -> Rect | None:
        with self._lock:
            try:
                size = window_of(self._display, target.window).get_geometry()
                corner = self._root.translate_coords(target.window, 0, 0)
            except GONE:
                return None
        return Rect(corner.x, corner.y, size.width, size.height)

    def accepts_keys(self, target: Target) -> bool:
        return True

    def process(self, target: Target) -> int | None:
        """The process behind a target; our own windows have ours."""
        with self._lock:
            return process_of(self._display, target.window)

    def close(self) -> None:
        with self._lock:
            disconnect(self._display)

    def _focused(self) -> tuple[int, int] | None:
        """The active top window, and the window in it that has the keyboard's focus."""
        active = number_property(self._display, self._root, "_NET_ACTIVE_WINDOW")
        if not active:
            return None
        focus = self._display.get_input_focus().focus
        if isinstance(focus, int) or focus == self._root:  # none, or what is under the pointer
            return None
        return active, int(focus.id)

    def _title(self, window: Window) -> str:
        name = text_property(self._display, window, "_NET_WM_NAME")
        return name or text_property(self._display, window, "WM_NAME")

    def _ask_to_activate(self, number: int) -> None:
        message = ClientMessage(
            window=window_of(self._display, number),
            client_type=self._display.intern_atom("_NET_ACTIVE_WINDOW"),
            data=(32, [_FROM_A_PAGER, X.CurrentTime, 0, 0, 0]),
        )
        mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask
        self._root.send_event(message, event_mask=mask)
        self._display.flush()

    def _wait_for_change(self, timeout: float) -> None:
        """The root window's properties tell at once; the focus itself is looked for."""
        select.select([self._display.fileno()], [], [], timeout)
        with self._lock:
            self._drop_events()

    def _drop_events(self) -> None:
        """What nobody reads would be kept for ever, such as the news of a changed keyboard."""
        for _ in pending(self._display):
            pass
