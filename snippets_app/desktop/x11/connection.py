"""One connection to the X server, and the small questions that every part asks it.

A python-xlib connection serves one thread at a time; each part therefore holds its own.
"""

from collections.abc import Iterator
from contextlib import suppress

from Xlib import X, error
from Xlib.display import Display
from Xlib.protocol.rq import Event
from Xlib.xobject.drawable import Window

from snippets_app.desktop.x11.keymap import Keymap, keymap_of
from snippets_app.errors import AppError

EXTENSIONS = ("XTEST", "X-Resource")
_BYTES, _NUMBERS = 8, 32  # the formats of X properties
# What a question about a window ends in when the window vanished meanwhile.
GONE = (error.BadWindow, error.BadDrawable, error.BadMatch, error.BadValue)


class LeanDisplay(Display):  # type: ignore[misc]
    """Loads no more of the X server's extensions than are used: that is 1 MB and 20 questions."""

    def __init__(self, name: str | None, extensions: tuple[str, ...]) -> None:
        self._wanted = extensions
        super().__init__(name)

    def list_extensions(self) -> list[str]:
        return [name for name in super().list_extensions() if name in self._wanted]


def connect(name: str | None = None, extensions: tuple[str, ...] = EXTENSIONS) -> Display:
    """A connection to the display ``name`` or that of the environment; AppError when there is none.

    Errors of requests without an answer concern windows that are gone, and are left alone.
    """
    try:
        display = LeanDisplay(name, extensions)
    except (error.DisplayError, OSError) as problem:
        raise AppError(
            "The X display cannot be opened.",
            "Start Saywell inside a desktop session, with DISPLAY set.",
        ) from problem
    display.set_error_handler(lambda *_: None)
    return display


def disconnect(display: Display) -> None:
    """Close the connection, also one that the server has closed already."""
    with suppress(error.ConnectionClosedError):
        display.close()


def window_of(display: Display, number: int) -> Window:
    return display.create_resource_object("window", number)


def resource_base(display: Display, number: int) -> int:
    """The client that made a window: the number without the part that the client counts."""
    return int(number) & ~int(display.display.info.resource_id_mask)


def read_keymap(display: Display) -> Keymap:
    information = display.display.info
    first, last = information.min_keycode, information.max_keycode
    symbols = display.get_keyboard_mapping(first, last - first + 1)
    return keymap_of(first, symbols, display.get_modifier_mapping())


def held_keys(display: Display) -> frozenset[int]:
    """The keycodes that are down now."""
    down = enumerate(display.query_keymap())
    return frozenset(byte * 8 + bit for byte, bits in down for bit in range(8) if bits & 1 << bit)


def number_property(display: Display, window: Window, name: str) -> int | None:
    """The first number of a property, or None when there is none (or no such window)."""
    try:
        found = window.get_full_property(display.intern_atom(name), X.AnyPropertyType)
    except GONE:
        return None
    return int(found.value[0]) if found and found.format == _NUMBERS and found.value else None


def text_property(display: Display, window: Window, name: str) -> str:
    """A property's text, or an empty one."""
    try:
        found = window.get_full_property(display.intern_atom(name), X.AnyPropertyType, 256)
    except GONE:
        return ""
    return bytes(found.value).decode("utf-8", "replace") if found and found.format == _BYTES else ""


def process_of(display: Display, number: int) -> int | None:
    """The process that owns a window: as the server knows it, else as the window says it.

    https://www.x.org/releases/current/doc/resourceproto/resproto.txt, QueryClientIds
    """
    if display.has_extension("X-Resource"):
        asked = [{"client": number, "mask": 2}]
        try:
            for found in display.res_query_client_ids(asked).ids:
                return int(found.value[0])
        except GONE:
            return None
    return number_property(display, window_of(display, number), "_NET_WM_PID")


def pending(display: Display) -> Iterator[Event]:
    """The events that have arrived, without waiting."""
    while display.pending_events():
        yield display.next_event()
