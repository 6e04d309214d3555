"""One word of a query, typed by sound: full syllables, heads, and a last syllable begun."""

from collections.abc import Iterator
from functools import reduce
from operator import getitem

from snippets_app.core.search.field import START, Field
from snippets_app.core.search.hangul import is_jamo
from snippets_app.core.search.sounds import LONGEST_SPELLING, Sounds, Spellings
from snippets_app.core.search.typed import Typed

Span = tuple[int, int]
Move = tuple[int, int]
Ways = dict[tuple[str, int], int]


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
        """A superset of the snippets in whose text ``find`` finds the word; text without any Han
        or Hangul character is left to the comparison letter for letter."""
        if not self._end:
            return 0
        reach = _Reach(field, [self._ways(field, place) for place in range(self._end)])
        return reach.snippets(0, START if at_start else "") & field.spelled

    def automaton(self, *, at_start: bool) -> "Automaton":
        """Tells whether ``find`` would find the word, and quicker the more texts it has seen."""
        return Automaton(self, at_start=at_start)

    def find(self, text: str) -> Span | None:
        """The first match."""
        for start in range(len(text)):
            end = self._match(text, start)
            if end:
                return start, end
        return None

    def after(self, reached: frozenset[int], char: str) -> frozenset[int]:
        """How many keys may be taken after ``char`` where so many were before it."""
        moves = self._moves.get(char)
        if moves is None:
            moves = self._moves[char] = self._find_moves(char)
        return frozenset([after for before, after in moves if before in reached])

    @property
    def end(self) -> int:
        return self._end

    def _match(self, text: str, start: int) -> int:
        """Where a match that begins at ``start`` ends; 0 where there is none."""
        if not self._sounds.codes(text[start]):
            return 0
        reached: frozenset[int] = frozenset({0})
        for place in range(start, len(text)):
            reached = self.after(reached, text[place])
            if self._end in reached:
                return place + 1
            if not reached:
                return 0
        return 0

    def _find_moves(self, char: str) -> tuple[Move, ...]:
        if char == START:
            return ()
        codes = self._sounds.codes(char)
        if not codes:
            return tuple((place, place) for place in range(self._end))
        by_name = self._moves_by_name
        names = {char, *self._sounds.names(codes)}
        return tuple([move for name in names if name in by_name for move in by_name[name]])

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


class Automaton:
    """Accepts the texts in which a word matches, at the beginning of a line or anywhere.

    A state is the set of numbers of keys that may have been taken; states and the steps between
    them are made when a text first needs them.
    """

    def __init__(self, word: SoundWord, *, at_start: bool) -> None:
        self._word = word
        self._always = frozenset[int]() if at_start else frozenset({0})
        self._states: dict[frozenset[int], _State] = {}
        self._first = self.state(self._always)

    def accepts(self, text: str) -> bool:
        return reduce(getitem, text, self._first).accepting

    def state(self, reached: frozenset[int]) -> "_State":
        if reached not in self._states:
            self._states[reached] = _State(self, reached, accepting=self._word.end in reached)
        return self._states[reached]

    def after(self, reached: frozenset[int], char: str) -> "_State":
        if char == START:
            return self.state(frozenset({0}))
        return self.state(self._word.after(reached, char) | self._always)


class _State(dict[str, "_State"]):
    """Where each character leads; nowhere else, once the word is found."""

    __slots__ = ("_automaton", "_reached", "accepting")

    def __init__(self, automaton: Automaton, reached: frozenset[int], *, accepting: bool) -> None:
        super().__init__()
        self._automaton = automaton
        self._reached = reached
        self.accepting = accepting

    def __missing__(self, char: str) -> "_State":
        found = self if self.accepting else self._automaton.after(self._reached, char)
        self[char] = found
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
