"""Waiting until the agent's hands are off the keys, and pressing chords by SendInput."""

import threading
import time
from collections.abc import Sequence

from snippets_app.core.chord import Chord
from snippets_app.desktop.windows.key_codes import MODIFIER_CODES, PRESSED_MODIFIERS, Key, repeats
from snippets_app.desktop.windows.keyboard_layout import KeyboardLayout
from snippets_app.desktop.windows.keyboard_state import Keyboard, SystemKeyboard
from snippets_app.desktop.windows.repeating import RepeatKeeper
from snippets_app.desktop.windows.send_input import InputSender, Sender, Stroke
from snippets_app.errors import AppError

_LOOK_EVERY = 0.001
_MODIFIER_PATIENCE = 2.0
_AT_ONCE = 100


class WindowsKeys:
    """Callable from any thread."""

    def __init__(self, keyboard: Keyboard | None = None, sender: Sender | None = None) -> None:
        self._keyboard = keyboard or SystemKeyboard()
        self._sender = sender or InputSender()
        self._layout = KeyboardLayout()
        self._keeper = RepeatKeeper(self._keyboard)
        self._pressing = threading.Lock()

    def wait_released(self, timeout: float) -> bool:
        """As the protocol says. After a lock of the screen a key may look held that is not: the
        agent is told so at the end of the time, and it is over with its next press."""
        deadline = time.monotonic() + timeout
        while held := self._keyboard.held():
            if any(repeats(code) for code in held):
                self._keeper.keep()
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            time.sleep(min(left, _LOOK_EVERY))
        return True

    def press(self, chord: Chord, times: int = 1) -> None:
        """As the protocol says; AppError when the keyboard has no such key, when a modifier stays
        held, or when the system takes no keys.

        All strokes of a chord go in at once: nothing that the agent does comes between them. What
        he presses between the look at the modifiers and that moment still makes another chord.
        """
        with self._pressing:
            key = self._layout.find(chord)
            if key is None:
                raise AppError(
                    "This keyboard has no key for {chord}.",
                    "Set another paste chord for this program.",
                    chord=chord,
                )
            for done in range(0, times, _AT_ONCE):
                strokes = self._strokes(key, min(times - done, _AT_ONCE))
                self._wait_for_modifiers()
                self._send(strokes)

    def close(self) -> None:
        self._keeper.close()

    def _strokes(self, key: Key, times: int) -> list[Stroke]:
        held = [PRESSED_MODIFIERS[name] for name in key.modifiers]
        stroke = self._layout.stroke
        return [
            *(stroke(code) for code in held),
            *[stroke(key.code), stroke(key.code, up=True)] * times,
            *(stroke(code, up=True) for code in reversed(held)),
        ]

    def _wait_for_modifiers(self) -> None:
        deadline = time.monotonic() + _MODIFIER_PATIENCE
        while self._keyboard.held(MODIFIER_CODES):
            if time.monotonic() > deadline:
                raise AppError(
                    "A key was held down, so the text is not finished.",
                    "Let go of all keys, take it back and insert it again.",
                )
            time.sleep(_LOOK_EVERY)

    def _send(self, strokes: Sequence[Stroke]) -> None:
        taken = self._sender.send(strokes)
        if taken == len(strokes):
            return
        down = {each.code for each in strokes[:taken]} - {e.code for e in strokes[:taken] if e.up}
        self._sender.send([self._layout.stroke(code, up=True) for code in sorted(down)])
        raise AppError(
            "Windows takes no keys at the moment, so the text is not finished.",
            "Unlock the screen, or answer what Windows asks, and insert it again.",
        )
