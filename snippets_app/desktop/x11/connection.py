"""One connection to the X server, and the small questions that every part asks it.

A python-xlib connection serves one thread at a time; each part therefore holds its own.
"""

from collections.abc import Iterator, Sequence
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
    """Knows no more of the server than is used here, since there are several connections.

    Of its extensions that saves 1 MB and 20 questions in each, of the kinds of pixels and the keys
    0.3 MB and a question.
    """

    def __init__(self, name: str | None, extensions: tuple[str, ...]) -> None:
        self._wanted = extensions
        super().__init__(name)
        for screen in self.display.info.roots:
            screen.allowed_depths.clear()

    def list_extensions(self) -> list[str]:
        return [name for name in super().list_extensions() if name in self._wanted]

    def keysym_to_keycode(self, keysym: int) -> int:
        """Of the keyboard as it is now; 0 for none."""
        first, rows = _symbols(self)
        found = ((code, list(row)) for code, row in enumerate(rows, first))
        codes = [(row.index(keysym), code) for code, row in found if keysym and keysym in row]
        return min(codes, default=(0, 0))[1]

    def _update_keymap(self, first_keycode: int, count: int) -> None:
        """Keeps no table of the keys: python-xlib would hold one in each connection."""


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
    first, symbols = _symbols(display)
    return keymap_of(first, symbols, display.get_modifier_mapping())


def held_keys(display: Display) -> frozenset[int]:
    """The keycodes that are down now."""
    down = enumerate(display.query_keymap())
    return frozenset(byte * 8 + bit for byte, bits in down for bit in range(8) if bits & 1 << bit)


def number_property(display: Display, window: Window, name: str) -> int | None:
    """The first number of a property, or None when there is none (or no such window)."""
    try:
        found = window.get_full_property(display.get_atom(name), X.AnyPropertyType)
    except GONE:
        return None
    return int(found.value[0]) if found and found.format == _NUMBERS and found.value else None


def active_window(display: Display) -> int:
    """The window in front, 0 for none."""
    return number_property(display, display.screen().root, "_NET_ACTIVE_WINDOW") or 0


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


def _symbols(display: Display) -> tuple[int, Sequence[Sequence[int]]]:
    """The smallest keycode, and the keysyms of each from there on."""
    information = display.display.info
    first, last = information.min_keycode, information.max_keycode
    return first, display.get_keyboard_mapping(first, last - first + 1)
