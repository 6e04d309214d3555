"""The keys that are pressed in other programs, by XInput2's raw events.

https://www.x.org/releases/current/doc/inputproto/XI2proto.txt. Version 2.1 and later tell them
also while some program holds a grab, such as an open menu. They come before input methods and
carry no modifiers: Shift and its like are counted here in the order of the events, since the
server's own answer would be later than a fast typist; lock keys and the layout are asked for.

The server repeats a held key without raw events. How many characters that made is unknown, so
that a key which was held long enough to repeat ends with "other".
"""

import struct
import threading
from collections.abc import Callable

from Xlib import X
from Xlib.display import Display
from Xlib.ext import ge, xinput
from Xlib.protocol.rq import Event

from snippets_app.desktop.x11.connection import active_window, held_keys, read_keymap
from snippets_app.desktop.x11.key_names import OTHER, key_name
from snippets_app.desktop.x11.keymap import LOCK, Keymap, num_lock_mask
from snippets_app.desktop.x11.loop import Loop
from snippets_app.desktop.x11.repeating import repeat_delay
from snippets_app.errors import AppError

_VERSION = (2, 2)
_GRABBED_IN_SILENCE = (2, 0)
_EVENTS = xinput.RawKeyPressMask | xinput.RawKeyReleaseMask | xinput.RawButtonPressMask
_RAW = struct.Struct("=HII")  # the device, the server's time, the keycode or button
_BUTTONS_THAT_CLICK = (1, 2, 3)
_GROUP_BITS = 0b11 << 13


Takes = Callable[[int, int, int], bool]


class RawKeys:
    """Calls ``pressed`` on a thread of its own, with what ``key_name`` gives.

    ``takes`` answers for a keycode, its modifiers and the server's time, whether the press is a
    hotkey's of ours (``X11Hotkeys.takes``): nothing is told of those. There is neither thread nor
    connection before the first ``start``, and nothing is received between ``stop`` and ``start``.
    ``close`` is not for the callback.
    """

    def __init__(
        self, pressed: Callable[[str], None], takes: Takes = lambda code, state, time: False
    ) -> None:
        self._pressed, self._takes = pressed, takes
        self._connecting = threading.Lock()
        self._watch: _Watch | None = None

    def start(self) -> None:
        """Tell of keys from now on; AppError where the X server tells none."""
        with self._connecting:
            self._watch = self._watch or _Watch(self._pressed, self._takes)
        self._watch.loop.run(self._watch.select)

    def stop(self) -> None:
        """Tell nothing more, of what was pressed before neither."""
        if self._watch:
            self._watch.loop.run(self._watch.deselect)

    def number(self) -> int:
        """The window in front, 0 for none: for the callback."""
        return self._watch.number() if self._watch else 0

    def close(self) -> None:
        if self._watch:
            self._watch.loop.close()


class _Watch:
    """The connection; all but its making happens on the loop's thread."""

    def __init__(self, pressed: Callable[[str], None], takes: Takes) -> None:
        self._pressed, self._takes = pressed, takes
        self._watching = False
        self._repeat_delay = 0
        self._keymap: Keymap | None = None
        self._held: set[int] = set()
        self._since: dict[int, int] = {}
        self._front: int | None = None
        self.loop = Loop("raw keys", self._handle, extensions=(xinput.extname, ge.extname))
        self._display = self.loop.display
        self._root = self._display.screen().root
        if not _tells_keys(self._display):
            self._display.close()
            self.loop.close()
            raise AppError(
                "This X server does not tell which keys are pressed.",
                "Update the X server, or leave this program unwatched.",
            )
        self.loop.start()

    def select(self) -> None:
        self._repeat_delay = repeat_delay()
        self._keymap = None
        self._since.clear()
        self._front = None
        self._root.change_attributes(event_mask=X.PropertyChangeMask)
        self._held = set(held_keys(self._display))
        self._root.xinput_select_events([(xinput.AllMasterDevices, _EVENTS)])
        self._display.sync()
        self._watching = True

    def deselect(self) -> None:
        self._watching = False
        self._root.xinput_select_events([(xinput.AllMasterDevices, 0)])
        self._root.change_attributes(event_mask=0)
        self._display.sync()

    def number(self) -> int:
        """Asked only when it may be another one: a question at each key would make keys late."""
        if self._front is None:
            self._front = active_window(self._display)
        return self._front

    def _handle(self, event: Event) -> None:
        if event.type == X.MappingNotify:
            self._keymap = None  # they come in storms: it is read at the next key
        elif event.type == X.PropertyNotify:
            self._front = None
        elif event.type == ge.GenericEventCode and self._watching:
            _, time, detail = _RAW.unpack_from(event.data)
            if event.evtype == xinput.RawKeyPress:
                self._press(detail, time)
            elif event.evtype == xinput.RawKeyRelease:
                self._release(detail, time)
            elif detail in _BUTTONS_THAT_CLICK:
                self._pressed(OTHER)

    def _press(self, code: int, time: int) -> None:
        keymap = self._keymap = self._keymap or read_keymap(self._display)
        self._held.add(code)
        state = self._state(keymap)
        name = key_name(code, state, keymap)
        if name and not self._takes(code, state, time):
            self._since[code] = time
            self._pressed(name)

    def _release(self, code: int, time: int) -> None:
        self._held.discard(code)
        if time - self._since.pop(code, time) >= self._repeat_delay:
            self._pressed(OTHER)

    def _state(self, keymap: Keymap) -> int:
        """As core events carry it."""
        locks = LOCK | num_lock_mask(keymap)
        rows = enumerate(keymap.modifiers)
        held = sum(1 << bit for bit, row in rows if self._held.intersection(row))
        asked = int(self._root.query_pointer().mask)
        return held & ~locks | asked & (locks | _GROUP_BITS)


def _tells_keys(display: Display) -> bool:
    if not display.has_extension(xinput.extname):
        return False
    answer = xinput.XIQueryVersion(
        display=display.display,
        opcode=display.display.get_extension_major(xinput.extname),
        major_version=_VERSION[0],
        minor_version=_VERSION[1],
    )
    return bool((answer.major_version, answer.minor_version) > _GRABBED_IN_SILENCE)
