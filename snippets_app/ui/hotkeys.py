"""The global hotkeys that are in force, and those that were refused with their reason."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from snippets_app.core.chord import Chord, hotkey_chord, parse_chord
from snippets_app.desktop.base import Hotkeys, TwoStepHotkeys, by_library
from snippets_app.errors import AppError
from snippets_app.texts import Texts

_STEPS = ", "


class GlobalHotkeys(QObject):
    """``pressed`` tells the action whose chord was pressed, on the interface's thread.

    An action is one of ``settings.DEFAULT_HOTKEYS``, ``stage:<id>`` or ``snippet:<id>``. Two chords
    joined by a comma and a blank (``Ctrl+K, 3``) are pressed one after the other.
    """

    pressed = Signal(str)
    _heard = Signal(str)

    def __init__(
        self,
        hotkeys: Hotkeys,
        texts: Texts,
        two_step: Callable[[], TwoStepHotkeys] = by_library,
    ) -> None:
        super().__init__()
        self._hotkeys = hotkeys
        self._begin_steps = two_step
        self._texts = texts
        self._held: dict[str, Chord] = {}
        self._in_steps: TwoStepHotkeys | None = None
        self.refused: dict[str, str] = {}
        self._heard.connect(self._tell)  # queued of itself: it comes from the backend's thread

    def _tell(self, action: str) -> None:
        self.pressed.emit(action)

    def apply(self, wanted: Mapping[str, str], *, two_steps: bool = False) -> None:
        """Hold exactly these chords (by action; an empty text is none) and let the others go.

        Chords in two steps are held only with ``two_steps``: they watch every key.
        """
        self.refused = {}
        pairs = {action: text for action, text in wanted.items() if _STEPS in text}
        self._watch(pairs if two_steps else {})
        chords = self._readable({each: text for each, text in wanted.items() if each not in pairs})
        for action in [each for each, held in self._held.items() if chords.get(each) != held]:
            self._hotkeys.unregister(self._held.pop(action))
        for action, chord in chords.items():
            if action not in self._held:
                self._take(action, chord)

    def probe(self, text: str, action: str = "") -> str:
        """Why this chord cannot be had for an action, or an empty text."""
        try:
            chord = hotkey_chord(text)
            owner = next((each for each, held in self._held.items() if held == chord), None)
            if owner is not None:
                return "" if owner == action else self._texts("Saywell uses it already.")
            self._hotkeys.register(chord, _nothing)
        except AppError as error:
            return self._reason(error)
        self._hotkeys.unregister(chord)
        return ""

    def close(self) -> None:
        """Let every chord go."""
        self.apply({})

    def _watch(self, pairs: Mapping[str, str]) -> None:
        if self._in_steps is not None:
            self._in_steps.close()
            self._in_steps = None
        for action, text in pairs.items():
            first, _, second = text.partition(_STEPS)
            try:
                self._in_steps = self._in_steps or self._begin_steps()
                self._in_steps.register(
                    hotkey_chord(first), parse_chord(second), self._teller(action)
                )
            except AppError as error:
                self.refused[action] = self._reason(error)

    def _teller(self, action: str) -> Callable[[], None]:
        return lambda: self._heard.emit(action)

    def _reason(self, error: AppError) -> str:
        return f"{self._texts.title(error)} {self._texts.hint(error)}".strip()

    def _readable(self, wanted: Mapping[str, str]) -> dict[str, Chord]:
        chords: dict[str, Chord] = {}
        for action, text in wanted.items():
            try:
                chords |= {action: hotkey_chord(text)} if text else {}
            except AppError as error:
                self.refused[action] = self._reason(error)
        return chords

    def _take(self, action: str, chord: Chord) -> None:
        if chord in self._held.values():
            self.refused[action] = self._texts("Saywell uses it already.")
            return
        try:
            self._hotkeys.register(chord, self._teller(action))
        except AppError as error:
            self.refused[action] = self._reason(error)
        else:
            self._held[action] = chord


def _nothing() -> None:
    """A chord that is only tried calls nothing."""
