"""Two-step chords (``Ctrl+;`` then ``3``) by the ``keyboard`` library, off by default.

The library watches every key of the keyboard: on Linux only root may, and on Windows its watching
may end without a word (``desktop/windows/two_step.py`` sees to that). What one chord can do is
therefore left to ``Hotkeys``.

Only its watching is used. Its own hotkeys of several steps are recognised only while they keep keys
from other programs, and a second step that is missing makes them press the first one again; ours
never keep a key and never press one.
"""

import time
from collections.abc import Callable
from typing import Any

from snippets_app.core.chord import MODIFIERS, Chord
from snippets_app.desktop.key_steps import KeySteps, Pair, Press, Step
from snippets_app.desktop.two_step import unavailable
from snippets_app.errors import AppError

_NAMES = {"PageUp": "page up", "PageDown": "page down", "Win": "windows"}
_ALT_GR = "alt gr"
_STALE_AFTER = 2.0
"""Seconds after which a key that has not been heard of again may have been let go unseen."""


class TwoStepChords:
    """Each pair of chords calls back on the library's thread.

    ``heard`` gets the scan code of every key event; ``is_down`` says of one of ``MODIFIERS``
    whether it is really down.
    """

    def __init__(
        self,
        heard: Callable[[int], None] = lambda code: None,
        is_down: Callable[[str], bool] = lambda name: True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        reason = unavailable()
        if reason:
            raise AppError("Two-step chords do not work here: {reason}", reason=reason)
        import keyboard  # reads the names of the keys; at first use it starts threads

        self.library: Any = keyboard
        self._tell, self._is_down, self._clock = heard, is_down, clock
        self._steps = KeySteps(clock)
        self._pairs: dict[tuple[Chord, Chord], Pair] = {}
        self._modifiers: dict[int, str] = {}
        self._down: dict[int, float] = {}
        self._leave: Callable[[], None] | None = None

    def register(self, first: Chord, second: Chord, pressed: Callable[[], None]) -> None:
        """Raises AppError when the library cannot watch these keys."""
        try:
            pair = Pair(self._step(first), self._step(second), pressed)
            self._watch()
        except (ImportError, OSError, ValueError, AssertionError) as problem:
            raise AppError(
                "The chord {first}, {second} cannot be watched.",
                "Choose single chords, or turn two-step chords off.",
                first=first,
                second=second,
            ) from problem
        self._pairs[first, second] = pair
        self._steps.add(pair)

    def unregister(self, first: Chord, second: Chord) -> None:
        pair = self._pairs.pop((first, second), None)
        if pair:
            self._steps.remove(pair)
        if not self._pairs and self._leave:
            self._leave()
            self._leave = None

    def forget(self) -> None:
        """No key is down and no first chord has been pressed: the user was away."""
        self._down = {}
        self._steps.forget()

    def close(self) -> None:
        for first, second in list(self._pairs):
            self.unregister(first, second)

    def _watch(self) -> None:
        if self._leave is None:
            self._modifiers = self._read_modifiers()
            self._leave = self.library.hook(self._hear)

    def _read_modifiers(self) -> dict[int, str]:
        """Last AltGr, which some keyboards have as an Alt: it makes a chord another one."""
        found = {_name(each): each for each in MODIFIERS} | {_ALT_GR: _ALT_GR}
        return {code: each for name, each in found.items() for code in self._codes(name)}

    def _codes(self, name: str) -> tuple[int, ...]:
        codes: tuple[int, ...] = self.library.key_to_scan_codes(name, error_if_missing=False)
        return codes

    def _step(self, chord: Chord) -> Step:
        name = _name(chord.key)
        codes = frozenset(self.library.key_to_scan_codes(name))
        return Step(codes, name, frozenset(chord.modifiers))

    def _hear(self, event: Any) -> None:
        code = event.scan_code
        self._tell(code)
        if event.event_type == "up":
            self._down.pop(code, None)
            return
        now = self._clock()
        repeated = code in self._down and now - self._down[code] < _STALE_AFTER
        self._down[code] = now
        if code not in self._modifiers and not repeated:
            self._steps.press(Press(code, event.name or "", bool(event.is_keypad)), self._held(now))

    def _held(self, now: float) -> frozenset[str]:
        fresh = {each for each, since in self._down.items() if now - since < _STALE_AFTER}
        return frozenset(
            name
            for code, name in self._modifiers.items()
            if code in self._down and (code in fresh or name == _ALT_GR or self._is_down(name))
        )


def _name(part: str) -> str:
    """What the library calls a key or a modifier."""
    return _NAMES.get(part, part.lower())
