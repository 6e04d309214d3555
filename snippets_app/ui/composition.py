"""What an input method is composing, and the key that waits for its end.

A Hangul input method commits the last syllable at Enter, a digit or an arrow, and hands that key
on: Qt delivers the key first and the commit after it. The key is kept and played behind the commit.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
)


class Composition:
    """``preedit`` is the text that is not committed yet, empty when nothing is composed."""

    def __init__(self) -> None:
        self.preedit = ""
        self._waiting: QKeyEvent | None = None

    def keeps(self, event: QKeyEvent) -> bool:
        """Whether the key belongs to the composition, or waits for its end."""
        if not self.preedit or event.key() in _MODIFIERS:
            return False
        self._waiting = event.clone()
        return True

    def follow(self, event: QInputMethodEvent) -> QKeyEvent | None:
        """Take over the new state; the key to be played now, after this commit, if one waits."""
        self.preedit = event.preeditString()
        waiting, self._waiting = self._waiting, None
        return waiting if event.commitString() and not self.preedit else None
