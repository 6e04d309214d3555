"""The two-set keyboard (두벌식) as an input method composes it: keys in, Hangul out.

What is being composed is kept as the strokes that made it, so that Backspace takes one of them
back, as input methods do; in what is finished it takes a whole character.
"""

from snippets_app.core.search.hangul import KEYS, LEADS, STROKES, TAILS, VOWELS

_JAMO = {chr(key): chr(jamo) for jamo, key in KEYS.items()}
_KEYS_OF_JAMO = frozenset(_JAMO.values())
_TAILS = ("", *TAILS)
_JOINED = {strokes: jamo for jamo, strokes in STROKES.items()}


class Dubeolsik:
    """Composes at the end of ``text``; the caret is never anywhere else.

    ``limit``: how many finished characters are kept. Capitals are Shift, as on the keyboard
    without CapsLock. A vowel before its consonant stays before it.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._done = ""
        self._strokes = ""

    @property
    def text(self) -> str:
        return self._done + composed(self._strokes)

    def press(self, key: str) -> None:
        """A character as the keyboard's Latin layout types it; one that is no letter ends what is
        being composed."""
        jamo = jamo_of(key)
        if not jamo:
            self._finish(self._strokes, "")
            self._done += key
        elif composed(self._strokes + jamo):
            self._strokes += jamo
        elif jamo in VOWELS and self._ends_in_tail():
            self._finish(self._strokes[:-1], self._strokes[-1] + jamo)
        else:
            self._finish(self._strokes, jamo)

    def backspace(self) -> None:
        if self._strokes:
            self._strokes = self._strokes[:-1]
        else:
            self._done = self._done[:-1]

    def _ends_in_tail(self) -> bool:
        """Whether the last stroke leads the next syllable once a vowel follows."""
        return len(self._strokes) > 1 and self._strokes[-1] in LEADS

    def _finish(self, strokes: str, rest: str) -> None:
        self._done = (self._done + composed(strokes))[-self._limit :]
        self._strokes = rest


def jamo_of(key: str) -> str:
    """The jamo on a key; "" where the key has none. Shift changes a few keys only.

    A jamo stands for its own key: some systems know that the input method makes one of it.
    """
    return key if key in _KEYS_OF_JAMO else _JAMO.get(key) or _JAMO.get(key.lower(), "")


def composed(strokes: str) -> str:
    """The one character that the strokes make, "" where they make none or more."""
    if not strokes[1:] or strokes in _JOINED:
        return _JOINED.get(strokes, strokes)
    lead, vowel = strokes[0], strokes[1:].rstrip(LEADS)
    tail = strokes[1 + len(vowel) :]
    vowel, tail = _JOINED.get(vowel, vowel), _JOINED.get(tail, tail)
    if lead not in LEADS or len(vowel) != 1 or tail not in _TAILS:
        return ""
    place = (LEADS.index(lead) * 21 + VOWELS.index(vowel)) * 28
    return chr(ord("가") + place + _TAILS.index(tail))
