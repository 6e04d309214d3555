"""The keys that are pressed in other programs, by raw input.

No hook: nothing waits for us while someone types, and the system takes nothing away from us when
we are slow. https://learn.microsoft.com/windows/win32/inputdev/raw-input. Keys come before input
methods and hotkeys, and a held key comes again and again, as to the program.

A process has one window for all keyboards, so that this is one object for both uses: telling keys,
and telling only that there was one. While nobody wants the first, no key is ever asked for.
"""

import ctypes
from collections.abc import Callable, Collection
from contextlib import suppress
from ctypes import wintypes

from snippets_app.desktop.windows.held_keys import HeldKeys
from snippets_app.desktop.windows.input_method import FocusedKeyboard
from snippets_app.desktop.windows.libraries import Handle, declare, library
from snippets_app.desktop.windows.message_loop import MessageLoop
from snippets_app.desktop.windows.pressed_key import OTHER, RIGHT_ALT, key_name, pretended
from snippets_app.desktop.windows.send_input import OURS

_WM_INPUT = 0x00FF
_DESKTOP_PAGE, _MOUSE, _KEYBOARD = 0x01, 0x02, 0x06
_SINK, _REMOVE = 0x00000100, 0x00000001
_INPUT = 0x10000003
_OF_MOUSE, _OF_KEYBOARD = 0, 1
_UP, _FAR = 0x1, 0x2
_PRESSES = 0x0001 | 0x0004 | 0x0010  # left, right and middle button going down
_DOWN = 0x8000
_FAILED = 0xFFFFFFFF
Takes = Callable[[int, Collection[str], int], bool]


class _Device(ctypes.Structure):
    _fields_ = (
        ("page", wintypes.USHORT),
        ("usage", wintypes.USHORT),
        ("flags", wintypes.DWORD),
        ("window", wintypes.HWND),
    )


class _Header(ctypes.Structure):
    _fields_ = (
        ("kind", wintypes.DWORD),
        ("size", wintypes.DWORD),
        ("device", Handle),
        ("first", wintypes.WPARAM),
    )


class _Key(ctypes.Structure):
    _fields_ = (
        ("scan", wintypes.USHORT),
        ("flags", wintypes.USHORT),
        ("reserved", wintypes.USHORT),
        ("code", wintypes.USHORT),
        ("message", wintypes.UINT),
        ("extra", wintypes.ULONG),
    )


class _Mouse(ctypes.Structure):
    _fields_ = (
        ("flags", wintypes.USHORT),
        ("buttons", wintypes.ULONG),
        ("raw_buttons", wintypes.ULONG),
        ("x", wintypes.LONG),
        ("y", wintypes.LONG),
        ("extra", wintypes.ULONG),
    )


class _Content(ctypes.Union):
    _fields_ = (("key", _Key), ("mouse", _Mouse))


class _Input(ctypes.Structure):
    _fields_ = (("header", _Header), ("content", _Content))


