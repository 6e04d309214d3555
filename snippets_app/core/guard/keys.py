"""What keys spell where only keys can be seen: as Latin letters, and as Hangul.

Which of the two the input method makes of them is not asked: a rule in Hangul practically never
matches keys that were meant as English, so that the guard simply runs over both.
"""

from dataclasses import dataclass, field

from snippets_app.core.guard.dubeolsik import Dubeolsik

LONGEST = 200
"""How many characters are remembered."""


@dataclass(frozen=True, slots=True)
class KeyTexts:
    """Two readings of the same keys."""

    latin: str = field(default="", repr=False)
    hangul: str = field(default="", repr=False)


class KeyText:
    """Remembers what was typed since the caret was last known to stand at its end."""

    def __init__(self) -> None:
        self._latin = ""
        self._hangul = Dubeolsik(LONGEST)

    def feed(self, key: str) -> KeyTexts:
        """What stands there after this key: one character, or a name as ``TypingListener.keyed``
        gives it. All but "Space" and "Backspace" forget what was before."""
        if len(key) == 1 or key == "Space":
            self._add(" " if key == "Space" else key)
        elif key == "Backspace":
            self._latin = self._latin[:-1]
            self._hangul.backspace()
        else:
            self.forget()
        return KeyTexts(self._latin, self._hangul.text[-LONGEST:])

    def forget(self) -> None:
        self._latin = ""
        self._hangul = Dubeolsik(LONGEST)

    def _add(self, character: str) -> None:
        self._latin = (self._latin + character)[-LONGEST:]
        self._hangul.press(character)
