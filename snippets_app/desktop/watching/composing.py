"""Which part of a text an input method is still composing, told from how the text changes.

Browsers show unfinished syllables and pinyin letters as text. No program says which they are, but
they change as no typed text does: a jamo grows into a syllable in its place, and the letters of
pinyin are parted by blanks or apostrophes that come together with a letter.
"""

import re
from dataclasses import dataclass

_HANGUL = re.compile(r"[\u3131-\u318e\uac00-\ud7a3]\Z")
_JAMO = re.compile(r"[\u3131-\u318e]\Z")
_LETTERS = re.compile(r"[a-z]+\Z")
_NEXT_SYLLABLE = re.compile(r"[ '][a-z]\Z")
_PARTED = re.compile(r"[^\x00-\x7f]*[a-z]+(?:[ '][a-z]+)*\Z")
_SYLLABLE_PATIENCE = 0.2
_LETTERS_PATIENCE = 1.5


@dataclass(frozen=True, slots=True)
class Unfinished:
    """``[start, end)`` is being composed; what has not changed after ``patience`` s is typed."""

    start: int
    end: int
    patience: float


class Composing:
    """Follows one field. Holds offsets only, never text."""

    def __init__(self) -> None:
        self._start: int | None = None
        self._end = 0
        self._is_pinyin = False

    def forget(self) -> None:
        self._start, self._is_pinyin = None, False

    def follow(self, text: str, start: int, removed: str, inserted: str) -> Unfinished | None:
        """``inserted`` now stands at ``start`` of ``text`` in the place of ``removed``."""
        end = start + len(inserted)
        if self._is_syllable(removed, inserted):
            self.forget()
            return Unfinished(end - 1, end, _SYLLABLE_PATIENCE)
        return self._letters(text, start, removed, inserted)

    def _is_syllable(self, removed: str, inserted: str) -> bool:
        if _JAMO.search(inserted):
            return True
        grows = len(removed) == 1 and len(inserted) <= 2  # noqa: PLR2004 - two, when it divides
        return bool(grows and _HANGUL.search(removed) and _HANGUL.search(inserted))

    def _letters(self, text: str, start: int, removed: str, inserted: str) -> Unfinished | None:
        goes_on = self._start is not None and self._start <= start <= self._end
        if not goes_on:
            self.forget()
            if not removed and _LETTERS.match(inserted):
                self._start, self._end = start, start + len(inserted)
            return None
        assert self._start is not None
        in_the_middle = start < self._end
        self._end += len(inserted) - len(removed)
        parted = _NEXT_SYLLABLE.match(inserted) or (in_the_middle and inserted[:1] in (" ", "'"))
        self._is_pinyin |= bool(parted) and not removed
        if self._end <= self._start or not _PARTED.match(text[self._start : self._end]):
            self.forget()
        if not self._is_pinyin or self._start is None:
            return None
        return Unfinished(self._start, self._end, _LETTERS_PATIENCE)
