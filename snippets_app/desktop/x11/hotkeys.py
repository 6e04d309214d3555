"""Global hotkeys by XGrabKey, on a thread of their own.

A press that the grab catches also grabs the keyboard until its release; that is given up at once,
so that what follows, the palette's typing or a paste, reaches its window.

A key held down repeats: the server sends a new press every few milliseconds, and the releases
between go to the focused window, not to us. A hotkey therefore counts once until the key is seen
to be up; only while one is down the thread looks, every ``_LOOK_EVERY`` seconds. No keyboard
repeats as early as ``_FIRST_REPEAT``: a press sooner than that is another one. For the same reason
the grab of a hotkey that is let go while its key is down stays until the key is up.
"""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from Xlib import X, error
from Xlib.protocol.rq import Event

from snippets_app.core.chord import Chord
from snippets_app.desktop.base import HotkeyRefused
from snippets_app.desktop.x11.connection import held_keys, read_keymap
from snippets_app.desktop.x11.keymap import Key, Keymap, find_all, lock_variants
from snippets_app.desktop.x11.loop import Loop

_LOOK_EVERY = 0.02
_FIRST_REPEAT = 100  # milliseconds
_CHORD_BITS = 0xFF
_REMEMBERED = 16
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Hotkey:
    chord: Chord
    keys: tuple[Key, ...]
    variants: tuple[int, ...]
    pressed: Callable[[], None]

    def grabs(self) -> Iterator[Key]:
        return (Key(key.code, key.mask | locks) for key in self.keys for locks in self.variants)

    def holds(self, code: int, state: int) -> bool:
        # The state's higher bits are mouse buttons and the keyboard's layout.
        return Key(code, state & _CHORD_BITS) in self.grabs()


