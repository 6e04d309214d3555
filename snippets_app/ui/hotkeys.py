"""The global hotkeys that are in force, and those that were refused with their reason."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal

from snippets_app.core.chord import Chord, hotkey_chord
from snippets_app.desktop.base import Hotkeys
from snippets_app.errors import AppError
from snippets_app.texts import Texts


class GlobalHotkeys(QObject):
    """``pressed`` tells the action whose chord was pressed, on the interface's thread.

    An action is one of ``settings.DEFAULT_HOTKEYS``, ``stage:<id>`` or ``snippet:<id>``.
    """

    pressed = Signal(str)
    _heard = Signal(str)

    def __init__(self, hotkeys: Hotkeys, texts: Texts) -> None:
        super().__init__()
        self._hotkeys = hotkeys
        self._texts = texts
        self._held: dict[str, Chord] = {}
        self.refused: dict[str, str] = {}
        self._heard.connect(self.pressed, Qt.ConnectionType.QueuedConnection)

    def apply(self, wanted: Mapping[str, str]) -> None:
        """Hold exactly these chords (by action; an empty text is none) and let the others go."""
        self.refused = {}
        chords = {action: text for action, text in wanted.items() if text}
        for action in [each for each in self._held if str(self._held[each]) != chords.get(each)]:
            self._hotkeys.unregister(self._held.pop(action))
        for action, text in chords.items():
            if action not in self._held:
                self._take(action, text)

    def probe(self, text: str, action: str = "") -> str:
        """Why this chord cannot be had for an action, or an empty text."""
        try:
            chord = hotkey_chord(text)
            owner = next((each for each, held in self._held.items() if held == chord), None)
            if owner is not None:
                return "" if owner == action else self._texts("Saywell uses it already.")
            self._hotkeys.register(chord, _nothing)
        except AppError as error:
            return f"{self._texts.title(error)} {self._texts.hint(error)}".strip()
        self._hotkeys.unregister(chord)
        return ""

    def _take(self, action: str, text: str) -> None:
        try:
            chord = hotkey_chord(text)
            self._hotkeys.register(chord, lambda: self._heard.emit(action))
        except AppError as error:
            self.refused[action] = f"{self._texts.title(error)} {self._texts.hint(error)}".strip()
        else:
            self._held[action] = chord


def _nothing() -> None:
    """A chord that is only tried calls nothing."""