class RawKeys:
    """``takes`` answers whether a press is a hotkey's of ours: nothing is told of those. Our own
    strokes are one "other": they are nobody's typing, but they changed the text."""

    def __init__(
        self,
        loop: MessageLoop,
        keyboard: FocusedKeyboard,
        takes: Takes = lambda code, modifiers, time: False,
    ) -> None:
        self._loop, self._keyboard, self._takes = loop, keyboard, takes
        user32, unsigned = library("user32"), wintypes.UINT
        self._register = declare(
            user32, "RegisterRawInputDevices",
            wintypes.BOOL, ctypes.POINTER(_Device), unsigned, unsigned,
        )  # fmt: skip
        self._content = declare(
            user32, "GetRawInputData", unsigned, ctypes.c_void_p, unsigned,
            ctypes.POINTER(_Input), ctypes.POINTER(unsigned), unsigned,
        )  # fmt: skip
        self._state = declare(user32, "GetAsyncKeyState", wintypes.SHORT, ctypes.c_int)
        self._time = declare(user32, "GetMessageTime", wintypes.LONG)
        self._held = HeldKeys(lambda code: bool(self._state(code) & _DOWN))
        self._pressed: Callable[[str], None] | None = None
        self._stirred: Callable[[], None] | None = None
        self._asked: tuple[int, ...] = ()
        loop.on(_WM_INPUT, self._received)

    def start(self, pressed: Callable[[str], None]) -> bool:
        """Tell of keys and clicks from now on, as ``key_name`` names them, on the loop's thread;
        False where the system tells none."""

        def start() -> bool:
            self._held.begin(self._time())
            self._pressed = pressed
            return self._ask((_KEYBOARD, _MOUSE))

        return self._loop.call(start)

    def stir(self, stirred: Callable[[], None]) -> None:
        """Call ``stirred`` at each key from now on, without asking which key it is."""

        def stir() -> None:
            self._stirred = stirred
            self._ask_wanted()

        self._loop.call(stir)

    def unstir(self, stirred: Callable[[], None]) -> None:
        """Soon call ``stirred`` no more, if it is still the one; from any thread, which does not
        wait: a program may wait for its events to be taken."""

        def unstir() -> None:
            if self._stirred == stirred:
                self._stirred = None
                self._ask_wanted()

        with suppress(RuntimeError):  # the loop has ended
            self._loop.post(unstir)

    def mute(self) -> None:
        """Tell of no key; that there was one goes on being told."""

        def mute() -> None:
            self._pressed = None
            self._ask_wanted()

        self._loop.call(mute)

    def stop(self) -> None:
        """Receive nothing more; what is still on its way is told to nobody."""

        def stop() -> None:
            self._pressed = self._stirred = None
            self._ask(())

        self._loop.call(stop)

    def _ask_wanted(self) -> None:
        stirs = (_KEYBOARD,) if self._stirred is not None else ()
        self._ask(stirs if self._pressed is None else (_KEYBOARD, _MOUSE))

    def _ask(self, usages: tuple[int, ...]) -> bool:
        """For these devices and no others; each by itself, as one that fails would keep all."""
        for usage in set(self._asked) - set(usages):
            self._register_one(usage, _REMOVE, None)
        self._asked = usages
        return all(self._register_one(usage, _SINK, self._loop.window) for usage in usages)

    def _register_one(self, usage: int, flags: int, window: int | None) -> bool:
        device = _Device(_DESKTOP_PAGE, usage, flags, window)
        return bool(self._register(ctypes.byref(device), 1, ctypes.sizeof(_Device)))

    def _received(self, _first: int, handle: int) -> None:
        """The system's own answer to the message frees what it holds: nothing is returned."""
        if self._stirred is not None:
            self._stirred()
        if self._pressed is not None and (found := self._read(handle)):
            if found.header.kind == _OF_KEYBOARD:
                self._key(found.content.key)
            elif found.header.kind == _OF_MOUSE and found.content.mouse.buttons & _PRESSES:
                self._pressed(OTHER)

    def _read(self, handle: int) -> _Input | None:
        found = _Input()
        size = wintypes.UINT(ctypes.sizeof(found))
        asked = (handle, _INPUT, ctypes.byref(found), ctypes.byref(size), ctypes.sizeof(_Header))
        return None if self._content(*asked) in (0, _FAILED) else found

    def _key(self, key: _Key) -> None:
        far, time = bool(key.flags & _FAR), self._time()
        if key.flags & _UP:
            self._held.release(key.code, far=far)
            return
        self._held.press(key.code, far=far, time=time)
        name = OTHER if key.extra == OURS else self._name(key, time)
        if name and self._pressed is not None:
            self._pressed(name)

    def _name(self, key: _Key, time: int) -> str:
        if text := pretended(key.code, key.scan):
            return text if text.isprintable() else OTHER
        held = self._held.names(time)
        if self._takes(key.code, held - {RIGHT_ALT}, time):
            return ""
        return key_name(
            key.code,
            held,
            lambda: self._keyboard.character(key.code, key.scan, held),
            hangul=self._keyboard.is_hangul(),
        )
