"""One word of a query, typed by sound: full syllables, heads, and a last syllable begun."""

from collections.abc import Iterator
from dataclasses import dataclass

from snippets_app.core.search.field import START, Field
from snippets_app.core.search.hangul import SHIFTED, is_jamo, is_syllable, latin_keys, strokes
from snippets_app.core.search.sounds import LONGEST_SPELLING, Sounds, Spellings, shorts

Span = tuple[int, int]
Move = tuple[int, int]
Ways = dict[tuple[str, int], int]


@dataclass(frozen=True, slots=True)
class Typed:
    """A word as it was typed.

    ``texts`` is what it may stand for letter for letter: Hangul keys may have been meant as
    Latin ones (ㅗㅑ is hi). ``keys`` has Hangul taken apart and no punctuation; ``shifted`` is the
    same with the letters left large that Shift gives another Hangul letter.
    """

    texts: tuple[str, ...]
    keys: str
    shifted: str

    @classmethod
    def of(cls, raw: str, folded: str) -> "Typed":
        keys = "".join(strokes(char) for char in folded if char.isalnum())
        texts = (folded, _as_latin(folded)) if _has_hangul(folded) else (folded,)
        shifted = "".join(char if char in SHIFTED else char.lower() for char in raw)
        meant = shifted.lower() == keys and not raw.isupper()  # all large: Caps Lock
        return cls(texts, keys, shifted if meant else keys)


class SoundWord:
    """Finds the places in a text where a word may have been typed for the characters there.

    A step takes one character of the text and some of the keys; punctuation is passed over. A
    match has taken all keys. ``spellings`` knows the library, ``sounds`` the characters.
    """

    def __init__(self, typed: Typed, spellings: Spellings, sounds: Sounds) -> None:
        self._typed = typed
        self._sounds = sounds
        self._spellings = spellings
        self._end = len(typed.keys)
        self._steps = [dict.fromkeys(self._steps_from(place)) for place in range(self._end)]
        self._moves_by_name = self._name_moves()
        self._moves: dict[str, tuple[Move, ...]] = {}

    def may_be_in(self, field: Field, *, at_start: bool) -> int:
        """A superset of the snippets in whose text ``find`` finds the word."""
        if not self._end:
            return 0
        reach = _Reach(field, [self._ways(field, place) for place in range(self._end)])
        return reach.snippets(0, START if at_start else "") & field.spelled

    def find(self, text: str, *, at_start: bool) -> Span | None:
        """The first match; with ``at_start`` only one at the beginning of a line of ``text``."""
        fresh = False
        for place, char in enumerate(text):
            if char == START:
                fresh = True
            elif self._sounds.codes(char):
                end = self._match(text, place) if fresh or not at_start else 0
                if end:
                    return place, end
                fresh = False
        return None

    def _match(self, text: str, start: int) -> int:
        """Where a match that begins at ``start`` ends; 0 where there is none."""
        reached = {0}
        for place in range(start, len(text)):
            char = text[place]
            if char == START:
                return 0
            if not self._sounds.codes(char):
                continue
            reached = {after for before, after in self._moves_of(char) if before in reached}
            if self._end in reached:
                return place + 1
            if not reached:
                return 0
        return 0

    def _moves_of(self, char: str) -> tuple[Move, ...]:
        found = self._moves.get(char)
        if found is None:
            codes = self._sounds.codes(char)
            names = {char, *codes, *(short for code in codes for short in shorts(code))}
            moves = (move for name in names for move in self._moves_by_name.get(name, ()))
            found = self._moves[char] = tuple(moves)
        return found

    def _steps_from(self, place: int) -> Iterator[tuple[str, int]]:
        """Character, code or short that the keys from ``place`` may type, and where that ends."""
        keys, shifted = self._typed.keys, self._typed.shifted
        yield keys[place], place + 1
        for name, after in self._spelled_from(keys, place):
            if keys == shifted or not is_jamo(name[0]):
                yield name, after
        if keys != shifted:
            hangul = self._spelled_from(shifted, place)
            yield from ((name, after) for name, after in hangul if is_jamo(name[0]))

    def _spelled_from(self, keys: str, place: int) -> Iterator[tuple[str, int]]:
        rest = keys[place : place + LONGEST_SPELLING + 1]
        for length in range(1, len(rest) + 1):
            for name in self._spellings.full(rest[:length]):
                yield name, place + length
        for length in (1, 2):
            for name in self._spellings.short(rest[:length]):
                yield name, min(place + length, self._end)
        if len(rest) <= LONGEST_SPELLING:
            for name in self._spellings.begun(rest):
                yield name, self._end

    def _name_moves(self) -> dict[str, list[Move]]:
        found: dict[str, list[Move]] = {}
        for before, steps in enumerate(self._steps):
            for name, after in steps:
                found.setdefault(name, []).append((before, after))
        return found

    def _ways(self, field: Field, place: int) -> Ways:
        """By the head of the next character and the place after it: the snippets that have it."""
        found: Ways = {}
        for name, after in self._steps[place]:
            codes = self._sounds.codes(name) if len(name) == 1 else ()
            way = ((codes[0] if codes else name)[0], after)
            found[way] = found.get(way, 0) | field.holding(name)
        return found


class _Reach:
    """Which snippets have neighbouring heads that could take all keys, step by step."""

    def __init__(self, field: Field, ways: list[Ways]) -> None:
        self._field = field
        self._ways = ways
        self._known: dict[tuple[int, str], int] = {}

    def snippets(self, place: int, head: str) -> int:
        """Those that may go on from ``place`` after a character with this head."""
        if place == len(self._ways):
            return self._field.everything
        if (place, head) not in self._known:
            self._known[place, head] = self._find(place, head)
        return self._known[place, head]

    def _find(self, place: int, head: str) -> int:
        found = 0
        for (following, after), having in self._ways[place].items():
            here = having & self._field.pairs.get(head + following, 0) if head else having
            if here:
                found |= here & self.snippets(after, following)
        return found


def _has_hangul(text: str) -> bool:
    return any(is_syllable(char) or is_jamo(char) for char in text)


def _as_latin(folded: str) -> str:
    return latin_keys("".join(map(strokes, folded))).casefold()
