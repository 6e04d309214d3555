"""The keys since the prefix, and what stood in the field when they began.

An input method for Chinese makes of ``;hi`` and the blank whatever its first candidate is: the
keys alone say that an abbreviation was meant, and the text alone what they have become.
"""

from snippets_app.core.abbreviations.table import Abbreviations, on_keys
from snippets_app.core.model import Snippet

Standing = tuple[str, int]
"""A text and the caret in it."""
SETTLED = 0.1
"""Seconds after which a field has told what the key before has made of its text."""
_LONGEST_CHOICE = 60
_MOST = 200


class KeysSincePrefix:
    """``feed`` it each key with the time and with what the field has told by then."""

    def __init__(self, known: Abbreviations) -> None:
        self._known = known
        self._keys = ""
        self._last = self._before = float("-inf")
        self._at_prefix: Standing = ("", 0)
        self._anchor: Standing | None = None

    def forget(self) -> None:
        self._keys, self._anchor = "", None

    def feed(self, key: str, now: float, standing: Standing) -> None:
        """One character, "Space", "Backspace", or a name of any other key, which ends it."""
        character = " " if key == "Space" else key
        if len(character) == 1 and self._known.is_prefix(character):
            self._keys, self._at_prefix = character, standing
            self._before, self._anchor = self._last, None
        elif key == "Backspace":
            self._keys = self._keys[:-1]
        elif len(character) != 1 or self._is_whole or len(self._keys) >= _MOST:
            self.forget()
        elif self._keys:
            self._add(character, now, standing)
        self._last = now

    def follow(self, standing: Standing) -> None:
        """The text has changed before the blank: what was typed earlier may come late, and then
        nobody knows where these keys began."""
        if self._anchor is None or self._is_whole or standing == self._anchor:
            return
        found = _inserted(self._anchor, standing, self._start())
        if not found or not self._without_prefix(found).isascii():
            self.forget()

    def spell(self, typed: str) -> bool:
        """Whether these keys were pressed, one by one, and nothing after them."""
        return self._is_whole and on_keys(typed) == on_keys(self._keys)

    @property
    def snippet(self) -> Snippet | None:
        """The one that the keys mean, once the blank has ended them."""
        return self._known.find(self._keys[1:-1]) if self._is_whole else None

    @property
    def written(self) -> str:
        """The abbreviation as its keys spell it, with the prefix and without the blank."""
        return self._keys.rstrip()

    def chosen(self, standing: Standing) -> tuple[int, str] | None:
        """What an input method has put into the text for these keys, and where; None while that is
        not certain, or where it is simply what they spell."""
        if self._anchor is None or not self._is_whole:
            return None
        start = self._start()
        found = _inserted(self._anchor, standing, start)
        if not found or len(found) > _LONGEST_CHOICE or "\n" in found:
            return None
        rest = self._without_prefix(found)
        return (start, found) if rest.strip() and not self._spells(rest) else None

    @property
    def _is_whole(self) -> bool:
        return self._keys.endswith(" ")

    def _add(self, character: str, now: float, standing: Standing) -> None:
        """The first letter finds the text as the prefix has left it, and all that came before."""
        if len(self._keys) == 1 and now - self._before >= SETTLED:
            self._anchor = standing
        self._keys += character

    def _start(self) -> int:
        """Where the prefix stands, or would if the input method had not kept it to itself."""
        assert self._anchor is not None
        text, caret = self._anchor
        has_prefix = caret > 0 and self._known.is_prefix(text[caret - 1])
        return caret - 1 if has_prefix and self._anchor != self._at_prefix else caret

    def _without_prefix(self, found: str) -> str:
        return found[1:] if self._known.is_prefix(found[0]) else found

    def _spells(self, text: str) -> bool:
        """Whether it is the letters themselves, perhaps parted into syllables: still composing."""
        letters = "".join(char for char in text if char not in " '\u3000")
        return on_keys(letters).casefold() == on_keys(self._keys[1:-1]).casefold()


def _inserted(before: Standing, now: Standing, start: int) -> str:
    """What stands between ``start`` and the caret, where all around it is as it was."""
    (old, old_caret), (text, caret) = before, now
    same = text[:start] == old[:start] and text[caret:] == old[old_caret:]
    return text[start:caret] if same and start < caret else ""
