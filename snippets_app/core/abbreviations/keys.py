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
CROSSED = 0.03
"""Seconds by which a key may be told after what it has made of the text."""
_LONGEST_CHOICE = 60
_PARTING = str.maketrans("", "", " '\u3000")
_MOST = 200


class KeysSincePrefix:
    """``feed`` it each key with the time and with what the field has told by then."""

    def __init__(self, known: Abbreviations) -> None:
        self._known = known
        self._keys = ""
        self._last = self._before = float("-inf")
        self._at_prefix: Standing = ("", 0)
        self._anchor: Standing | None = None
        self._is_at_once = False
        self._doubtful: tuple[str, float] | None = None
        self._changed: tuple[Standing, float] | None = None

    def forget(self) -> None:
        self._keys, self._anchor, self._is_at_once = "", None, False
        self._doubtful = None

    def feed(self, key: str, now: float, standing: Standing) -> None:
        """One character, "Space", "Backspace", or a name of any other key, which ends it."""
        character = " " if key == "Space" else key
        if self._came_late(character, now):
            self.forget()
        if len(character) == 1 and self._known.is_prefix(character):
            self._keys, self._at_prefix = character, self._before_prefix(now, standing)
            self._before, self._anchor = self._last, None
        elif key == "Backspace":
            self._keys = self._keys[:-1]
        elif len(character) != 1 or self._is_whole or len(self._keys) >= _MOST:
            self.forget()
        elif self._keys:
            self._add(character, now, standing)
        self._last = now

    def follow(self, before: Standing, standing: Standing, now: float) -> None:
        """The text has changed. What was typed earlier may come late, and then nobody knows where
        these keys began."""
        self._changed = before, now
        if self._anchor is None or standing == self._anchor:
            return
        found = self._put(standing)
        self._is_at_once = before == self._anchor and len(found) > 1 and found == self._word
        if not found:
            self.forget()
        elif not self._is_whole and not self._is_spelled(found):
            self._doubtful = found, now

    def spell(self, typed: str) -> bool:
        """Whether these keys were pressed, one by one, and nothing after them."""
        return self._is_whole and on_keys(typed) == on_keys(self._keys)

    @property
    def snippet(self) -> Snippet | None:
        """The one that the keys mean, once the blank has ended them."""
        return self._known.find(self._word) if self._is_whole else None

    @property
    def written(self) -> str:
        """The abbreviation as its keys spell it, with the prefix and without the blank."""
        return self._keys.rstrip()

    def chosen(self, standing: Standing) -> tuple[int, str] | None:
        """What an input method has put into the text for these keys, and where; None while that is
        not certain, or where it is simply what they spell."""
        if self._anchor is None or not self._is_whole:
            return None
        found = self._put(standing)
        if not self._is_choice(self._without_prefix(found)):
            return None
        start = self._start()
        is_open = self._is_spelled(found) and not self._is_at_once
        return None if is_open or standing[1] != start + len(found) else (start, found)

    @property
    def _is_whole(self) -> bool:
        return self._keys.endswith(" ")

    @property
    def _word(self) -> str:
        return self._keys[1:].rstrip()

    def _came_late(self, character: str, now: float) -> bool:
        """Whether what the text was found to hold is not of this key either."""
        if self._doubtful is None:
            return False
        (found, since), self._doubtful = self._doubtful, None
        is_of_key = character == " " or self._is_spelled(found, self._word + character)
        return not is_of_key or now - since > CROSSED

    def _add(self, character: str, now: float, standing: Standing) -> None:
        """The first letter finds the text as the prefix has left it, and all that came before."""
        if len(self._keys) == 1 and now - self._before >= SETTLED:
            self._anchor = self._without_letter(character, standing)
        self._keys += character

    def _before_prefix(self, now: float, standing: Standing) -> Standing:
        """The prefix may stand in the text before its key is told."""
        if self._changed is None or now - self._changed[1] > CROSSED:
            return standing
        before = self._changed[0]
        put = _inserted(before, standing, before[1])
        return before if put and self._known.is_prefix(put) else standing

    def _without_letter(self, letter: str, standing: Standing) -> Standing:
        """Some programs show at once what is being composed, others their keys come later."""
        put = _inserted(self._at_prefix, standing, self._at_prefix[1])
        text, end = standing[0], self._at_prefix[1] + len(put) - 1
        if not put.endswith(letter) or self._without_prefix(put[:-1]):
            return standing
        return text[:end] + text[end + 1 :], end

    def _start(self) -> int:
        """Where the prefix stands, or would if the input method had not kept it to itself."""
        assert self._anchor is not None
        text, caret = self._anchor
        has_prefix = caret > 0 and self._known.is_prefix(text[caret - 1])
        return caret - 1 if has_prefix and self._anchor != self._at_prefix else caret

    def _put(self, standing: Standing) -> str:
        """What stands there since the prefix; "" for nothing, or where all else has changed."""
        assert self._anchor is not None
        return _inserted(self._anchor, standing, self._start())

    def _without_prefix(self, found: str) -> str:
        return found[1:] if found and self._known.is_prefix(found[0]) else found

    def _is_choice(self, found: str) -> bool:
        """Whether an input method may have made this of one word."""
        is_alone = not any(char == "\n" or self._known.is_prefix(char) for char in found)
        return bool(found.strip()) and is_alone and len(found) <= _LONGEST_CHOICE

    def _is_spelled(self, found: str, word: str = "") -> bool:
        """Whether it is the letters themselves, as far as they have come, perhaps parted into
        syllables: what is being composed, unless it came all at once, which no typing does."""
        letters = self._without_prefix(found).translate(_PARTING)
        return on_keys(word or self._word).casefold().startswith(on_keys(letters).casefold())


def _inserted(before: Standing, now: Standing, start: int) -> str:
    """What stands from ``start`` on, where all around it is as it was; browsers tell of the caret
    later than of the text."""
    (old, caret), text = before, now[0]
    head, tail = old[:start], old[caret:]
    fits = len(head) + len(tail) < len(text) and text.startswith(head) and text.endswith(tail)
    return text[start : len(text) - len(tail)] if fits else ""