class X11Hotkeys:
    """``register`` and ``unregister`` may be called from any thread, also from a callback."""

    def __init__(self) -> None:
        self._hotkeys: dict[Chord, _Hotkey] = {}
        self._leaving: list[_Hotkey] = []
        self._seen: tuple[tuple[int, int], ...] = ()
        self._down: int | None = None
        self._down_since = 0
        self._next_look = 0.0
        self._remapped = False
        self._loop = Loop("hotkeys", self._handle, self._alarm, self._look)
        self._display = self._loop.display
        self._root = self._display.screen().root
        self._keymap: Keymap = read_keymap(self._display)
        self._loop.start()

    def register(self, chord: Chord, pressed: Callable[[], None]) -> None:
        self._loop.run(lambda: self._register(chord, pressed))

    def unregister(self, chord: Chord) -> None:
        self._loop.run(lambda: self._unregister(chord))

    def takes(self, code: int, state: int, time: int) -> bool:
        """Whether a key press, by its keycode, modifiers and the server's time, is a hotkey's and
        so reached no window. From any thread, without waiting."""
        held = (*self._hotkeys.values(), *self._leaving)
        return (code, time) in self._seen or any(each.holds(code, state) for each in held)

    def close(self) -> None:
        self._loop.close()

    def _register(self, chord: Chord, pressed: Callable[[], None]) -> None:
        if chord in self._hotkeys:
            raise _taken(chord)
        hotkey = self._hotkey(chord, pressed)
        if hotkey is None:
            raise HotkeyRefused(
                "This keyboard has no key for {chord}.", "Choose another hotkey.", chord=chord
            )
        if other := self._sharing(hotkey):
            raise HotkeyRefused(
                "{chord} is the same key as {other} on this keyboard.",
                "Choose another hotkey.",
                chord=chord,
                other=other,
            )
        if not self._grab(hotkey):
            raise _taken(chord)
        self._hotkeys[chord] = hotkey

    def _unregister(self, chord: Chord) -> None:
        hotkey = self._hotkeys.pop(chord, None)
        if hotkey and self._is_down(hotkey):
            self._leaving.append(hotkey)
        elif hotkey:
            self._release(hotkey)

    def _is_down(self, hotkey: _Hotkey) -> bool:
        pressed = any(key.code == self._down for key in hotkey.keys)
        return pressed and self._down in held_keys(self._display)

    def _hotkey(self, chord: Chord, pressed: Callable[[], None]) -> _Hotkey | None:
        keys = find_all(chord, self._keymap)
        return _Hotkey(chord, keys, lock_variants(self._keymap), pressed) if keys else None

    def _sharing(self, hotkey: _Hotkey) -> Chord | None:
        """Another of our own with a key of this one: only one of them would ever be heard."""
        grabs = set(hotkey.grabs())
        others = (each for each in self._hotkeys.values() if each.chord != hotkey.chord)
        return next((each.chord for each in others if grabs.intersection(each.grabs())), None)

    def _grab(self, hotkey: _Hotkey) -> bool:
        refused = error.CatchError(error.BadAccess)
        how = (False, X.GrabModeAsync, X.GrabModeAsync)
        for key in hotkey.grabs():
            self._root.grab_key(key.code, key.mask, *how, onerror=refused)
        self._display.sync()
        if refused.get_error():
            self._release(hotkey)
        return not refused.get_error()

    def _release(self, hotkey: _Hotkey) -> None:
        """But not what has been registered anew since it was let go."""
        others = (each for each in self._hotkeys.values() if each is not hotkey)
        kept = {key for each in others for key in each.grabs()}
        for key in set(hotkey.grabs()) - kept:
            self._root.ungrab_key(key.code, key.mask)
        self._display.sync()

    def _handle(self, event: Event) -> None:
        if event.type == X.KeyPress:
            self._display.ungrab_keyboard(X.CurrentTime)
            self._display.flush()
            self._seen = (*self._seen[1 - _REMEMBERED :], (event.detail, event.time))
            self._press(event)
        elif event.type == X.MappingNotify and not self._remapped:
            # They come in storms; the keyboard is read once, after the last of them.
            self._remapped = True
            self._loop.post(self._follow_keymap)

    def _press(self, event: Event) -> None:
        if event.detail == self._down and self._is_repeated(event.time):
            return
        for hotkey in list(self._hotkeys.values()):
            if hotkey.holds(event.detail, event.state):
                self._down, self._down_since = event.detail, event.time
                self._next_look = time.monotonic() + _LOOK_EVERY
                hotkey.pressed()
                return

    def _is_repeated(self, now: int) -> bool:
        if self._down_since and now - self._down_since < _FIRST_REPEAT:
            return False
        self._down_since = 0  # repeating has begun: from here they come faster than that
        return True

    def _alarm(self) -> float | None:
        return self._next_look if self._down is not None else None

    def _look(self) -> None:
        self._next_look = time.monotonic() + _LOOK_EVERY
        if self._down not in held_keys(self._display):
            self._down = None
            while self._leaving:
                self._release(self._leaving.pop())

    def _follow_keymap(self) -> None:
        """Grab again the hotkeys whose keys have moved, and only those."""
        self._remapped = False
        keymap = read_keymap(self._display)
        if keymap == self._keymap:
            return
        self._keymap = keymap
        wanted = {old.chord: self._hotkey(old.chord, old.pressed) for old in self._hotkeys.values()}
        moved = [old for old in self._hotkeys.values() if wanted[old.chord] != old]
        for old in moved:
            self._release(old)
            # Differs from any real one: tried again next time.
            self._hotkeys[old.chord] = replace(old, variants=())
        for old in moved:
            new = wanted[old.chord]
            if new is None or self._sharing(new) or not self._grab(new):
                _log.warning("A hotkey has no key after a change of the keyboard.")
            else:
                self._hotkeys[old.chord] = new


def _taken(chord: Chord) -> HotkeyRefused:
    return HotkeyRefused(
        "{chord} is already used by another program.",
        "Choose another hotkey, or change it in the other program.",
        chord=chord,
    )
