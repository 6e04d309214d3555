"""Waiting until the agent's hands are off the keys, and pressing chords by XTEST.

https://www.x.org/releases/current/doc/xextproto/xtest.html
"""

import select
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from Xlib import X
from Xlib.display import Display

from snippets_app.core.chord import Chord
from snippets_app.desktop.x11.connection import connect, disconnect, held_keys, pending, read_keymap
from snippets_app.desktop.x11.keymap import find, modifier_codes
from snippets_app.errors import AppError

_LOOK_EVERY = 0.01
_STUCK_AFTER = 10.0
_MODIFIER_PATIENCE = 2.0


class X11Keys:
    """Callable from any thread."""

    def __init__(self) -> None:
        self._display: Display = connect()
        self._root = self._display.screen().root
        self._lock = threading.Lock()
        self._closed = False
        self._keymap = read_keymap(self._display)

    def wait_released(self, timeout: float) -> bool:
        """As the protocol says. The keyboard is grabbed only while something is held."""
        with self._lock:
            if not held_keys(self._display):
                return True
            released = self._released_before(time.monotonic() + timeout)
            repeats = self._holds_what_repeats()
            if not repeats:
                self._let_go()
        if repeats:
            # Enter held from the palette must not repeat into a chat window after the refusal.
            threading.Thread(target=self._let_go_later, name="held keys", daemon=True).start()
        return released

    def press(self, chord: Chord, times: int = 1) -> None:
        """As the protocol says; AppError when the keyboard has no such key, or when a modifier
        stays held: it would make another chord of this one, also by its release.

        Only a grab of the whole server could shut out the moment between look and press, and that
        has left servers waiting for ever (Xvfb 21.1 beside a window manager that grabs as well).
        """
        with self._lock:
            self._follow_keymap()
            key = find(chord, self._keymap)
            if key is None:
                raise AppError(
                    "This keyboard has no key for {chord}.",
                    "Set another paste chord for this program.",
                    chord=chord,
                )
            self._wait_for_modifiers()
            with self._modifiers(key.mask):
                for _ in range(times):
                    self._fake(X.KeyPress, key.code)
                    self._fake(X.KeyRelease, key.code)
            self._display.sync()

    def close(self) -> None:
        with self._lock:
            self._closed = True
            disconnect(self._display)

    def _holds_what_repeats(self) -> bool:
        """Whether a key is down that is no modifier."""
        return bool(held_keys(self._display) - self._modifier_codes())

    def _modifier_codes(self) -> set[int]:
        return {code for row in self._keymap.modifiers for code in row}

    def _let_go(self) -> None:
        self._display.ungrab_keyboard(X.CurrentTime)
        self._display.sync()

    def _let_go_later(self) -> None:
        """Keep the keyboard until what is held is released, or seems to be stuck."""
        deadline = time.monotonic() + _STUCK_AFTER
        while time.monotonic() < deadline:
            with self._lock:
                if self._closed or not self._holds_what_repeats():
                    break
            time.sleep(_LOOK_EVERY)
        with self._lock:
            if not self._closed:
                self._let_go()

    def _released_before(self, deadline: float) -> bool:
        grabbed = False
        while held_keys(self._display):
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            # Refused while another program holds a grab, which may end before the key does.
            grabbed = grabbed or self._grab()
            # A release arrives as an event, unless the grab was refused.
            select.select([self._display.fileno()], [], [], min(left, _LOOK_EVERY))
            self._follow_keymap()
        return True

    def _grab(self) -> bool:
        answer = self._root.grab_keyboard(False, X.GrabModeAsync, X.GrabModeAsync, X.CurrentTime)
        return bool(answer == X.GrabSuccess)

    def _wait_for_modifiers(self) -> None:
        deadline = time.monotonic() + _MODIFIER_PATIENCE
        while held_keys(self._display) & self._modifier_codes():
            if time.monotonic() > deadline:
                raise _held()
            time.sleep(_LOOK_EVERY)

    @contextmanager
    def _modifiers(self, mask: int) -> Iterator[None]:
        codes = modifier_codes(mask, self._keymap)
        for code in codes:
            self._fake(X.KeyPress, code)
        try:
            yield
        finally:
            for code in reversed(codes):
                self._fake(X.KeyRelease, code)

    def _fake(self, kind: int, code: int) -> None:
        self._display.xtest_fake_input(kind, code)

    def _follow_keymap(self) -> None:
        """Every client is told of a new keyboard; most of the time there is nothing to read."""
        changed = [event.type == X.MappingNotify for event in pending(self._display)]
        if any(changed):
            self._keymap = read_keymap(self._display)


def _held() -> AppError:
    return AppError(
        "A key was held down, so the text is not finished.",
        "Let go of all keys, take it back and insert it again.",
    )
